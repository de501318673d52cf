//! What is told of tokens and keys, in any format, and by any policy. An input is told in one format, which hangs on its bytes
//! alone: all of them take too long for many inputs.

use crate::shape;
use crate::spelled::{spelled, spelled_text};
use crate::tokens::NOW;
use clap::ValueEnum;
use jotkit::core::key::Given;
use jotkit::core::profile;
use jotkit::core::source::Source;
use jotkit::core::time::Zone;
use jotkit::core::token::Part;
use jotkit::input::{self, Found};
use jotkit::policy::{self, Persona, Policies, Policy, Severity, Subject};
use jotkit::render::{self, Format, Outputs, Run, Writers, Written};
use jotkit::report::{self, Baseline, Judged, Stats, Summary, Terms};
use jotkit::rules::{self, Beside, Companion, Evidence, Role};
use jotkit::term::{Terminal, is_unsafe};

/// Text, its first line being the name of the file, linted and told.
pub(crate) fn formats(bytes: &[u8]) {
    let written = spelled(bytes);
    let (name, text) = match written.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&written[..end], &written[end + 1..]),
        None => (&b"a.log"[..], &written[..]),
    };
    let name = String::from_utf8_lossy(name).replace('\0', "");
    let policy = Policy { persona: Persona::Auditor, ..Policy::default() };
    let found = input::tokens(&name, text.to_vec());
    let signatures = found.iter().filter_map(|found| signature(found, [bytes, &written]));
    let secret: Vec<_> =
        signatures.filter(|signature| !found.iter().any(|found| says(found, signature))).collect();
    let report = Report::by(bytes);
    let (told, summary) = report.linted(found, &policy);
    let told = report.checked(&told, &summary);
    for signature in &secret {
        assert!(!told.contains(signature), "{:?}: {signature}", report.format);
    }
}

/// Whether the token says the text, which is then no secret: an attacker can call the algorithm as the signature is spelled.
fn says(found: &Found, text: &str) -> bool {
    let documents = [Some(found.token.header()), found.token.payload()];
    documents.into_iter().flatten().any(|document| document.text().contains(text))
}

/// A signature that stands nowhere but at the end of a token, neither as the input is spelled nor as it is written.
fn signature(found: &Found, inputs: [&[u8]; 2]) -> Option<String> {
    let signature = found.token.encoded(Part::Signature).filter(|signature| signature.len() >= 16)?;
    // A rule or a member of a report may be called as a signature is spelled; none has digits and capitals.
    let is_word =
        !(signature.contains(|c: char| c.is_ascii_digit()) && signature.contains(char::is_uppercase));
    let occurs = |input: &[u8]| {
        input.windows(signature.len()).filter(|window| *window == signature.as_bytes()).count()
    };
    (!is_word && inputs.into_iter().all(|input| occurs(input) <= 1)).then(|| signature.to_string())
}

/// A report in one of the formats.
pub(crate) struct Report {
    format: Format,
    writers: Writers,
}

impl Report {
    /// In a format that hangs on the bytes.
    pub(crate) fn by(bytes: &[u8]) -> Report {
        let formats = Format::value_variants();
        let sum = bytes.iter().fold(0, |sum: u32, byte| sum.wrapping_mul(31).wrapping_add((*byte).into()));
        let format = formats[sum as usize % formats.len()];
        let terminal = Terminal { is_terminal: true, color: false, width: 80, unicode: true };
        let run = Run { terminal, now: NOW, fail_on: Severity::Error };
        Report { format, writers: Writers::new(vec![render::writer(format, run)]) }
    }

    /// What is told of tokens so far.
    fn linted(&self, found: Vec<Found>, policy: &Policy) -> (Written, Summary) {
        let (mut told, mut summary) = (Written::new(), Summary::default());
        (summary.stats, summary.files) = (Some(Stats::at(NOW, true)), 1);
        let evidence = Evidence::new(&[], &[]);
        let companion = |found: &Found| Companion::token(&found.token, Role::Other, true);
        let message: Vec<_> = found.iter().map(companion).collect();
        for (own, found) in found.into_iter().enumerate().take(20) {
            let inference = profile::infer(&found.token, found.place.called());
            let terms = Terms {
                evidence: Some(&evidence),
                identify: true,
                show_all: true,
                stats: true,
                beside: Beside::new(&message, own, &[]),
                ..Terms::new(policy, NOW)
            };
            let judged = Judged::first(found, inference, &terms, &mut summary);
            self.writers.items([&judged.item], &mut told).expect("memory takes it");
        }
        (told, summary)
    }

    /// What is told of keys; the whole of it is what it is to be.
    pub(crate) fn of_keys(&self, given: &Given) {
        let policy = Policy { persona: Persona::Auditor, ..Policy::default() };
        let terms = Terms { identify: true, show_all: true, ..Terms::new(&policy, NOW) };
        let specimens = given.specimens();
        let linted = rules::lint_keys(&specimens, |_| &policy);
        let (mut told, mut summary) = (Written::new(), Summary::default());
        for (specimen, linted) in specimens.iter().zip(linted) {
            let item = report::linted_key(specimen, linted, &terms, &mut summary);
            self.writers.items([&item], &mut told).expect("memory takes it");
        }
        self.checked(&told, &summary);
    }

    /// The whole report, which is what it is to be; no rule broke down.
    fn checked(&self, told: &Written, summary: &Summary) -> String {
        assert_eq!(summary.faults, [""; 0]);
        let mut outputs = Outputs::new(&self.writers, vec![Vec::new()]);
        outputs.add(told).expect("memory takes it");
        let told = outputs.finish(summary).expect("memory takes it").remove(0);
        let told = String::from_utf8(told).expect("reports are UTF-8");
        is_well_formed(self.format, &told);
        told
    }
}

/// A report is what its format says, whatever it tells of.
fn is_well_formed(format: Format, told: &str) {
    let odd: Vec<_> = told.chars().filter(|c| *c != '\n' && is_unsafe(*c)).collect();
    assert!(odd.is_empty(), "{format:?}: {odd:?}");
    let is_json = |text: &str| assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
    match format {
        Format::Human => {}
        Format::Json | Format::Sarif | Format::Gitlab | Format::GitlabSast => is_json(told),
        Format::Jsonl => told.lines().for_each(is_json),
        Format::Github => shape::are_commands(told),
        Format::Junit => shape::is_xml(told),
        Format::Markdown => {
            if let Some(at) = told.find("<details>") {
                shape::is_harmless(&told[at..]);
            }
        }
        Format::Html => shape::are_own(&shape::elements(told)),
    }
}

/// What tokens say, for people and for programs.
pub(crate) fn decode(bytes: &[u8]) {
    let text = spelled_text(bytes);
    let page =
        render::decode::Page { now: NOW, zone: Zone::Utc, width: 80, is_terminal: true, unicode: true };
    for found in input::tokens("text", text.into_bytes()).iter().take(4) {
        let mut told = Vec::new();
        render::decode::human(&mut told, found, Some(1), &page).expect("memory takes it");
        let told = String::from_utf8(told).expect("it is UTF-8");
        let odd: Vec<_> = told.chars().filter(|c| *c != '\n' && is_unsafe(*c)).collect();
        assert!(odd.is_empty(), "{odd:?} in {told}");
        let [on_terminal, elsewhere] = [true, false].map(|on_terminal| {
            let mut told = Vec::new();
            render::decode::json(&mut told, found, on_terminal).expect("memory takes it");
            assert!(!on_terminal || !told.iter().any(|byte| *byte < b' ' && !b"\n\t".contains(byte)));
            serde_json::from_slice::<serde::de::IgnoredAny>(&told).expect("it is JSON");
            // A surrogate that stands alone is JSON too, and is no text.
            serde_json::from_slice::<serde_json::Value>(&told).ok()
        });
        assert_eq!(on_terminal, elsewhere);
        let mut value = Vec::new();
        render::decode::value(&mut value, &found.token, "sub", true).expect("memory takes it");
        render::decode::part(&mut value, &found.token, Part::Payload, true).expect("memory takes it");
        let value = String::from_utf8(value).expect("it is UTF-8");
        assert!(!value.chars().any(|c| !"\n\t".contains(c) && is_unsafe(c)), "{value:?}");
    }
}

/// A policy file: what is wrong with it is said where it stands, and any that is right can be judged by.
pub(crate) fn policy(bytes: &[u8]) {
    const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImEifQ.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwic3ViIjoiYW5uIiwiZW1haWwiOiJhbm5AZXhhbXBsZS5jb20iLCJleHAiOjE3OTUyOTY0MDB9.UFJOR1VPTTNpUDRqdF9TOGFUVHNVeUFRN0dLa1hHSk4";
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let known = rules::known();
    let file = match policy::read(text, &known) {
        Ok(file) => file,
        Err(flaws) => {
            assert!(!flaws.is_empty());
            for flaw in &flaws {
                assert!(text.get(flaw.span.clone()).is_some(), "{:?}", flaw.span);
                assert!(!flaw.message.is_empty() && !flaw.instead.is_empty());
            }
            render::flaws(&flaws, "jotkit.toml", text);
            return;
        }
    };
    let policies = Policies::assemble(Some(file), None, &known, |_| {});
    let found = input::tokens("app.log", TOKEN.as_bytes().to_vec());
    let token = &found[0].token;
    let subject =
        Subject { token, profile: profile::infer(token, None).profile, found_as: Some("access_token") };
    let policy = policies.of(&subject).clone();
    let report = Report::by(bytes);
    let (told, mut summary) = report.linted(found, &policy);
    let source = Source { name: "jotkit.toml".to_string(), bytes: bytes.to_vec() };
    summary.remark(&source, policies.house(), NOW, true);
    report.checked(&told, &summary);
}

/// What is read as a baseline is written as one that says the same.
pub(crate) fn baseline(bytes: &[u8]) {
    let Ok(read) = Baseline::read(bytes) else { return };
    let written = read.content();
    let again = Baseline::read(written.as_bytes()).expect("it was written as one");
    assert_eq!((again.len(), again.content()), (read.len(), written));
}
