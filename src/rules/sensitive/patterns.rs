//! Forms that only a credential has. All patterns are one automaton, compiled when the first value that could match is met.

use super::Detector;
use regex::bytes::RegexSet;
use std::sync::LazyLock;

/// No pattern matches a text shorter than this, in bytes.
const SHORTEST: usize = 14;

/// No more of a text is looked at, so that none takes a long time: 1 MiB.
const LONGEST: usize = 1 << 20;

/// What a credential is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Credential {
    pub(super) detector: Detector,
    pub(super) what: &'static str,
    /// A token that is good for years, since it gets others.
    pub(super) refreshes: bool,
}

/// A line of the table.
struct Pattern {
    credential: Credential,
    anchors: &'static str,
    pattern: &'static str,
}

fn table() -> impl Iterator<Item = Pattern> {
    let lines = include_str!("credentials.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.splitn(4, " :: ");
        let (kind, what) = (fields.next()?, fields.next()?);
        let detector = match kind {
            "private-key" => Detector::PrivateKey,
            "hash" => Detector::PasswordHash,
            "otp" => Detector::OtpSeed,
            "token" | "refresh" => Detector::NestedToken,
            _ => Detector::ApiKey,
        };
        let credential = Credential { detector, what, refreshes: kind == "refresh" };
        Some(Pattern { credential, anchors: fields.next()?, pattern: fields.next()? })
    })
}

/// The automaton, and what each of its patterns finds.
struct Automaton {
    set: RegexSet,
    credentials: Vec<Credential>,
}

static AUTOMATON: LazyLock<Automaton> = LazyLock::new(|| {
    let patterns = table().map(|line| format!("(?-u){}", line.pattern));
    // A test compiles the table; were it broken, nothing would match, and that test would fail.
    let set = RegexSet::new(patterns).unwrap_or_default();
    Automaton { set, credentials: table().map(|line| line.credential).collect() }
});

/// What a text holds, if it holds a credential.
pub(super) fn matching(text: &str) -> Option<Credential> {
    if text.len() < SHORTEST {
        return None;
    }
    let text = &text.as_bytes()[..text.len().min(LONGEST)];
    if !has_anchor(text) {
        return None;
    }
    let first = AUTOMATON.set.matches(text).iter().next()?;
    AUTOMATON.credentials.get(first).copied()
}

/// Whether one of the texts occurs without which no pattern matches: the automaton costs more to compile than a whole run
/// otherwise takes.
fn has_anchor(text: &[u8]) -> bool {
    let anchors = &*ANCHORS;
    text.windows(3).enumerate().any(|(at, three)| {
        let place = place(beginning(three));
        anchors.beginnings[place / 64] & (1 << (place % 64)) != 0 && anchors.any_begins(&text[at..])
    })
}

/// The first three bytes as a number.
fn beginning(text: &[u8]) -> u32 {
    u32::from_le_bytes([text[0], text[1], text[2], 0])
}

/// Where a beginning is in the set of them.
fn place(beginning: u32) -> usize {
    (beginning.wrapping_mul(0x9e37_79b1) >> 17) as usize
}

const PLACES: usize = 1 << 15;

/// The anchors, sorted by the first three bytes of each; and those as a set.
struct Anchors {
    beginnings: Vec<u64>,
    texts: Vec<(u32, &'static [u8])>,
}

impl Anchors {
    fn any_begins(&self, text: &[u8]) -> bool {
        let beginning = beginning(text);
        let from = self.texts.partition_point(|(other, _)| *other < beginning);
        let same = self.texts[from..].iter().take_while(|(other, _)| *other == beginning);
        same.into_iter().any(|(_, anchor)| text.starts_with(anchor))
    }
}

static ANCHORS: LazyLock<Anchors> = LazyLock::new(|| {
    let anchors = table().flat_map(|line| line.anchors.split(' ')).filter(|text| text.len() >= 3);
    let mut texts: Vec<_> = anchors.map(|text| (beginning(text.as_bytes()), text.as_bytes())).collect();
    texts.sort_unstable();
    let mut beginnings = vec![0; PLACES / 64];
    for (beginning, _) in &texts {
        let place = place(*beginning);
        beginnings[place / 64] |= 1 << (place % 64);
    }
    Anchors { beginnings, texts }
});

/// Whether it is a key from somebody's documentation.
pub(super) fn is_example(text: &str) -> bool {
    text.ends_with("EXAMPLE") || text.ends_with("EXAMPLEKEY")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    fn what(text: &str) -> Option<&'static str> {
        matching(text).map(|credential| credential.what)
    }

    #[test]
    fn the_table_compiles() {
        let lines = include_str!("credentials.txt").lines();
        let count = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!((AUTOMATON.set.len(), AUTOMATON.credentials.len()), (count, count));
        assert!(count >= 100, "{count}");
        for line in table() {
            assert!(line.anchors.split(' ').any(|anchor| anchor.len() >= 3), "{}", line.credential.what);
        }
    }

    #[test]
    fn whatever_matches_has_an_anchor() {
        let mut runner = TestRunner::deterministic();
        let mut missed = Vec::new();
        for Pattern { credential, pattern, .. } in table() {
            // Assertions about what stands around a match generate nothing.
            let mut inside = pattern.replace(r"\b", "").replace("(?i:", "(?:").replace("(?s:.)", "[a-z<>]");
            for outside in [r"(?:^|[^0-9A-Za-z/])", r#"(?:^|[\s=:'"(,])"#, r#"(?:$|[\s'"),])"#] {
                inside = inside.replace(outside, "");
            }
            let inside = inside.replace(r"\S", "[a-z/?]").replace(r"\s", " ").replace(r"\d", "[0-9]");
            let matches = proptest::string::string_regex(&inside);
            let matches = matches.unwrap_or_else(|error| panic!("{inside}: {error}"));
            for _ in 0..50 {
                let text = matches.new_tree(&mut runner).unwrap().current();
                if !has_anchor(text.as_bytes()) {
                    missed.push(format!("{}: {text}", credential.what));
                    break;
                }
            }
        }
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    }

    #[test]
    fn credentials_are_told_by_their_form() {
        for (text, due) in [
            ("$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", "bcrypt hash"),
            ("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWA", "Argon2 hash"),
            ("pbkdf2_sha256$600000$salt$hash=", "PBKDF2 hash"),
            ("{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr", "LDAP or framework hash"),
            ("{bcrypt}$2a$10$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", "bcrypt hash"),
            ("SCRAM-SHA-256$4096:c2FsdHNhbHQ=$c3RvcmVka2V5:c2VydmVya2V5", "SCRAM verifier"),
            (
                "AQAAAAEAACcQAAAAEKbBq3jCkP0mO0yqzC3gP9u2g8JQ4bJYb5w1vY7qk2mR9x0wJxk5mA1n2p3q4r5s6t==",
                "ASP.NET Identity hash",
            ),
            ("AKIAQYLPMN5HHHFPZAM2", "AWS access key ID"),
            ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "GitHub token"),
            ("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEI", "private key in PEM"),
            ("-----BEGIN PGP PRIVATE KEY BLOCK-----", "private key in PEM"),
            ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", "RSA private key in base64"),
            ("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", "EC private key in base64"),
            (
                "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
                "Edwards or Montgomery private key in base64",
            ),
            ("otpauth://totp/Acme:ann?secret=JBSWY3DPEHPK3PXP&issuer=Acme", "one-time password seed"),
            ("1//0gXk3JdQ8vYw2RtZ6mNb1XcLp9SfGh4Ae7UoT5iCgYIARAAGBASNwF", "Google OAuth refresh token"),
            ("v4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "PASETO"),
        ] {
            assert_eq!(what(text), Some(due), "{text}");
        }
        assert!(is_example("AKIAIOSFODNN7EXAMPLE"));
    }

    #[test]
    fn look_alikes_stay_silent() {
        for text in [
            "SK3b2a1c0d9e8f7a6b5c4d3e2f1a0b9c8d",
            "sha256:5f8e2c0f7b1d4a9e6c3b2a1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d",
            "0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63",
            "dckr_jti_k8yPUTeiBASDDk0sM1Q4IVXxR0M=",
            "costs $2 to $12 each, at least",
            "task_type_production_environment",
            "risk_test_abcdefghijkl",
            "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE",
            "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9",
            "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ",
            "https://1//0 and some more text that is long enough to be looked at",
            "https://mail.example/x?msig=1&design=2",
            "key-5f8e2c0f7b1d",
            "the {SHA} algorithm",
            "order-us12",
        ] {
            assert_eq!(what(text), None, "{text}");
        }
    }
}
