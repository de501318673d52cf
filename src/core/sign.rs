//! Claims and a key to a token (RFC 7515 §5.1). Members keep the order and their values the text they were
//! given in.

use super::b64;
use super::crypto::BoxedSigner;
use super::json::{Document, Kind, quote};
use anyhow::{Result, anyhow, bail};

/// The members of a JSON object that is being put together: names, and values as JSON text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Members(Vec<(String, String)>);

impl Members {
    /// The members of a JSON object.
    ///
    /// # Errors
    ///
    /// When the text is not a JSON object, or a name occurs twice in it at any depth (RFC 7519 §4).
    pub fn parse(text: Vec<u8>) -> Result<Members> {
        let document = Document::parse(text);
        if let Some(fault) = document.faults().first() {
            bail!("{fault}");
        }
        if let Some(member) = document.duplicates().first() {
            bail!("the member {} occurs more than once", member.raw_name().unwrap_or_default());
        }
        let root = document.root().ok_or_else(|| anyhow!("it is empty"))?;
        if root.kind() != Kind::Object {
            bail!("{}, where a JSON object is due", root.kind().words());
        }
        let member =
            |value: super::json::Value<'_>| Some((value.name()?.into_owned(), value.raw().to_string()));
        Ok(Members(root.children().filter_map(member).collect()))
    }

    /// Sets a member to a JSON text, in its old place if it had one.
    pub fn set(&mut self, name: &str, json: impl Into<String>) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, value)) => *value = json.into(),
            None => self.0.push((name.to_string(), json.into())),
        }
    }

    /// Sets a member to a string.
    pub fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, quote(text));
    }

    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The JSON text of a member.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    /// The object as JSON text.
    pub fn to_json(&self) -> String {
        let members: Vec<_> = self.0.iter().map(|(name, value)| format!("{}:{value}", quote(name))).collect();
        format!("{{{}}}", members.join(","))
    }
}

/// The compact serialization; unsecured, with an empty signature, where there is no signer.
///
/// # Errors
///
/// When the signer cannot sign.
pub fn sign(header: &Members, claims: &Members, signer: Option<&BoxedSigner>) -> Result<String> {
    let mut token = b64::encode(header.to_json().as_bytes());
    token.push('.');
    token.push_str(&b64::encode(claims.to_json().as_bytes()));
    let signature = match signer {
        Some(signer) => signer.try_sign(token.as_bytes()).map_err(|_| anyhow!("the key could not sign"))?,
        None => Vec::new(),
    };
    token.push('.');
    token.push_str(&b64::encode(&signature));
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_text() {
        let mut members = Members::parse(br#"{"b":1.50e2,"a":{"x" : 1},"c":3}"#.to_vec()).unwrap();
        members.set("a", "2");
        members.set_text("d", "q\"");
        members.remove("c");
        assert_eq!(members.to_json(), r#"{"b":1.50e2,"a":2,"d":"q\""}"#);
    }

    #[test]
    fn what_is_no_claims_set_is_refused() {
        for (text, reason) in [
            ("[]", "an array, where a JSON object is due"),
            ("{\"a\":1,\"a\":2}", "the member \"a\" occurs more than once"),
            ("{\"a\":", "not JSON at byte 4: EOF while parsing a value"),
        ] {
            assert_eq!(Members::parse(text.into()).unwrap_err().to_string(), reason);
        }
    }
}
