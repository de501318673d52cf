//! Forms that only a credential has. All patterns are one automaton, compiled when the first value that could
//! match is met. Provider prefixes are adapted from gitleaks (MIT), with its noisy ones left out.

use super::Detector;
use regex::bytes::RegexSet;
use std::sync::LazyLock;

/// No pattern matches a text shorter than this, in bytes.
const SHORTEST: usize = 14;

use Detector::{ApiKey, PasswordHash};

/// What each finds, its name, texts of which any match has one, and the pattern.
#[rustfmt::skip]
const PATTERNS: &[(Detector, &str, &[&str], &str)] = &[
    (PasswordHash, "bcrypt hash", &["$2"], r"\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}"),
    (PasswordHash, "Argon2 hash", &["$argon2"], r"\$argon2(?:id|i|d)\$v=\d+\$m=\d+"),
    (PasswordHash, "crypt hash", &["$1$", "$5$", "$6$"], r"\$[156]\$(?:rounds=\d+\$)?[^$\s]{1,16}\$[./A-Za-z0-9]{22,86}"),
    (PasswordHash, "yescrypt hash", &["$y$"], r"\$y\$[./A-Za-z0-9]+\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{43}"),
    (PasswordHash, "scrypt hash", &["$scrypt$", "$7$", "scrypt:"], r"\$scrypt\$|\$7\$[./A-Za-z0-9]{11,}|\bscrypt:\d+:\d+:\d+\$"),
    (PasswordHash, "PBKDF2 hash", &["pbkdf2"], r"\bpbkdf2_sha(?:1|256|512)\$\d+\$|\bpbkdf2:sha(?:1|256|512):\d+\$|\$pbkdf2-sha(?:1|256|512)\$"),
    (PasswordHash, "LDAP hash", &["}"], r"\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT)\}[A-Za-z0-9+/$.=]{16,}"),
    (PasswordHash, "phpass hash", &["$P$", "$H$"], r"\$[PH]\$[./A-Za-z0-9]{31}"),
    (ApiKey, "AWS access key ID", &["A3T", "AKIA", "ASIA", "ABIA", "ACCA"], r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b"),
    (ApiKey, "AWS access key ID", &["A3T", "AKIA", "ASIA", "ABIA", "ACCA"], r"\bAKIA[A-Z0-9]{9}EXAMPLE\b"),
    (ApiKey, "GitHub token", &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], r"\bgh[pousr]_[0-9A-Za-z]{36}|\bgithub_pat_[0-9A-Za-z_]{82}"),
    (ApiKey, "GitLab token", &["glpat-"], r"\bglpat-[0-9A-Za-z_-]{20}"),
    (ApiKey, "Slack token", &["xox", "xapp-"], r"\bxox[abeoprs]-(?:\d-)?[0-9A-Za-z-]{10,}|\bxapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+"),
    (ApiKey, "Stripe key", &["sk_", "rk_"], r"\b(?:sk|rk)_(?:test|live|prod)_[0-9A-Za-z]{10,99}"),
    (ApiKey, "Google API key", &["AIza"], r"\bAIza[0-9A-Za-z_-]{35}"),
    (ApiKey, "Anthropic key", &["sk-ant-"], r"\bsk-ant-(?:api03|admin01)-[0-9A-Za-z_-]{93}AA"),
    (ApiKey, "OpenAI key", &["T3BlbkFJ"], r"\bsk-(?:proj-|svcacct-|admin-)?[0-9A-Za-z_-]{20,}T3BlbkFJ[0-9A-Za-z_-]{20,}"),
    (ApiKey, "npm token", &["npm_"], r"\bnpm_[0-9A-Za-z]{36}"),
    (ApiKey, "PyPI token", &["pypi-"], r"\bpypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,}"),
    (ApiKey, "SendGrid key", &["SG."], r"\bSG\.[0-9A-Za-z_=.-]{66}"),
    (ApiKey, "Vault token", &["hvs."], r"\bhvs\.[0-9A-Za-z_-]{90,120}"),
    (ApiKey, "DigitalOcean token", &["_v1_"], r"\bdo[opr]_v1_[a-f0-9]{64}"),
    (ApiKey, "Shopify token", &["shpat_", "shpca_", "shppa_", "shpss_"], r"\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    (ApiKey, "Grafana token", &["glsa_"], r"\bglsa_[0-9A-Za-z]{32}_[A-Fa-f0-9]{8}"),
    (ApiKey, "Hugging Face token", &["hf_"], r"\bhf_[A-Za-z]{34}\b"),
    (ApiKey, "Databricks token", &["dapi"], r"\bdapi[a-f0-9]{32}(?:-\d)?\b"),
    (ApiKey, "Postman key", &["PMAK-"], r"\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    (ApiKey, "Azure client secret", &["Q~"], r"(?:^|[\s=:])[0-9A-Za-z_~.]{3}\dQ~[0-9A-Za-z_~.-]{31,34}(?:$|\s)"),
];

static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = PATTERNS.iter().map(|(_, _, _, pattern)| format!("(?-u){pattern}"));
    // A test compiles the table; were it broken, nothing would match, and that test would fail.
    RegexSet::new(patterns).unwrap_or_default()
});

/// What a text holds, if it holds a credential.
pub(super) fn matching(text: &str) -> Option<(Detector, &'static str)> {
    if text.len() < SHORTEST || !has_anchor(text.as_bytes()) {
        return None;
    }
    let first = SET.matches(text.as_bytes()).iter().next()?;
    Some((PATTERNS[first].0, PATTERNS[first].1))
}

/// Whether one of the texts occurs without which no pattern matches: the automaton costs more to compile than a whole run
/// otherwise takes.
fn has_anchor(text: &[u8]) -> bool {
    (0..text.len()).any(|at| {
        let anchors = &ANCHORS[usize::from(text[at])];
        anchors.iter().any(|anchor| text[at..].starts_with(anchor))
    })
}

/// The anchors by their first byte.
static ANCHORS: LazyLock<[Vec<&[u8]>; 256]> = LazyLock::new(|| {
    let mut by_byte = [const { Vec::new() }; 256];
    for anchor in PATTERNS.iter().flat_map(|(_, _, anchors, _)| *anchors) {
        let known: &mut Vec<&[u8]> = &mut by_byte[usize::from(anchor.as_bytes()[0])];
        if !known.contains(&anchor.as_bytes()) {
            known.push(anchor.as_bytes());
        }
    }
    by_byte
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

    #[test]
    fn the_table_compiles() {
        assert_eq!(SET.len(), PATTERNS.len());
    }

    #[test]
    fn whatever_matches_has_an_anchor() {
        let mut runner = TestRunner::deterministic();
        for (_, what, _, pattern) in PATTERNS {
            // Assertions about what stands around a match generate nothing.
            let inside = pattern.replace(r"\b", "").replace(r"(?:^|[\s=:])", "").replace(r"(?:$|\s)", "");
            let matches = proptest::string::string_regex(&inside).unwrap();
            for _ in 0..50 {
                let text = matches.new_tree(&mut runner).unwrap().current();
                assert!(has_anchor(text.as_bytes()), "{what}: {text}");
            }
        }
    }

    #[test]
    fn credentials_are_told_by_their_form() {
        for (text, what) in [
            ("$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", "bcrypt hash"),
            ("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWA", "Argon2 hash"),
            ("pbkdf2_sha256$600000$salt$hash=", "PBKDF2 hash"),
            ("{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr", "LDAP hash"),
            ("AKIAQYLPMN5HHHFPZAM2", "AWS access key ID"),
            ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "GitHub token"),
        ] {
            assert_eq!(matching(text).map(|(_, what)| what), Some(what), "{text}");
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
        ] {
            assert_eq!(matching(text).map(|(_, what)| what), None, "{text}");
        }
    }
}
