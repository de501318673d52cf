//! Keys, and tokens that are signed with them whatever they say.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use jotkit::core::alg::{Alg, Curve, Family};
use jotkit::core::b64;
use jotkit::core::crypto::{self, BoxedSigner};
use jotkit::core::key::{self, Form, Key, Material};
use num_bigint::BigUint;
use rand_core::{OsRng, RngCore};
use rsa::traits::PublicKeyParts;

/// How a key is given: as PEM, or as text if it is a secret, so that it serves all of its family; or as a JWK that names its
/// one algorithm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Given {
    Text,
    Jwk,
}

/// A key that tokens are judged by.
pub(super) struct Signing {
    pub(super) alg: Alg,
    pub(super) given: Given,
    pub(super) key: Key,
    /// The same with its private half, as a JWK that names no algorithm.
    private: Vec<u8>,
    signer: BoxedSigner,
}

impl Signing {
    /// A key for each algorithm in each form. The one of RSA comes from aws-lc, which is quick to find primes.
    pub(super) fn all() -> Vec<Signing> {
        let rsa = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let rsa = AsDer::<Pkcs8V1Der<'_>>::as_der(&rsa).unwrap();
        let rsa = key::read(rsa.as_ref().to_vec(), "k", None).unwrap().keys.remove(0);
        let rsa = key::write(&rsa, Form::Jwk).unwrap();
        let mut all = Vec::new();
        for &alg in Alg::ALL {
            let private = match alg.family() {
                Family::RsaPkcs1 | Family::RsaPss => rsa.clone(),
                Family::Hmac => {
                    let mut random = [0; 48];
                    OsRng.fill_bytes(&mut random);
                    let secret = Key::from_secret(b64::encode(&random).into_bytes().into(), "k");
                    key::write(&secret, Form::Jwk).unwrap()
                }
                _ => {
                    let made = key::generate(alg, 2048, &mut OsRng).unwrap();
                    key::write(&Key::new(made, "k"), Form::Jwk).unwrap()
                }
            };
            for given in [Given::Text, Given::Jwk] {
                let mut key = key::read(private.to_vec(), "k", None).unwrap().keys.remove(0);
                key.kid = Some("2026-11".to_string());
                key.alg = (given == Given::Jwk).then(|| alg.name().to_string());
                let signer = crypto::signer(&key, alg).unwrap();
                all.push(Signing { alg, given, key, private: private.to_vec(), signer });
            }
        }
        all
    }

    /// The algorithms that the key serves.
    pub(super) fn algs(&self) -> Vec<Alg> {
        match self.given {
            Given::Jwk => vec![self.alg],
            Given::Text => self.key.family_algs().collect(),
        }
    }

    /// What whoever verifies has: PEM or a secret, or a JWK.
    pub(super) fn public(&self) -> String {
        match (&self.key.material, self.given) {
            (_, Given::Jwk) => self.jwk(),
            (Material::Secret(secret), _) => String::from_utf8(secret.to_vec()).unwrap(),
            _ => key::public_pem(&self.key).unwrap(),
        }
    }

    /// The same as a JWK, however it is given.
    pub(super) fn jwk(&self) -> String {
        let public = self.key.public_half();
        let written = key::write(public.as_ref().unwrap_or(&self.key), Form::Jwk).unwrap();
        String::from_utf8(written.to_vec()).unwrap()
    }

    pub(super) fn is_secret(&self) -> bool {
        self.alg.family() == Family::Hmac
    }

    pub(super) fn is_rsa(&self) -> bool {
        matches!(self.alg.family(), Family::RsaPkcs1 | Family::RsaPss)
    }

    pub(super) fn signature(&self, input: &[u8]) -> Vec<u8> {
        self.signer.try_sign(input).unwrap()
    }

    /// A token of these bytes, signed by the key's own algorithm.
    pub(super) fn token(&self, header: &[u8], payload: &[u8]) -> String {
        self.encoded(&b64::encode(header), &b64::encode(payload))
    }

    /// The same of parts that are encoded already, well or not.
    pub(super) fn encoded(&self, header: &str, payload: &str) -> String {
        let input = format!("{header}.{payload}");
        let signature = self.signature(input.as_bytes());
        format!("{input}.{}", b64::encode(&signature))
    }

    /// The same, signed by another algorithm of the family.
    pub(super) fn token_by(&self, alg: Alg, header: &[u8], payload: &[u8]) -> String {
        let key = key::read(self.private.clone(), "k", None).unwrap().keys.remove(0);
        let input = format!("{}.{}", b64::encode(header), b64::encode(payload));
        let signature = crypto::signer(&key, alg).unwrap().try_sign(input.as_bytes()).unwrap();
        format!("{input}.{}", b64::encode(&signature))
    }

    /// Signatures that say the same number in another way, and those of another length.
    pub(super) fn signatures(&self, signature: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
        let mut all = vec![
            ("empty", Vec::new()),
            ("one-byte", vec![0]),
            ("zeros", vec![0; signature.len()]),
            ("ones", vec![0xff; signature.len()]),
            ("cut", signature[..signature.len() - 1].to_vec()),
            ("half", signature[..signature.len() / 2].to_vec()),
            ("longer", [signature, &[0]].concat()),
            ("shifted", [&[0], signature].concat()),
            ("twice", [signature, signature].concat()),
            ("reversed", signature.iter().rev().copied().collect()),
        ];
        match (&self.key.material, self.alg.family()) {
            (_, Family::Ecdsa(curve)) => all.extend(of_ecdsa(curve, signature)),
            (_, Family::Ed25519) => {
                let order = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";
                let (point, scalar) = signature.split_at(32);
                let scalar = BigUint::from_bytes_le(scalar) + number(order);
                let mut scalar = scalar.to_bytes_le();
                scalar.resize(32, 0);
                all.push(("scalar-beyond-order", [point, &scalar].concat()));
                all.push(("point-neutral", [&[1][..], &[0; 63]].concat()));
            }
            (Material::Rsa { public, .. }, _) => {
                let modulus = BigUint::from_bytes_be(&public.n().to_bytes_be());
                let plus = BigUint::from_bytes_be(signature) + &modulus;
                all.push(("plus-modulus", plus.to_bytes_be()));
                all.push(("modulus", modulus.to_bytes_be()));
                let one = [vec![0; signature.len() - 1], vec![1]].concat();
                all.push(("one", one));
            }
            _ => {}
        }
        all
    }
}

fn of_ecdsa(curve: Curve, signature: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let order = number(match curve {
        Curve::P256 => "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        Curve::P384 => {
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"
        }
        Curve::P521 => {
            "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
        }
        Curve::Secp256k1 => "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
    });
    let (r, s) = signature.split_at(signature.len() / 2);
    let padded = |number: BigUint| {
        let bytes = number.to_bytes_be();
        [vec![0; r.len().saturating_sub(bytes.len())], bytes].concat()
    };
    let negated = padded(&order - BigUint::from_bytes_be(s));
    vec![
        ("der", der_of(r, s)),
        ("numbers-swapped", [s, r].concat()),
        // As good a signature as the first: ECDSA does not tell which of the two it is.
        ("number-negated", [r, &negated].concat()),
        ("number-beyond-order", [r, &padded(order.clone())].concat()),
        ("number-zero", [r, &vec![0; s.len()]].concat()),
        ("numbers-one", [padded(1u8.into()), padded(1u8.into())].concat()),
        ("padded-numbers", [&[0][..], r, &[0], s].concat()),
    ]
}

fn number(hexadecimal: &str) -> BigUint {
    BigUint::parse_bytes(hexadecimal.as_bytes(), 16).unwrap()
}

/// The ASN.1 that TLS and X.509 have (RFC 3279 §2.2.3).
fn der_of(r: &[u8], s: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let bare: Vec<_> = number.iter().copied().skip_while(|byte| *byte == 0).collect();
        let sign = if bare.first().is_some_and(|byte| byte & 0x80 != 0) { vec![0] } else { vec![] };
        let content = [sign, bare].concat();
        [vec![2, content.len() as u8], content].concat()
    };
    let content = [integer(r), integer(s)].concat();
    let length = match content.len() {
        short @ 0..=127 => vec![short as u8],
        long => vec![0x81, long as u8],
    };
    [vec![0x30], length, content].concat()
}
