//! A damaged private key is refused or still the same key: it never becomes another one unseen.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

use jotkit::core::alg::Alg;
use jotkit::core::key::{self, Form, Key};
use proptest::prelude::*;

fn generated(alg: Alg) -> Key {
    Key::new(key::generate(alg, 2048, &mut rand_core::OsRng).unwrap(), "test")
}

fn read(bytes: Vec<u8>) -> Option<Key> {
    key::read(bytes, "test", None).ok()?.keys.pop()
}

/// Flips each byte of the file in turn, in three ways.
fn survives_damage(alg: Alg, form: Form) {
    let key = generated(alg);
    let whole = key::write(&key, form).unwrap();
    let thumbprint = key::thumbprint(&key);
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut damaged = whole.to_vec();
            damaged[at] ^= flip;
            let Some(read) = read(damaged).filter(Key::is_private) else { continue };
            assert_eq!(key::thumbprint(&read), thumbprint, "{alg} {form:?}: byte {at} ^ {flip:#x}");
        }
    }
}

#[test]
fn ec_keys() {
    for alg in [Alg::ES256, Alg::ES256K] {
        survives_damage(alg, Form::Der);
        survives_damage(alg, Form::Sec1);
        survives_damage(alg, Form::Jwk);
    }
    survives_damage(Alg::ES384, Form::Openssh);
}

#[test]
fn rsa_keys() {
    survives_damage(Alg::RS256, Form::Der);
}

/// PKCS#8 as OpenSSL writes it holds no public half of an Ed25519 key, so that nothing in it could tell; the other forms
/// do.
#[test]
fn ed25519_keys() {
    survives_damage(Alg::EdDSA, Form::Jwk);
    survives_damage(Alg::EdDSA, Form::Openssh);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_is_read(which in 0..5usize, form in 0..Form::ALL.len()) {
        let alg = [Alg::ES256, Alg::ES384, Alg::ES512, Alg::ES256K, Alg::EdDSA][which];
        let key = generated(alg);
        let form = Form::ALL[form];
        if let Ok(written) = key::write(&key, form) {
            let read = read(written.to_vec()).unwrap();
            prop_assert_eq!(key::thumbprint(&read), key::thumbprint(&key));
            prop_assert_eq!(read.is_private(), form != Form::Spki);
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes: Vec<u8>, head in 0..4usize) {
        let head: &[u8] = [&b""[..], b"\x30\x82", b"-----BEGIN PRIVATE KEY-----\n", b"{\"kty\":"][head];
        let _ = key::read([head, &bytes].concat(), "test", Some(b"x"));
    }
}
