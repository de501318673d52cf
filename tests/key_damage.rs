//! A damaged private key is refused or still the same key: it never becomes another one unseen.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

use jotkit::core::alg::Alg;
use jotkit::core::key::{self, Form, Key};
use pkcs8::der::Encode;
use pkcs8::pkcs5::pbes2::{EncryptionScheme, Kdf, Parameters, Pbkdf2Params, Pbkdf2Prf, ScryptParams};
use pkcs8::{EncryptedPrivateKeyInfo, pkcs5};
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

/// Encrypted by `ssh-keygen -a 1`; the passphrase is hunter2.
const SEALED: &str = "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAIdnGgagb5uqKzeVqctIDSAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIKADS1ZJUXhIdr8qTzbq2NQCrFyb6d1V2zBipyLQpEUwAAAAkL2oXEQ3dWukk09M/m52egJvX7SbO5+SX+Aj3xz6TnBVV7nxeLsRNm/I1ykVpMLhRsH+TghCbQbgEitwTRbxbIrrfSBx+vggRT69U+dGd1jJbvcNK77Y/yyV2SSndbn8qyi0u55JK/YbpVJgcRgWz3TODObAb5rdgpyjao4kpkoR49K3TyhoRhOHPaemEA1gAw==";

/// The file says how much work it takes to open it, and may say what it likes.
#[test]
fn no_file_asks_for_endless_work() {
    let outcome = |label: &str, der: Vec<u8>| {
        let text = pem::encode(&pem::Pem::new(label, der));
        key::read(text.into_bytes(), "test", Some(b"hunter2")).map_err(|error| error.to_string())
    };
    let refusal = |outcome: Result<key::KeySet, String>| {
        let reason = outcome.unwrap_err();
        assert!(reason.ends_with("asks for more work than any honest file does"), "{reason}");
    };
    let mut openssh = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, SEALED).unwrap();
    assert_eq!(outcome("OPENSSH PRIVATE KEY", openssh.clone()).unwrap().keys.len(), 1);
    let rounds = openssh.windows(6).position(|name| name == b"bcrypt").unwrap() + 6 + 4 + 4 + 16;
    assert_eq!(openssh[rounds..rounds + 4], [0, 0, 0, 1]);
    openssh[rounds..rounds + 4].fill(0xff);
    refusal(outcome("OPENSSH PRIVATE KEY", openssh));

    let scrypt = |cost_parameter, block_size, parallelization| {
        let salt = b"salt";
        Kdf::Scrypt(ScryptParams { salt, cost_parameter, block_size, parallelization, key_length: None })
    };
    let pbkdf2 = |iteration_count| {
        let prf = Pbkdf2Prf::HmacWithSha256;
        Kdf::Pbkdf2(Pbkdf2Params { salt: b"salt", iteration_count, key_length: None, prf })
    };
    // The second wants 4 GiB, the third a minute.
    for kdf in [pbkdf2(u32::MAX), scrypt(1 << 20, 32, 1), scrypt(1 << 20, 8, 16), scrypt(1 << 63, 8, 1)] {
        let encryption = EncryptionScheme::Aes256Cbc { iv: &[0; 16] };
        let encryption_algorithm = pkcs5::EncryptionScheme::Pbes2(Parameters { kdf, encryption });
        let info = EncryptedPrivateKeyInfo { encryption_algorithm, encrypted_data: &[0; 48] };
        refusal(outcome("ENCRYPTED PRIVATE KEY", info.to_der().unwrap()));
    }
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
