//! A private key that others can read.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-file-permissions",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "others than its owner can read the file of a private key or secret",
    why: "whoever has an account on the machine takes the key and issues tokens",
    fix: "chmod 600 FILE",
    cites: &["ssh-keygen(1), FILES"],
    known_problems: "Files in a container that one user alone enters, mounted for all to read; what Docker and Kubernetes mount as secrets is left out, and so are encrypted keys. The modes of the file and of the folders above it are looked at, not access control lists.",
    bad: &[
        Example::key(r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"}"#).mode(0o644),
        Example::key("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMnMm/Irt1M4wtZEK\ncu4FU81B8Pv5nV8dJrId5tfu+x2hRANCAAToOL7cTgFfBGBkLViPvajHH0boD601\nqrsB2HdjKwnS7b/zIPd7A6TR0RN7x7LFDAAdJhmfTXtD8WiW3qwAloNX\n-----END PRIVATE KEY-----\n").mode(0o640),
        Example::secret("bkq0t0XZUbwAyi5bO9ulxFw83NcdrHowjOjGraLOt3XP_2jl").mode(0o644),
    ],
    good: &[
        Example::key(r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"}"#).mode(0o600),
        Example::key(r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}"#).mode(0o644),
        Example::key("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMnMm/Irt1M4wtZEK\ncu4FU81B8Pv5nV8dJrId5tfu+x2hRANCAAToOL7cTgFfBGBkLViPvajHH0boD601\nqrsB2HdjKwnS7b/zIPd7A6TR0RN7x7LFDAAdJhmfTXtD8WiW3qwAloNX\n-----END PRIVATE KEY-----\n").mode(0o400),
    ],
    judge: Judge::Keys { flaw: Flaw::KeyFilePermissions, applies: |key| key.bundle.is_some_and(|bundle| bundle.mode.is_some()) },
};
