//! Runs the rules over one token. A rule looks up what it needs in a [`Case`]; what it finds is a [`Hit`] at a
//! [`Place`](super::Place); the engine joins the hit and the rule.

use super::beside::Beside;
use super::evidence::{Evidence, Judged};
use super::hit::{Hit, Hits};
use super::quiet::{Broken, quietly};
use super::sensitive::{self, Detection, Detector};
use super::signers::Attempt;
use super::{Judge, RULES, Rule};
use crate::core::alg::Alg;
use crate::core::decrypt::{Closed, why_closed};
use crate::core::json::Value;
use crate::core::profile::{Inference, Profile, bare_typ};
use crate::core::time::NumericDate;
use crate::core::token::{Kind, Part, Token};
use crate::input::{self, Wrapping};
use crate::policy::Policy;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

/// One token and all that a rule may ask about it.
pub struct Case<'a> {
    /// The token.
    pub token: &'a Token,
    /// What kind of JWT it is.
    pub inference: &'a Inference,
    /// The demands in force.
    pub policy: &'a Policy,
    /// Unix seconds.
    pub now: i64,
    /// The header, if it is an object.
    pub header: Option<Value<'a>>,
    /// The payload, if it is an object.
    pub claims: Option<Value<'a>>,
    /// The algorithm, if it is one that jotkit can check.
    pub alg: Option<Alg>,
    /// The header's `typ`; empty where there is none.
    typ: Cow<'a, str>,
    /// What its signature is held against; without it nobody asks who signed.
    pub(super) evidence: Option<&'a Evidence<'a>>,
    pub(super) judged: Judged,
    /// How it is tried with what everyone knows.
    pub(super) attempt: &'a Attempt,
    place: Option<&'a input::Place>,
    wrapping: Wrapping,
    beside: Beside<'a>,
    /// Whether a rule asked where the token stands or what came with it, on which its answer then hangs.
    asked: Cell<bool>,
    detections: OnceCell<Vec<Detection<'a>>>,
}

impl<'a> Case<'a> {
    /// Readies a token for the rules.
    pub fn new(token: &'a Token, inference: &'a Inference, policy: &'a Policy, now: i64) -> Case<'a> {
        let (header, claims) = (token.header().object(), token.claims());
        let alg = token.alg().and_then(|alg| Alg::from_name(&alg));
        let typ = header.and_then(|header| header.get_text("typ")).unwrap_or_default();
        let (place, wrapping, detections) = (None, Wrapping::default(), OnceCell::new());
        let (evidence, judged, beside) = (None, Judged::default(), Beside::default());
        Case {
            token,
            inference,
            policy,
            now,
            header,
            claims,
            place,
            wrapping,
            alg,
            typ,
            evidence,
            judged,
            attempt: &Attempt::Itself,
            beside,
            asked: Cell::new(false),
            detections,
        }
    }

    /// Where the token was found, if that is known.
    pub fn place(&self) -> Option<&'a input::Place> {
        self.asked.set(true);
        self.place
    }

    /// What was taken off the token.
    pub fn wrapping(&self) -> Wrapping {
        self.asked.set(true);
        self.wrapping
    }

    /// What came with the token.
    pub(super) fn came_with(&self) -> Beside<'a> {
        self.asked.set(true);
        self.beside
    }

    /// The same, of a token that was found somewhere.
    pub fn found(self, place: &'a input::Place, wrapping: Wrapping) -> Case<'a> {
        Case { place: Some(place), wrapping, ..self }
    }

    /// The same, of one of many tokens, not all of which are tried with what everyone knows.
    pub fn trying(self, attempt: &'a Attempt) -> Case<'a> {
        Case { attempt, ..self }
    }

    /// The same, of a token that did not come alone.
    pub fn beside(self, beside: Beside<'a>) -> Case<'a> {
        Case { beside, ..self }
    }

    /// The same token, as if it were of another kind or under other demands.
    pub(super) fn under<'b>(&self, inference: &'b Inference, policy: &'b Policy) -> Case<'b>
    where
        'a: 'b,
    {
        let &Case { place, wrapping, evidence, attempt, beside, .. } = self;
        Case {
            place,
            wrapping,
            evidence,
            attempt,
            beside,
            ..Case::new(self.token, inference, policy, self.now)
        }
    }

    /// The kind of JWT it is.
    pub fn profile(&self) -> Profile {
        self.inference.profile
    }

    /// The claim of that name.
    #[inline(always)]
    pub fn claim(&self, name: &str) -> Option<Value<'a>> {
        self.claims?.get(name)
    }

    /// Whether there is a claim of that name, in the payload or in a disclosure.
    pub fn has_claim(&self, name: &str) -> bool {
        self.claim(name).is_some() || self.token.discloses(name)
    }

    /// Whether the house requires a claim of that name in every token.
    pub fn requires(&self, name: &str) -> bool {
        self.policy.claims.required.iter().any(|required| required == name)
    }

    /// The date a claim holds, if it is a number.
    pub fn date(&self, name: &str) -> Option<NumericDate> {
        NumericDate::of(self.claim(name)?)
    }

    /// Whether the claims could be read to their end, so that what is not there is missing.
    pub fn has_all_claims(&self) -> bool {
        self.claims.is_some() && self.token.payload().is_some_and(|payload| payload.is_json())
    }

    /// Whether the header's `typ` is that media type, with or without `application/` (RFC 7515 §4.1.9).
    pub fn has_typ(&self, typ: &str) -> bool {
        bare_typ(&self.typ).eq_ignore_ascii_case(typ)
    }

    /// Whether it is a request to an ACME server, a JWS that is no JWT: its header names the URL and a nonce.
    pub fn is_acme_request(&self) -> bool {
        let has = |name| self.token.parameter(name).is_some();
        has("url") && has("nonce")
    }

    /// The sensitive values of that kind, in header and payload; found in one walk that all rules share.
    pub fn detected(&self, detector: Detector) -> impl Iterator<Item = &Detection<'a>> {
        self.detections().iter().filter(move |detection| detection.detector == detector)
    }

    /// Whether the sensitive value is that of the claim.
    pub fn is_claim(&self, found: &Detection<'_>, name: &str) -> bool {
        found.part == Part::Payload && self.claim(name).is_some_and(|claim| claim.id() == found.value.id())
    }

    /// Every sensitive value.
    pub fn detections(&self) -> &[Detection<'a>] {
        self.detections.get_or_init(|| sensitive::detect(self.token, &self.policy.sensitive.deny_names))
    }
}

/// What a rule answers of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The policy says that it does not run.
    Disabled,
    /// The token has nothing that it judges.
    NotApplicable,
    /// What it judges is as it should be.
    Pass,
    /// It found something.
    Hits,
    /// It broke down, which is a fault of jotkit.
    Fault,
}

impl Answer {
    /// Whether the rule had something to judge.
    pub fn applies(self) -> bool {
        matches!(self, Answer::Pass | Answer::Hits | Answer::Fault)
    }
}

/// What the rules said of one token.
#[derive(Default)]
pub struct Linted {
    /// What was found, in the order of the catalogue.
    pub hits: Vec<(&'static Rule, Hit)>,
    /// What each rule of the registry answers.
    pub answers: Vec<Answer>,
    /// Rules that broke down, which is a fault of jotkit.
    pub faults: Vec<&'static str>,
    /// What could not be looked into, and why.
    pub not_inspected: Option<String>,
    /// For each rule, whether its answer hangs on where the token stands, and on what came with it.
    pub by_place: Vec<bool>,
}

/// Runs every rule over the cases. Which findings count is for the report to decide, so that nothing is
/// dropped unseen.
pub fn lint(cases: &[Case<'_>]) -> Vec<Linted> {
    lint_by(RULES, cases)
}

/// Each rule goes over all cases before the next one does: there is more code in the rules than a processor keeps at hand.
fn lint_by(rules: &[&'static Rule], cases: &[Case<'_>]) -> Vec<Linted> {
    let mut all: Vec<_> = cases.iter().map(|case| Linted::of(case, rules.len())).collect();
    for rule in rules {
        let mut at = 0;
        while at < cases.len() {
            // A rule hardly ever breaks down: one guard is set for all cases, and another for those behind one where it did.
            let sound = quietly(|| {
                for (case, linted) in cases.iter().zip(&mut all).skip(at) {
                    linted.ask(rule, case);
                    at += 1;
                }
            });
            if let (Err(Broken), Some((case, linted))) = (sound, cases.iter().zip(&mut all).nth(at)) {
                linted.faults.push(rule.name);
                linted.note(Answer::Fault, case);
                at += 1;
            }
        }
    }
    all
}

impl Linted {
    /// Of a case that so many rules are to look at.
    fn of(case: &Case<'_>, rules: usize) -> Linted {
        let (answers, by_place) = (Vec::with_capacity(rules), Vec::with_capacity(rules));
        Linted { not_inspected: not_inspected(case), answers, by_place, ..Linted::default() }
    }

    /// Takes what the rule says.
    fn ask(&mut self, rule: &'static Rule, case: &Case<'_>) {
        case.asked.set(false);
        let answer = if case.policy.disabled.iter().any(|disabled| disabled == rule.name) {
            Answer::Disabled
        } else {
            match run(rule, case) {
                Some(hits) if hits.is_empty() => Answer::Pass,
                Some(hits) => {
                    let by_place = case.asked.get();
                    self.hits.extend(hits.into_iter().map(|hit| (rule, Hit { by_place, ..hit })));
                    Answer::Hits
                }
                None => Answer::NotApplicable,
            }
        };
        self.note(answer, case);
    }

    fn note(&mut self, answer: Answer, case: &Case<'_>) {
        self.answers.push(answer);
        self.by_place.push(case.asked.get());
    }
}

/// What the rules find of which `by_place` says that their answer hangs on where the token stands, of the same token elsewhere.
/// That a rule broke down was told of the first place.
pub fn lint_elsewhere(case: &Case<'_>, by_place: &[bool]) -> Vec<(&'static Rule, Hit)> {
    let asking = RULES.iter().zip(by_place).filter(|(_, by_place)| **by_place).map(|(rule, _)| *rule);
    let run = |rule| quietly(|| run(rule, case)).ok().flatten().unwrap_or_default().into_iter();
    asking.flat_map(|rule| run(rule).map(move |hit| (rule, hit))).collect()
}

/// What one rule finds, if it applies.
fn run(rule: &Rule, case: &Case<'_>) -> Option<Vec<Hit>> {
    let (Judge::Token { applies, check } | Judge::TokenAndKey { applies, check, .. }) = rule.judge else {
        return None;
    };
    applies(case).then(|| {
        let mut hits = Hits::default();
        check(case, &mut hits);
        hits.finish()
    })
}

fn not_inspected(case: &Case<'_>) -> Option<String> {
    let token = case.token;
    match token.kind() {
        Kind::Jwe if !token.is_opened() => Some(closed(case)),
        _ if token.payload().is_none() => Some("there is no payload".to_string()),
        _ if token.presentation().is_some_and(|presentation| !presentation.hash_known) => {
            Some("the hash of the SD-JWT is none that jotkit knows: nobody could tell where its disclosures belong".to_string())
        }
        // A nested token is looked into on its own.
        _ => token
            .payload()
            .filter(|payload| payload.object().is_none() && token.nested().is_none())
            .map(|_| "the payload is no claims set".to_string()),
    }
}

/// That a JWE was not looked into, and what came of the keys that were given.
fn closed(case: &Case<'_>) -> String {
    let why = match why_closed(case.token, case.keys()) {
        _ if case.keys().is_empty() => "",
        Closed::Unknown => ", in a way that jotkit does not decrypt",
        Closed::NoKey => ", and none of the given keys is for them",
        Closed::NotOpened => ", and none of the given keys opens them",
    };
    format!("the contents are encrypted{why}")
}

#[cfg(test)]
mod tests {
    use super::super::{Example, by_name};
    use super::*;
    use crate::core::profile;

    static BREAKS: Rule = Rule {
        judge: Judge::Token {
            applies: |_| true,
            check: |case, _| panic!("broke down over {}", case.token.text()),
        },
        ..*RULES[0]
    };

    /// Runs the rules over a token nobody signed.
    fn answers(rules: &[&'static Rule]) -> Linted {
        let token = Token::parse(Example::jws(r#"{"alg":"none"}"#, r#"{"sub":"SEEN"}"#, "").token());
        let (inference, policy) = (profile::infer(&token, None), Policy::default());
        lint_by(rules, &[Case::new(&token, &inference, &policy, 0)]).remove(0)
    }

    #[test]
    fn a_rule_that_breaks_down_takes_no_other_down() {
        let rules = [&BREAKS, by_name("alg-none").unwrap(), &BREAKS, by_name("exp-missing").unwrap()];
        let linted = answers(&rules);
        assert_eq!(linted.answers, [Answer::Fault, Answer::Hits, Answer::Fault, Answer::Hits]);
        assert_eq!(linted.faults, [BREAKS.name; 2]);
    }

    #[test]
    fn it_takes_no_other_token_down_either() {
        static BREAKS_ON_SEEN: Rule = Rule {
            judge: Judge::Token {
                applies: |_| true,
                check: |case, hits| match case.claim("sub").and_then(|sub| sub.text()).as_deref() {
                    Some("SEEN") => panic!("broke down"),
                    _ => drop(hits.at(super::super::Place::part(Part::Payload), "sound")),
                },
            },
            ..*RULES[0]
        };
        let token = |sub: &str| {
            let claims = format!(r#"{{"sub":"{sub}"}}"#);
            Token::parse(Example::jws(r#"{"alg":"none"}"#, claims.leak(), "").token())
        };
        let (tokens, policy) = (["a", "SEEN", "SEEN", "b"].map(token), Policy::default());
        let inference = profile::infer(&tokens[0], None);
        let cases: Vec<_> = tokens.iter().map(|token| Case::new(token, &inference, &policy, 0)).collect();
        let linted = lint_by(&[&BREAKS_ON_SEEN, by_name("alg-none").unwrap()], &cases);
        let answers: Vec<_> = linted.iter().map(|linted| linted.answers.as_slice()).collect();
        let (sound, broken) = ([Answer::Hits, Answer::Hits], [Answer::Fault, Answer::Hits]);
        assert_eq!(answers, [sound, broken, broken, sound]);
    }

    /// Run by itself in a process of its own, this shows what reaches standard error.
    #[test]
    fn what_a_broken_rule_says_reaches_nobody() {
        const CHILD: &str = "JOTKIT_TEST_OF_PANICS";
        if std::env::var_os(CHILD).is_some() {
            answers(&[&BREAKS]);
            return;
        }
        let name = "rules::engine::tests::what_a_broken_rule_says_reaches_nobody";
        let run = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture", "--test-threads=1"])
            .env(CHILD, "1")
            .output()
            .unwrap();
        let said = [run.stdout, run.stderr].map(|said| String::from_utf8(said).unwrap());
        assert!(run.status.success() && said[0].contains("1 passed"), "{said:?}");
        assert!(!said.concat().contains("broke down") && !said.concat().contains("panicked"), "{said:?}");
    }
}
