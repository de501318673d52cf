//! What a key is: for people, and as JSON. Nothing private is in either.

use crate::core::alg::Alg;
use crate::core::crypto::sha256_hex;
use crate::core::key::{self, Key, Operation};
use crate::core::time::NumericDate;
use crate::term::{escape, escape_json};
use colored::Colorize;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Inspected<'a> {
    key: String,
    origin: &'a str,
    form: &'a str,
    private: bool,
    thumbprint: Option<String>,
    spki_sha256: Option<String>,
    kid: Option<&'a str>,
    alg: Option<&'a str>,
    #[serde(rename = "use")]
    usage: Option<&'a str>,
    key_ops: Option<&'a [String]>,
    verifies: Vec<&'static str>,
    signs: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Certified<'a>>,
}

#[derive(Serialize)]
struct Certified<'a> {
    subject: &'a str,
    issuer: &'a str,
    not_before: Option<String>,
    not_after: Option<String>,
}

impl<'a> Inspected<'a> {
    fn of(key: &'a Key) -> Self {
        Inspected {
            key: key.words(),
            origin: &key.origin,
            form: &key.form,
            private: key.is_private(),
            thumbprint: key::thumbprint(key),
            spki_sha256: key::public_der(key).ok().map(|spki| sha256_hex(spki.as_bytes())),
            kid: key.kid.as_deref(),
            alg: key.alg.as_deref(),
            usage: key.usage.as_deref(),
            key_ops: key.key_ops.as_deref(),
            verifies: admitted(key, Operation::Verify),
            signs: admitted(key, Operation::Sign),
            certificate: key.certificate.as_ref().map(|certificate| Certified {
                subject: &certificate.subject,
                issuer: &certificate.issuer,
                not_before: NumericDate(certificate.not_before as f64).rfc3339(),
                not_after: NumericDate(certificate.not_after as f64).rfc3339(),
            }),
        }
    }
}

fn admitted(key: &Key, operation: Operation) -> Vec<&'static str> {
    Alg::ALL.iter().filter(|alg| key.admits(**alg, operation).is_ok()).map(|alg| alg.name()).collect()
}

/// Writes each key for people.
///
/// # Errors
///
/// When the output cannot be written.
pub fn human(out: &mut impl Write, keys: &[Key]) -> io::Result<()> {
    for (index, key) in keys.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let inspected = Inspected::of(key);
        let half = if inspected.private { "private" } else { "public" };
        writeln!(out, "{}", escape(&format!("{}: {}, {half}", key.origin, inspected.key)).bold())?;
        let operations = key.key_ops.as_ref().map(|operations| operations.join(", "));
        let lists = [inspected.verifies.join(", "), inspected.signs.join(", ")];
        let [verifies, signs] = lists.map(|list| if list.is_empty() { "nothing".to_string() } else { list });
        let certificate = key.certificate.as_ref();
        let validity = certificate.map(|certificate| {
            let [from, to] =
                [certificate.not_before, certificate.not_after].map(|at| NumericDate(at as f64).words());
            format!("{from} to {to}")
        });
        for (name, value) in [
            ("form", Some(key.form.clone())),
            ("subject", certificate.map(|certificate| certificate.subject.clone())),
            ("issuer", certificate.map(|certificate| certificate.issuer.clone())),
            ("valid", validity),
            ("thumbprint", inspected.thumbprint),
            ("SPKI SHA-256", inspected.spki_sha256),
            ("kid", key.kid.clone()),
            ("alg", key.alg.clone()),
            ("use", key.usage.clone()),
            ("key_ops", operations),
            ("verifies", Some(verifies)),
            ("signs", Some(signs)),
        ] {
            if let Some(value) = value {
                writeln!(out, "  {name:<12}  {}", escape(&value))?;
            }
        }
        if let Some(reason) = refusal(key) {
            writeln!(out, "  {} {}", "unfit:".red(), escape(&reason))?;
        }
    }
    Ok(())
}

/// Why the key serves nothing, if it serves nothing.
fn refusal(key: &Key) -> Option<String> {
    let usable = Alg::ALL.iter().any(|alg| key.admits(*alg, Operation::Verify).is_ok());
    let alg = key.default_alg().unwrap_or(Alg::ES256);
    if usable { None } else { key.admits(alg, Operation::Verify).err() }
}

/// Writes an array of all keys.
///
/// # Errors
///
/// When the output cannot be written.
pub fn json(out: &mut impl Write, keys: &[Key]) -> io::Result<()> {
    let inspected: Vec<_> = keys.iter().map(Inspected::of).collect();
    writeln!(out, "{}", escape_json(&serde_json::to_string_pretty(&inspected)?))
}
