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
        let length = self.0.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>();
        let mut json = String::with_capacity(length + 2);
        for (name, value) in &self.0 {
            json.push(if json.is_empty() { '{' } else { ',' });
            json.push_str(&quote(name));
            json.push(':');
            json.push_str(value);
        }
        json.push_str(if json.is_empty() { "{}" } else { "}" });
        json
    }
}

/// How a new token is serialized (RFC 7515 §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serialization {
    /// Parts joined by dots.
    Compact,
    /// A JSON object with one signature.
    Flattened,
    /// A JSON object with any number of signatures.
    General,
}

impl Serialization {
    /// Every serialization.
    pub const ALL: [Serialization; 3] =
        [Serialization::Compact, Serialization::Flattened, Serialization::General];

    /// The word used on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Serialization::Compact => "compact",
            Serialization::Flattened => "flattened",
            Serialization::General => "general",
        }
    }
}

impl std::str::FromStr for Serialization {
    type Err = String;

    fn from_str(text: &str) -> Result<Serialization, String> {
        let mut all = Serialization::ALL.into_iter();
        all.find(|form| form.name() == text).ok_or_else(|| format!("{text} is no serialization"))
    }
}

/// One who signs: a header that was prepared, and the key's signer; none leaves the token unsecured.
pub struct Signatory {
    /// The protected header in base64url.
    header: String,
    /// Whether the payload is signed as it is (RFC 7797 §3).
    unencoded: bool,
    signer: Option<BoxedSigner>,
}

impl Signatory {
    /// Prepares a header for any number of tokens. `b64: false` in it is made critical, as RFC 7797 §6 demands.
    pub fn new(mut header: Members, signer: Option<BoxedSigner>) -> Signatory {
        let unencoded = header.get("b64") == Some("false");
        if unencoded && !header.has("crit") {
            header.set("crit", r#"["b64"]"#);
        }
        Signatory { header: b64::encode(header.to_json().as_bytes()), unencoded, signer }
    }

    /// The signature in base64url.
    fn sign(&self, payload: &[u8]) -> Result<String> {
        let mut input = Vec::with_capacity(self.header.len() + 1 + payload.len() * 4 / 3 + 4);
        input.extend_from_slice(self.header.as_bytes());
        input.push(b'.');
        if self.unencoded {
            input.extend_from_slice(payload);
        } else {
            input.extend_from_slice(b64::encode(payload).as_bytes());
        }
        self.sign_input(&input)
    }

    fn sign_input(&self, input: &[u8]) -> Result<String> {
        let Some(signer) = &self.signer else { return Ok(String::new()) };
        let signature = signer.try_sign(input).map_err(|_| anyhow!("the key could not sign"))?;
        Ok(b64::encode(&signature))
    }

    /// The payload as it stands in the token.
    fn written(&self, payload: &[u8]) -> Result<String> {
        if !self.unencoded {
            return Ok(b64::encode(payload));
        }
        let text = String::from_utf8(payload.to_vec());
        text.map_err(|_| anyhow!("a payload that is not UTF-8 cannot stand in the token unencoded; leave it out with --detached"))
    }
}

/// Signs a payload, which a detached token leaves out.
///
/// # Errors
///
/// When a signer cannot sign, or the payload cannot stand in such a token.
pub fn sign(
    payload: &[u8],
    signatories: &[Signatory],
    serialization: Serialization,
    detached: bool,
) -> Result<String> {
    let first = signatories.first().ok_or_else(|| anyhow!("nobody signs"))?;
    let written = || if detached { Ok(String::new()) } else { first.written(payload) };
    if serialization == Serialization::Compact {
        let written = written()?;
        // RFC 7797 §5.2: what could be taken for a part of its own, or be changed on the way.
        if first.unencoded && written.contains(|c: char| c == '.' || !(' '..='~').contains(&c)) {
            bail!(
                "a payload with dots or control characters cannot stand unencoded in a compact token; leave it out with --detached"
            );
        }
        // What stands in the token is what is signed, but for a payload that is left out.
        let mut token = format!("{}.{written}", first.header);
        let signature = if detached { first.sign(payload)? } else { first.sign_input(token.as_bytes())? };
        token.push('.');
        token.push_str(&signature);
        return Ok(token);
    }
    let mut object = Members::default();
    if !detached {
        object.set_text("payload", &written()?);
    }
    let signature = |signatory: &Signatory, members: &mut Members| {
        members.set_text("protected", &signatory.header);
        members.set_text("signature", &signatory.sign(payload)?);
        Ok::<_, anyhow::Error>(())
    };
    if serialization == Serialization::Flattened {
        signature(first, &mut object)?;
        return Ok(object.to_json());
    }
    let signatures = signatories.iter().map(|signatory| {
        let mut members = Members::default();
        signature(signatory, &mut members)?;
        Ok(members.to_json())
    });
    let signatures: Vec<String> = signatures.collect::<Result<_>>()?;
    object.set("signatures", format!("[{}]", signatures.join(",")));
    Ok(object.to_json())
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
