//! openssl as a peer. It knows keys and signatures, and no tokens: a signing input is signed and checked as a file.

use crate::{common, failed, good, installed, judged, prints};
use common::folder;
use jotkit::core::alg::{Alg, Family};
use jotkit::core::b64;
use sec1::der::asn1::UintRef;
use sec1::der::{Decode, Encode};
use std::path::Path;
use std::process::{Command, Output};

/// A salt as long as the hash (RFC 7518 §3.5).
const JOSE_SALT: &str = "digest";

/// The signature over `input` with the private key in the PEM file `key`.
pub(crate) fn sign(here: &Path, alg: Alg, key: &str, input: &str) -> Vec<u8> {
    sign_salted(here, alg, key, input, JOSE_SALT)
}

fn sign_salted(here: &Path, alg: Alg, key: &str, input: &str, salt: &str) -> Vec<u8> {
    std::fs::write(here.join("input"), input).unwrap();
    let args = match alg.family() {
        Family::Ed25519 => "pkeyutl -sign -rawin -in input -out signature -inkey".to_string(),
        _ => format!("{} -out signature -sign", digest(alg, salt)),
    };
    let output = openssl(here, &format!("{args} {key}"), alg);
    assert!(output.status.success(), "{alg}: {}", String::from_utf8_lossy(&output.stderr));
    let signature = std::fs::read(here.join("signature")).unwrap();
    match alg.family() {
        Family::Ecdsa(curve) => from_der(&signature, curve.field_bytes()),
        _ => signature,
    }
}

/// Whether the signature is that of the public key in the PEM file `key`. Anything but yes and no fails the test.
pub(crate) fn verifies(here: &Path, alg: Alg, key: &str, input: &str, signature: &[u8]) -> bool {
    let signature = match alg.family() {
        Family::Ecdsa(_) => to_der(signature),
        _ => signature.to_vec(),
    };
    std::fs::write(here.join("input"), input).unwrap();
    std::fs::write(here.join("signature"), signature).unwrap();
    let args = match alg.family() {
        Family::Ed25519 => format!("pkeyutl -verify -rawin -in input -sigfile signature -pubin -inkey {key}"),
        _ => format!("{} -signature signature -verify {key}", digest(alg, JOSE_SALT)),
    };
    let output = openssl(here, &args, alg);
    let says = String::from_utf8_lossy(&output.stdout).to_lowercase();
    let yes = output.status.success();
    assert!(yes || says.contains("verification failure"), "{alg}: {says}{output:?}");
    yes
}

fn digest(alg: Alg, salt: &str) -> String {
    let pss = match alg.family() {
        Family::RsaPss => format!(" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:{salt}"),
        _ => String::new(),
    };
    format!("dgst -sha{}{pss}", alg.hash_bits())
}

fn openssl(here: &Path, args: &str, alg: Alg) -> Output {
    let mut command = Command::new("openssl");
    command.args(args.split(' ')).current_dir(here);
    if args.starts_with("dgst") {
        command.arg("input");
    }
    command.output().unwrap_or_else(|error| panic!("{alg}: openssl: {error}"))
}

/// r‖s of JOSE (RFC 7518 §3.4) to the SEQUENCE of X9.62.
fn to_der(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(signature.len() / 2);
    [UintRef::new(r).unwrap(), UintRef::new(s).unwrap()].to_der().unwrap()
}

fn from_der(signature: &[u8], field_bytes: usize) -> Vec<u8> {
    let numbers = <[UintRef<'_>; 2]>::from_der(signature).unwrap();
    let padded =
        numbers.map(|number| [&vec![0; field_bytes][number.as_bytes().len()..], number.as_bytes()].concat());
    padded.concat()
}

#[test]
fn pss_wants_a_salt_as_long_as_the_hash() {
    if installed("salts of PSS").is_none() {
        return;
    }
    let here = folder("interop_pss");
    prints(&here, &["keygen", "PS256", "--bits", "2048", "--out", "k"]);
    let token = prints(&here, &["sign", "--key", "k.pem", "--alg", "PS256"]);
    let (input, _) = token.rsplit_once('.').unwrap();
    for (salt, verdict) in
        [("digest", good()), ("32", good()), ("max", failed("signature")), ("0", failed("signature"))]
    {
        let signature = sign_salted(&here, Alg::PS256, "k.pem", input, salt);
        let token = format!("{input}.{}", b64::encode(&signature));
        assert_eq!(judged(&here, &["--key", "k.pub.pem"], &token), verdict, "salt {salt}");
    }
}
