//! Tokens that were taken back before they expired. The list lives outside, so the verdict only asks.

/// A list of tokens that no longer count, by the `jti` of the token (RFC 7519 §4.1.7).
pub trait Denylist {
    /// Whether the token that `iss` issued under the ID `jti` was taken back. A `jti` is unique among the tokens of its
    /// issuer alone, so a list may name both; `iss` is `None` where the token has none.
    ///
    /// # Errors
    ///
    /// When the list cannot be asked. That is no answer: a caller must not take it for `false`.
    fn denies(&self, iss: Option<&str>, jti: &str) -> anyhow::Result<bool>;
}
