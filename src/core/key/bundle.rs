//! Keys that came together, and how: what is wrong with a key can be that it stands beside others, or that everyone can
//! read its file.

use super::{Key, KeySet, Material, Refused};
use crate::core::alg::Alg;
use crate::core::json::{Document, NodeId, Value};
use rsa::BigUint;
use rsa::traits::PublicKeyParts;

/// A key of a file, readable or not, and where it stands.
#[derive(Default)]
pub struct Entry {
    /// Its place among the keys of the set, if it can be used.
    pub key: Option<usize>,
    /// Line in the file, from 1; 0 where there are none.
    pub line: usize,
    /// Column in bytes, from 1; 0 where there are none.
    pub column: usize,
    /// JSON Pointer of a JWK into its file.
    pub pointer: Option<String>,
    /// The JWK.
    pub node: Option<NodeId>,
    /// Why it cannot be used.
    pub refused: Option<Refused>,
    /// What it is called, where it cannot be read: `PUBLIC KEY block`, `JWK`.
    pub form: String,
}

/// Keys that came together: those of a file, of a URL, a secret.
#[derive(Default)]
pub struct Bundle {
    /// The path, the URL, or `--secret`.
    pub name: String,
    /// Whether it was given as what verifiers read, or fetched from where everyone can.
    pub public: bool,
    /// Permission bits of a file that others than its owner may reach.
    pub mode: Option<u32>,
    /// Whether it is a JWK Set.
    pub is_set: bool,
    /// Its keys, in their order.
    pub entries: Vec<Entry>,
    /// The text, if it is JSON.
    pub document: Option<Document>,
    /// The place of its first key among all that were given.
    first: usize,
}

/// Keys that were given, and how they came.
#[derive(Default)]
pub struct Given {
    /// Those that can be used.
    pub keys: Vec<Key>,
    /// All of them.
    pub bundles: Vec<Bundle>,
}

impl Given {
    /// Adds the keys of a file; `public` and `mode` as in a [`Bundle`].
    pub fn add(&mut self, set: KeySet, name: &str, public: bool, mode: Option<u32>) {
        let KeySet { keys, entries, document, is_set, .. } = set;
        let (name, first) = (name.to_string(), self.keys.len());
        self.keys.extend(keys);
        self.bundles.push(Bundle { name, public, mode, is_set, entries, document, first });
    }

    /// Adds a secret, and the permission bits of the file it was in.
    pub fn add_secret(&mut self, secret: Key, name: &str, mode: Option<u32>) {
        let entries = vec![Entry { key: Some(0), form: "secret".to_string(), ..Entry::default() }];
        let set = KeySet { keys: vec![secret], entries, ..KeySet::default() };
        self.add(set, name, false, mode);
    }

    /// Adds what others hold.
    pub fn extend(&mut self, other: Given) {
        let moved = self.keys.len();
        self.keys.extend(other.keys);
        self.bundles
            .extend(other.bundles.into_iter().map(|bundle| Bundle { first: bundle.first + moved, ..bundle }));
    }

    /// Each key, to be judged.
    pub fn specimens(&self) -> Vec<Specimen<'_>> {
        let mut all = Vec::new();
        for bundle in &self.bundles {
            all.extend(bundle.entries.iter().map(|entry| {
                let index = entry.key.map(|key| bundle.first + key);
                let shadow = || entry.refused.as_ref().and_then(|refused| refused.shadow.as_deref());
                let key = index.and_then(|index| self.keys.get(index)).or_else(shadow);
                Specimen { key, index, entry: Some(entry), bundle: Some(bundle), served: None, blamed: false }
            }));
        }
        all
    }
}

/// Modulus and public exponent of an RSA key, whatever they are.
#[derive(Clone)]
pub struct Numbers {
    /// The modulus.
    pub n: BigUint,
    /// The public exponent.
    pub e: BigUint,
}

/// A key to be judged.
#[derive(Clone, Copy, Default)]
pub struct Specimen<'a> {
    /// The key, if it could be read.
    pub key: Option<&'a Key>,
    /// Its place among the keys that were given.
    pub index: Option<usize>,
    /// Where it stands.
    pub entry: Option<&'a Entry>,
    /// What it came with.
    pub bundle: Option<&'a Bundle>,
    /// Of a secret, the algorithm with the longest hash whose signatures it matched in this run.
    pub served: Option<Alg>,
    /// Whether a token's finding says that the key is not meant for its algorithm.
    pub blamed: bool,
}

impl<'a> Specimen<'a> {
    /// A key of which nothing else is known.
    pub fn bare(key: &'a Key) -> Specimen<'a> {
        Specimen { key: Some(key), ..Specimen::default() }
    }

    /// The JWK as it is written.
    pub fn jwk(&self) -> Option<Value<'a>> {
        self.bundle?.document.as_ref()?.value(self.entry?.node?)
    }

    /// Whether it is a member of a JWK Set.
    pub fn is_in_set(&self) -> bool {
        self.jwk().is_some() && self.bundle.is_some_and(|bundle| bundle.is_set)
    }

    /// Why it cannot be used.
    pub fn refused(&self) -> Option<&'a Refused> {
        self.entry?.refused.as_ref()
    }

    /// The bytes of a secret.
    pub fn secret(&self) -> Option<&'a [u8]> {
        match &self.key?.material {
            Material::Secret(secret) => Some(secret),
            _ => None,
        }
    }

    /// Modulus and exponent of an RSA key, be it refused.
    pub fn numbers(&self) -> Option<(&'a BigUint, &'a BigUint)> {
        match self.key.map(|key| &key.material) {
            Some(Material::Rsa { public, .. }) => Some((public.n(), public.e())),
            _ => self.refused()?.numbers.as_ref().map(|numbers| (&numbers.n, &numbers.e)),
        }
    }

    /// The key type (RFC 7517 §4.1), as far as it can be told.
    pub fn kty(&self) -> Option<String> {
        let own = self.key.map(|key| match &key.material {
            Material::Secret(_) => "oct",
            Material::Rsa { .. } => "RSA",
            Material::Ec { .. } => "EC",
            Material::Ed25519 { .. } => "OKP",
            Material::MlDsa { .. } => "AKP",
            Material::Unusable { .. } => "",
        });
        match self.jwk() {
            Some(jwk) => jwk.get_text("kty").map(std::borrow::Cow::into_owned),
            None => own.filter(|own| !own.is_empty()).map(str::to_string),
        }
    }

    /// A member of the JWK that is text, else what the key itself says.
    fn text(&self, name: &str, own: impl Fn(&'a Key) -> Option<&'a String>) -> Option<String> {
        match self.jwk() {
            Some(jwk) => jwk.get_text(name).map(std::borrow::Cow::into_owned),
            None => self.key.and_then(own).cloned(),
        }
    }

    /// Its key ID, if that is text and not empty.
    pub fn kid(&self) -> Option<String> {
        self.text("kid", |key| key.kid.as_ref()).filter(|kid| !kid.is_empty())
    }

    /// The `alg` it names.
    pub fn alg(&self) -> Option<String> {
        self.text("alg", |key| key.alg.as_ref())
    }

    /// The `use` it names.
    pub fn usage(&self) -> Option<String> {
        self.text("use", |key| key.usage.as_ref())
    }

    /// Whether it is the private half of a pair, by its members where it is a JWK.
    pub fn is_private_half(&self) -> bool {
        match self.jwk() {
            Some(jwk) => PRIVATE_MEMBERS.iter().any(|name| *name != "k" && jwk.get(name).is_some()),
            None => self.secret().is_none() && self.key.is_some_and(Key::is_private),
        }
    }

    /// Whether it is a shared secret.
    pub fn is_secret(&self) -> bool {
        self.secret().is_some() || self.kty().as_deref() == Some("oct")
    }

    /// Its ID and where it came from, for messages.
    pub fn label(&self) -> String {
        if let Some(key) = self.key {
            return key.label();
        }
        let name = self.bundle.map(|bundle| bundle.name.clone()).unwrap_or_default();
        self.kid().map_or(name.clone(), |kid| format!("{kid:?} ({name})"))
    }
}

/// The members of a JWK that nobody else may see (RFC 7518 §6, RFC 8037 §2, draft-ietf-cose-dilithium §3.1).
pub const PRIVATE_MEMBERS: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "priv", "k"];
