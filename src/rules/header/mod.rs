//! Rules on header parameters.

pub(super) mod b64_false;
pub(super) mod crit_invalid;
pub(super) mod crit_relied_on;
pub(super) mod cty_missing_nested;
pub(super) mod cty_unneeded;
pub(super) mod header_claim_mismatch;
pub(super) mod jwe_pbes2_count_high;
pub(super) mod jwe_pbes2_count_low;
pub(super) mod jwe_rsa1_5;
pub(super) mod jwe_unsigned;
pub(super) mod jwe_zip;
pub(super) mod jwe_zip_bomb;
pub(super) mod jwk_embedded;
pub(super) mod jwk_embedded_signer;
pub(super) mod jwk_private_in_header;
pub(super) mod key_url_insecure;
pub(super) mod key_url_present;
pub(super) mod key_url_untrusted;
pub(super) mod kid_injection;
pub(super) mod kid_invalid;
pub(super) mod kid_missing;
pub(super) mod kid_unknown;
pub(super) mod time_claim_in_header;
pub(super) mod typ_generic;
pub(super) mod typ_invalid;
pub(super) mod x5c_malformed;
pub(super) mod x5c_untrusted;
pub(super) mod x5t_sha1;
pub(super) mod zip_in_jws;

use super::prelude::*;
use crate::core::json::Value;
use crate::core::key::certificate_facts;
use crate::core::profile::{Profile, bare_typ};
use crate::core::token::Kind;
use url::Url;

/// The header parameter of that name.
fn parameter<'a>(case: &Case<'a>, name: &str) -> Option<Value<'a>> {
    case.header?.get(name)
}

/// Whether the token is a JWS, signed or not.
fn is_jws(case: &Case<'_>) -> bool {
    case.header.is_some() && case.token.kind() != Kind::Jwe
}

/// Whether the token is encrypted.
fn is_jwe(case: &Case<'_>) -> bool {
    case.header.is_some() && case.token.kind() == Kind::Jwe
}

/// Whether the token proves possession of the key in its own header, which therefore belongs there.
fn proves_possession(case: &Case<'_>) -> bool {
    case.profile() == Profile::DpopProof || case.has_typ("openid4vci-proof+jwt") || case.is_acme_request()
}

/// Whether `cty` says that the content is a JWT (RFC 7519 §5.2).
fn says_nested(case: &Case<'_>) -> bool {
    let cty = parameter(case, "cty").and_then(Value::text);
    cty.is_some_and(|cty| bare_typ(&cty).eq_ignore_ascii_case("JWT"))
}

/// The parameters that say where keys are to be fetched, with their URLs where they are some.
fn key_urls<'a>(case: &Case<'a>) -> impl Iterator<Item = (Value<'a>, &'static str, Option<Url>)> {
    let header = case.header;
    ["jku", "x5u"].into_iter().filter_map(move |name| {
        let value = header?.get(name)?;
        Some((value, name, value.text().and_then(|text| Url::parse(&text).ok())))
    })
}

/// Whether the policy lists that URL: scheme, host, port and path must be the same.
fn is_listed(case: &Case<'_>, url: &Url) -> bool {
    let is_same = |listed: &String| {
        Url::parse(listed).is_ok_and(|listed| {
            listed.origin() == url.origin() && listed.path() == url.path() && listed.query() == url.query()
        })
    };
    url.username().is_empty() && url.password().is_none() && case.policy.key_urls.iter().any(is_same)
}

/// The first certificate of `x5c`, in DER, if it is one (RFC 7515 §4.1.6).
fn leaf(case: &Case<'_>) -> Option<Vec<u8>> {
    use base64::Engine;
    let text = parameter(case, "x5c")?.children().next()?.text()?;
    let der = base64::engine::general_purpose::STANDARD.decode(text.as_bytes()).ok()?;
    certificate_facts(&der).map(|certificate| certificate.der)
}

/// The `p2c` of a token whose key is derived from a password, as a number.
fn iterations<'a>(case: &Case<'a>) -> Option<(Value<'a>, f64)> {
    let alg = case.token.alg().filter(|alg| alg.starts_with("PBES2-"));
    let count = parameter(case, "p2c").filter(|_| alg.is_some())?;
    Some((count, NumericDate::of(count)?.0))
}
