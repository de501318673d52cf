//! Decryption of JWEs with keys that were given (RFC 7516 §5.2), so that what is inside can be looked at. Nothing is accepted
//! here: `crit` is for those who do.
//!
//! All cryptography is aws-lc-rs's, and what that lacks is left out: A192KW and what is built on it (ECDH-ES+A192KW,
//! PBES2-HS384+A192KW). So are RSA1_5, which is deprecated; the other PBES2 algorithms, which let a token say how long its
//! reader computes; and X25519, of which no keys are kept here.

mod agreement;
mod content;
mod management;

use super::alg::Curve;
use super::b64;
use super::key::{Key, Material};
use super::token::{Kind, Part, Token};
use content::Encryption;
use management::Management;

/// Why a JWE stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is encrypted in a way that is not known here.
    Unknown,
    /// None of the keys is for that way.
    NoKey,
    /// Those that are do not open it.
    NotOpened,
}

/// The contents of a JWE, as they were before they were encrypted, if one of the keys opens it: perhaps compressed still.
pub fn decrypt(token: &Token, keys: &[Key]) -> Option<Vec<u8>> {
    if keys.is_empty() {
        return None;
    }
    let way = Way::of(token)?;
    keys.iter().filter(|key| way.admits(key)).find_map(|key| way.open(token, key))
}

/// Why [`decrypt`] does not open the token with these keys.
pub fn why_closed(token: &Token, keys: &[Key]) -> Closed {
    match Way::of(token) {
        None => Closed::Unknown,
        Some(way) if keys.iter().any(|key| way.admits(key)) => Closed::NotOpened,
        Some(_) => Closed::NoKey,
    }
}

/// Whether these keys are all for opening such a token, so that none of them can be that of who signed what is inside.
pub fn are_to_open(token: &Token, keys: &[Key]) -> bool {
    let way = Way::of(token);
    let opens = |key: &Key| way.as_ref().is_some_and(|way| way.admits(key));
    keys.iter().all(|key| key.usage.as_deref() == Some("enc") || opens(key))
}

/// How a token is encrypted, as its header says.
struct Way {
    alg: String,
    enc: String,
    management: Management,
    encryption: Encryption,
}

impl Way {
    fn of(token: &Token) -> Option<Way> {
        if token.kind() != Kind::Jwe {
            return None;
        }
        let (alg, enc) = (token.alg()?, token.parameter("enc")?.text()?);
        let management = Management::from_name(&alg)?;
        let encryption = Encryption::from_name(&enc)?;
        Some(Way { alg: alg.into_owned(), enc: enc.into_owned(), management, encryption })
    }

    /// Whether the key may serve: by its family and length, and by what its JWK says. The key decides, and the header may
    /// only match.
    fn admits(&self, key: &Key) -> bool {
        let fits = match (&key.material, self.management) {
            (Material::Secret(secret), Management::Direct) => secret.len() == self.encryption.key_bytes(),
            (Material::Secret(secret), Management::Wrap(size) | Management::GcmWrap(size)) => {
                secret.len() == size.bytes()
            }
            (Material::Rsa { private: Some(_), pss: None, .. }, Management::Oaep(_)) => true,
            (Material::Ec { curve, private: Some(_), .. }, Management::Agreement(_)) => {
                *curve != Curve::Secp256k1
            }
            _ => false,
        };
        // RFC 7517 §4.3: content is decrypted, a key is unwrapped, a secret is derived.
        let operations: &[&str] = match self.management {
            Management::Direct => &["decrypt"],
            Management::Agreement(_) => &["deriveKey", "deriveBits"],
            Management::Wrap(_) | Management::GcmWrap(_) | Management::Oaep(_) => &["unwrapKey", "decrypt"],
        };
        let serves = |alg: &str| {
            // A key that encrypts contents itself is named by how (RFC 7520 §5.6).
            alg == self.alg || matches!(self.management, Management::Direct) && alg == self.enc
        };
        fits && key.alg.as_deref().is_none_or(serves)
            && key.usage.as_deref().is_none_or(|usage| usage == "enc")
            && key
                .key_ops
                .as_ref()
                .is_none_or(|listed| listed.iter().any(|operation| operations.contains(&operation.as_str())))
    }

    fn open(&self, token: &Token, key: &Key) -> Option<Vec<u8>> {
        let content_key = self.management.content_key(token, self, key)?;
        let protected = token.encoded(Part::Header).unwrap_or_default();
        // RFC 7516 §5.1 step 14: the protected header as it stands, and the AAD of a JSON serialization after it.
        let aad = match token.aad() {
            Some(aad) => [protected, aad].join("."),
            None => protected.to_string(),
        };
        self.encryption.open(&content_key, token, aad.as_bytes())
    }
}

/// The bytes that a member of the header says in base64url; none for a member that is not there.
fn header_bytes(token: &Token, name: &str) -> Option<Vec<u8>> {
    match token.parameter(name) {
        Some(value) => b64::decode_strictly(value.text()?.as_bytes()).ok(),
        None => Some(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key;

    /// RFC 7516 appendix A.3.
    const WRAPPED: &str = "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ";

    fn keys(jwk: &str) -> Vec<Key> {
        key::read(jwk.as_bytes().to_vec(), "key", None).unwrap().keys
    }

    /// Why the token stays closed to a key of these members; `None` where it is opened.
    fn closed(members: &str) -> Option<Closed> {
        let keys = keys(&format!(r#"{{"kty":"oct",{members}}}"#));
        let token = Token::parse(WRAPPED);
        match decrypt(&token, &keys) {
            Some(contents) => {
                assert_eq!(contents, b"Live long and prosper.");
                None
            }
            None => Some(why_closed(&token, &keys)),
        }
    }

    #[test]
    fn the_key_decides_what_it_is_for() {
        const K: &str = r#""k":"GawgguFyGrWKav7AX4VKUg""#;
        for open in ["", r#","use":"enc""#, r#","alg":"A128KW""#, r#","key_ops":["wrapKey","unwrapKey"]"#] {
            assert_eq!(closed(&format!("{K}{open}")), None, "{open}");
        }
        for shut in
            [r#","use":"sig""#, r#","alg":"A128GCMKW""#, r#","alg":"HS256""#, r#","key_ops":["sign"]"#]
        {
            assert_eq!(closed(&format!("{K}{shut}")), Some(Closed::NoKey), "{shut}");
        }
        assert_eq!(closed(r#""k":"AawgguFyGrWKav7AX4VKUg""#), Some(Closed::NotOpened));
        assert_eq!(closed(r#""k":"AawgguFyGrWKav7AX4VK""#), Some(Closed::NoKey));
    }

    #[test]
    fn keys_that_open_are_not_those_that_sign() {
        let to_open = |jwks: &str| {
            let key = r#"{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}"#;
            are_to_open(&Token::parse(WRAPPED), &keys(&format!(r#"{{"keys":[{key}{jwks}]}}"#)))
        };
        let ed25519 = r#""kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo""#;
        assert!(to_open(""));
        assert!(to_open(r#",{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUw"}"#));
        assert!(to_open(r#",{"kty":"oct","k":"GawgguFyGrWKav7AX4VKU6BrgtB-","use":"enc"}"#));
        assert!(!to_open(&format!(",{{{ed25519}}}")));
    }

    #[test]
    fn what_is_not_known_or_not_encrypted_is_left_alone() {
        let keys = keys(r#"{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}"#);
        let why = |header: &str| {
            let token = Token::parse(format!("{}.AA.AA.AA.AA", b64::encode(header.as_bytes())));
            assert_eq!(decrypt(&token, &keys), None);
            why_closed(&token, &keys)
        };
        assert_eq!(why(r#"{"alg":"RSA1_5","enc":"A128GCM"}"#), Closed::Unknown);
        assert_eq!(why(r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM"}"#), Closed::Unknown);
        assert_eq!(why(r#"{"alg":"dir"}"#), Closed::Unknown);
        assert_eq!(why(r#"{"alg":7,"enc":[]}"#), Closed::Unknown);
        assert_eq!(decrypt(&Token::parse("eyJhbGciOiJkaXIifQ.e30.AA"), &keys), None);
    }

    /// All three hashes that the `rsa` crate has, which encrypts here.
    #[test]
    fn rsa_oaep_of_another_library() {
        use aws_lc_rs::aead;
        use rsa::Oaep;
        use rsa::sha2::{Sha256, Sha384, Sha512};
        let key = key::generate(crate::core::alg::Alg::RS256, 2048, &mut rand_core::OsRng).unwrap();
        let Material::Rsa { public, .. } = &key else { panic!("no RSA key") };
        let public = public.clone();
        let keys = [Key::new(key, "key")];
        for (alg, padding) in [
            ("RSA-OAEP-256", Oaep::new::<Sha256>()),
            ("RSA-OAEP-384", Oaep::new::<Sha384>()),
            ("RSA-OAEP-512", Oaep::new::<Sha512>()),
        ] {
            let header = b64::encode(format!(r#"{{"alg":"{alg}","enc":"A192GCM"}}"#).as_bytes());
            let encrypted = public.encrypt(&mut rand_core::OsRng, padding, &[7; 24]).unwrap();
            let cipher = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_192_GCM, &[7; 24]).unwrap());
            let mut contents = b"contents".to_vec();
            let nonce = aead::Nonce::assume_unique_for_key([1; 12]);
            let tag =
                cipher.seal_in_place_separate_tag(nonce, aead::Aad::from(header.as_bytes()), &mut contents);
            let parts = [&encrypted[..], &[1; 12], &contents, tag.unwrap().as_ref()].map(b64::encode);
            let written = format!("{header}.{}", parts.join("."));
            assert_eq!(decrypt(&Token::parse(&*written), &keys).unwrap(), b"contents", "{alg}");
            let shorter = format!("{header}.{}.{}", b64::encode(&encrypted[1..]), parts[1..].join("."));
            assert_eq!(decrypt(&Token::parse(shorter), &keys), None, "{alg}");
        }
    }
}
