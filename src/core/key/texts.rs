//! The texts that a public key is passed around as. Each is known to everyone, and so must never be a secret.

use super::{Form, Key, Material, public_der, required_members, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs1::EncodeRsaPublicKey;
use rsa::pkcs8::der::pem::{LineEnding, encode_string};

/// Every text of the public half with what it is called; empty for a secret.
pub fn public_texts(key: &Key) -> Vec<(Vec<u8>, &'static str)> {
    let mut texts = Vec::new();
    let Ok(public) = key.public_half() else { return texts };
    let mut add = |bytes: Vec<u8>, name| texts.push((bytes, name));
    if let Some(file) = &key.file {
        add(file.to_vec(), "the file it was read from");
    }
    if let Ok(der) = public_der(&public) {
        add(der.as_bytes().to_vec(), "SPKI in DER");
        pem("PUBLIC KEY", der.as_bytes(), "PEM", &mut add);
        add(STANDARD.encode(der.as_bytes()).into_bytes(), "the base64 inside its PEM");
    }
    match &public.material {
        Material::Rsa { public, .. } => {
            if let Ok(der) = public.to_pkcs1_der() {
                add(der.as_bytes().to_vec(), "PKCS#1 in DER");
                pem("RSA PUBLIC KEY", der.as_bytes(), "PKCS#1 in PEM", &mut add);
            }
        }
        Material::Ec { public, .. } => add(public.clone(), "the bare point"),
        Material::Ed25519 { public, .. } => add(public.to_vec(), "the bare public key"),
        _ => {}
    }
    if let Some(certificate) = &key.certificate {
        add(certificate.der.clone(), "its certificate in DER");
        pem("CERTIFICATE", &certificate.der, "its certificate in PEM", &mut add);
    }
    for form in [Form::Jwk, Form::Openssh] {
        if let Ok(text) = write(&public, form) {
            let name = if form == Form::Jwk { "a JWK" } else { "an OpenSSH line" };
            add(text.trim_ascii_end().to_vec(), name);
            add(text.to_vec(), name);
        }
    }
    texts.extend(required_members(&public).map(|text| (text.into_bytes(), "a JWK of its required members")));
    texts
}

/// PEM with and without its final line ending, with either line ending, and with what stood before it when it was copied.
fn pem(label: &str, der: &[u8], name: &'static str, add: &mut impl FnMut(Vec<u8>, &'static str)) {
    for ending in [LineEnding::LF, LineEnding::CRLF] {
        let Ok(text) = encode_string(label, ending, der) else { continue };
        add(text.trim_ascii_end().into(), name);
        for before in ["", " ", "\n"] {
            add(format!("{before}{text}").into_bytes(), name);
        }
    }
}
