//! Every algorithm of jotkit, signed here and verified there and the other way round, with keys as PEM and as JWK.

use crate::peer::Peer;
use crate::{common, failed, flipped, good, installed, judged, openssl, prints};
use common::folder;
use jotkit::core::alg::{Alg, Family};
use jotkit::core::b64;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which libraries know an algorithm, and whether openssl does. One that is claimed is exercised, and a library that is not
/// named must refuse: when it learns the algorithm, this table does.
const COVERAGE: &[(&str, &[&str])] = &[
    ("HS256", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose"]),
    ("HS384", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose"]),
    ("HS512", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose"]),
    ("RS256", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("RS384", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("RS512", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("PS256", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("PS384", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("PS512", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("ES256", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("ES384", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("ES512", &["PyJWT", "jwcrypto", "jsonwebtoken", "jose", "openssl"]),
    ("ES256K", &["PyJWT", "jwcrypto", "openssl"]),
    ("EdDSA", &["PyJWT", "jwcrypto", "jose", "openssl"]),
    ("Ed25519", &["jwcrypto", "jose", "openssl"]),
    ("ML-DSA-44", &["jwcrypto", "jose"]),
    ("ML-DSA-65", &["jwcrypto", "jose"]),
    ("ML-DSA-87", &["jwcrypto", "jose"]),
];

/// Algorithms that nobody else can judge, and why.
const UNKNOWN_TO_PEERS: &[(&str, &str)] = &[];

/// Whether a library knows an algorithm.
pub(crate) fn knows(library: &str, alg: Alg) -> bool {
    COVERAGE.iter().any(|(name, peers)| *name == alg.name() && peers.contains(&library))
}

/// A library: its name, its script, and how its answer to a forged signature begins.
const LIBRARIES: [(&str, &str, &str); 4] = [
    ("PyJWT", "peer_pyjwt.py", "InvalidSignatureError: "),
    ("jwcrypto", "peer_jwcrypto.py", "InvalidJWSSignature: "),
    ("jsonwebtoken", "peer_jsonwebtoken.mjs", "JsonWebTokenError: invalid signature"),
    ("jose", "peer_jose.mjs", "ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "),
];

/// How a key is written.
const FORMS: [&str; 2] = ["pem", "jwk"];

#[test]
fn every_algorithm_is_decided_upon() {
    for alg in Alg::ALL {
        let covered =
            COVERAGE.iter().filter(|(name, peers)| *name == alg.name() && !peers.is_empty()).count();
        let unknown = UNKNOWN_TO_PEERS.iter().filter(|(name, _)| *name == alg.name()).count();
        assert_eq!(
            covered + unknown,
            1,
            "{alg}: name the peers that know it in COVERAGE, or say in UNKNOWN_TO_PEERS why none does"
        );
    }
    for (name, _) in COVERAGE.iter().filter(|(name, _)| Alg::from_name(name).is_none()) {
        println!("{name}: not driven, jotkit does not know it");
    }
    for (name, reason) in UNKNOWN_TO_PEERS {
        println!("{name}: not driven, {reason}");
    }
}

#[test]
fn libraries_and_jotkit_believe_each_other() {
    let Some(installed) = installed("libraries") else { return };
    let mut peers: Vec<_> =
        LIBRARIES.map(|(name, script, refusal)| (name, Peer::start(&installed, script, &[]), refusal)).into();
    let mut counts = BTreeMap::new();
    for (alg, claimed) in known() {
        for form in FORMS {
            let keys = Keys::new("libraries", alg, form);
            let ours = keys.token();
            for (name, peer, refusal) in &mut peers {
                let case = format!("{alg} {form} {name}");
                if claimed.contains(name) {
                    they_believe_us(&case, peer, refusal, &keys, &ours);
                    we_believe_them(&case, peer, &keys);
                    *counts.entry((*name, alg.name())).or_default() += 1;
                } else {
                    let answer = peer.ask(&keys.sign());
                    assert!(answer["error"].is_string(), "{case}: it knows the algorithm: {answer}");
                }
            }
        }
    }
    assert_exercised(&counts, |peer| peer != "openssl", FORMS.len());
}

fn they_believe_us(case: &str, peer: &mut Peer, refusal: &str, keys: &Keys, token: &str) {
    let answer = peer.ask(&keys.verify(token));
    assert_eq!(answer["claims"], claims_of(token), "{case}: {answer}");
    let answer = peer.ask(&keys.verify(&flipped(token)));
    assert!(answer["error"].as_str().is_some_and(|error| error.starts_with(refusal)), "{case}: {answer}");
}

fn we_believe_them(case: &str, peer: &mut Peer, keys: &Keys) {
    let answer = peer.ask(&keys.sign());
    let token = answer["token"].as_str().unwrap_or_else(|| panic!("{case}: {answer}"));
    assert_eq!(keys.judged(token), good(), "{case}: {token}");
    assert_eq!(keys.judged(&flipped(token)), failed("signature"), "{case}: {token}");
}

#[test]
fn openssl_and_jotkit_believe_each_other() {
    if installed("openssl").is_none() {
        return;
    }
    let mut counts = BTreeMap::new();
    for (alg, _) in known().filter(|(_, claimed)| claimed.contains(&"openssl")) {
        let keys = Keys::new("openssl", alg, "pem");
        let (private, public) = (keys.private.as_str(), keys.public.as_str());
        let believed = |token: &str| {
            let (input, signature) = token.rsplit_once('.').unwrap();
            let signature = b64::decode_strictly(signature.as_bytes()).unwrap();
            openssl::verifies(&keys.here, alg, public, input, &signature)
        };
        let ours = keys.token();
        assert!(believed(&ours) && !believed(&flipped(&ours)), "{alg}: {ours}");
        let (input, _) = ours.rsplit_once('.').unwrap();
        let theirs = openssl::sign(&keys.here, alg, private, input);
        let theirs = format!("{input}.{}", b64::encode(&theirs));
        assert_eq!(keys.judged(&theirs), good(), "{alg}: {theirs}");
        assert_eq!(keys.judged(&flipped(&theirs)), failed("signature"), "{alg}: {theirs}");
        *counts.entry(("openssl", alg.name())).or_default() += 1;
    }
    assert_exercised(&counts, |peer| peer == "openssl", 1);
}

/// The rows of the table that this jotkit knows. (That it has a row for all it knows is another test.)
fn known() -> impl Iterator<Item = (Alg, &'static [&'static str])> {
    COVERAGE.iter().filter_map(|(name, peers)| Some((Alg::from_name(name)?, *peers)))
}

/// That each claim of the table was driven as often as there are forms, and what that comes to.
fn assert_exercised(counts: &BTreeMap<(&str, &str), usize>, of: impl Fn(&str) -> bool, times: usize) {
    let mut claims: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (alg, peers) in known() {
        for &peer in peers.iter().filter(|peer| of(peer)) {
            assert_eq!(counts.get(&(peer, alg.name())), Some(&times), "{peer} {alg}");
            claims.entry(peer).or_default().push(alg.name());
        }
    }
    assert!(!claims.is_empty(), "nothing was driven");
    for (peer, algs) in claims {
        println!("{peer}: both ways, good and forged: {}", algs.join(" "));
    }
}

/// A key of `keygen`, in files of a folder of its own.
struct Keys {
    alg: Alg,
    form: &'static str,
    here: PathBuf,
    private: String,
    public: String,
}

impl Keys {
    fn new(test: &str, alg: Alg, form: &'static str) -> Keys {
        let here = folder(&format!("interop_{test}_{alg}_{form}"));
        prints(&here, &["keygen", alg.name(), "--bits", "2048", "--format", form, "--out", "k"]);
        let ending = if form == "jwk" { "jwk.json" } else { "pem" };
        let (private, public) = match (alg.family(), form) {
            (Family::Hmac, "pem") => ("k.secret".to_string(), "k.secret".to_string()),
            (Family::Hmac, _) => (format!("k.{ending}"), format!("k.{ending}")),
            _ => (format!("k.{ending}"), format!("k.pub.{ending}")),
        };
        Keys { alg, form, here, private, public }
    }

    /// The option that names a key to jotkit.
    fn option(&self, file: &str) -> [String; 2] {
        match file {
            "k.secret" => ["--secret".to_string(), format!("file:{file}")],
            _ => ["--key".to_string(), file.to_string()],
        }
    }

    fn token(&self) -> String {
        let [option, key] = self.option(&self.private);
        prints(&self.here, &["sign", &option, &key, "--alg", self.alg.name(), &claims().to_string()])
    }

    fn judged(&self, token: &str) -> (i32, Vec<String>) {
        let [option, key] = self.option(&self.public);
        judged(&self.here, &[&option, &key], token)
    }

    /// The question to a library for a token of its own.
    fn sign(&self) -> Value {
        let key = content(&self.here, &self.private, self.form);
        json!({"do": "sign", "alg": self.alg.name(), "key": key, "claims": claims()})
    }

    /// The question to a library whether a token is good.
    fn verify(&self, token: &str) -> Value {
        let key = content(&self.here, &self.public, self.form);
        json!({"do": "verify", "alg": self.alg.name(), "key": key, "token": token})
    }
}

/// A key file as a library is given it: a JWK as JSON, all else as text.
fn content(here: &Path, file: &str, form: &str) -> Value {
    let text = std::fs::read_to_string(here.join(file)).unwrap();
    if form == "jwk" {
        serde_json::from_str(&text).unwrap()
    } else {
        Value::String(text.trim_end().to_string())
    }
}

/// With text that is not ASCII, numbers at the end of what every language holds exactly, and claims in claims.
fn claims() -> Value {
    json!({
        "iss": "https://interop.example",
        "sub": "Zoë \u{1f511}",
        "exp": 4_102_444_800_u64,
        "largest": 9_007_199_254_740_991_u64,
        "half": 0.5,
        "address": {"lines": ["a/b", "\"c\"\n"], "none": null},
    })
}

fn claims_of(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&b64::decode_strictly(payload.as_bytes()).unwrap()).unwrap()
}
