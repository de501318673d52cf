//! A token, keys and expectations to a verdict: every reason at once, not the first (RFC 7515 §5.2,
//! RFC 7519 §7.2, RFC 8725 §3).

use super::alg::Alg;
use super::crypto::{self, BoxedVerifier};
use super::json::{Kind as JsonKind, Value};
use super::key::{Key, Operation};
use super::time::{NumericDate, span};
use super::token::{Kind, Part, Token};
use std::cell::OnceCell;

/// What a token must satisfy beside its signature. Times are Unix seconds, lengths seconds.
#[derive(Debug, Default)]
pub struct Expectations {
    /// The time of the verdict.
    pub now: i64,
    /// How far clocks may differ.
    pub leeway: i64,
    /// The algorithms that are accepted; empty for all that the keys admit.
    pub algs: Vec<Alg>,
    /// One of these is the `iss`; empty for any.
    pub issuers: Vec<String>,
    /// One of these is among `aud`; empty for any.
    pub audiences: Vec<String>,
    /// The `sub`.
    pub subject: Option<String>,
    /// The header's `typ`, with or without `application/`.
    pub typ: Option<String>,
    /// Claims that must be there.
    pub required: Vec<String>,
    /// How long ago `iat` may be.
    pub max_age: Option<i64>,
    /// Leave `exp` unchecked.
    pub ignore_exp: bool,
    /// Leave `nbf` unchecked.
    pub ignore_nbf: bool,
    /// Leave `iat` unchecked.
    pub ignore_iat: bool,
    /// The signature alone counts; the payload may be anything.
    pub signature_only: bool,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It holds, but somebody should know.
    Noted,
    /// A reason to reject.
    Failed,
}

/// One line of a verdict.
#[derive(Debug)]
pub struct Check {
    /// What was checked: `signature`, `alg`, `exp`, …
    pub name: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// What was found.
    pub message: String,
}

/// The answer to "is this token good?".
#[derive(Debug, Default)]
pub struct Verdict {
    /// Every check that was made.
    pub checks: Vec<Check>,
    /// The key that the signature matches: its ID, or where it came from.
    pub key: Option<String>,
    /// What may help to mend a token that is rejected. Never part of the verdict.
    pub hints: Vec<String>,
}

impl Verdict {
    /// Whether nothing speaks against the token.
    pub fn is_valid(&self) -> bool {
        !self.checks.iter().any(|check| check.outcome == Outcome::Failed)
    }

    fn add(&mut self, name: &'static str, outcome: Outcome, message: impl Into<String>) {
        self.checks.push(Check { name, outcome, message: message.into() });
    }

    fn pass(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Passed, message);
    }

    fn note(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Noted, message);
    }

    fn fail(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Failed, message);
    }
}

/// Keys with their verifiers, each prepared at first use.
pub struct Keyring {
    keys: Vec<(Key, Vec<OnceCell<Option<BoxedVerifier>>>)>,
}

impl Keyring {
    /// The keys that may vouch for tokens.
    pub fn new(keys: Vec<Key>) -> Keyring {
        let prepare = |key| (key, Alg::ALL.iter().map(|_| OnceCell::new()).collect());
        Keyring { keys: keys.into_iter().map(prepare).collect() }
    }

    fn len(&self) -> usize {
        self.keys.len()
    }

    fn key(&self, index: usize) -> &Key {
        &self.keys[index].0
    }

    fn admitting(&self, alg: Alg) -> Vec<usize> {
        (0..self.len()).filter(|&index| self.key(index).admits(alg, Operation::Verify).is_ok()).collect()
    }

    fn matches(&self, index: usize, alg: Alg, message: &[u8], signature: &Vec<u8>) -> bool {
        let (key, verifiers) = &self.keys[index];
        let verifier = verifiers[alg as usize].get_or_init(|| crypto::verifier(key, alg).ok());
        verifier.as_ref().is_some_and(|verifier| verifier.verify(message, signature).is_ok())
    }
}

/// Judges a token. Nothing in the token chooses the key or lends it an algorithm.
pub fn verify(token: &Token, keys: &Keyring, expect: &Expectations) -> Verdict {
    let mut verdict = Verdict::default();
    check_signature(&mut verdict, token, keys, expect);
    check_form(&mut verdict, token, expect);
    check_header(&mut verdict, token, expect);
    if !expect.signature_only && token.kind() != Kind::Jwe {
        check_claims(&mut verdict, token, expect);
    }
    verdict
}

fn check_signature(verdict: &mut Verdict, token: &Token, keys: &Keyring, expect: &Expectations) {
    if token.kind() == Kind::Jwe {
        verdict
            .fail("signature", "none: the token is a JWE, encrypted and not signed; jotkit does not decrypt");
        return;
    }
    let alg = match token.alg().as_deref() {
        None => {
            verdict.fail("signature", "not checked: there is no algorithm");
            return verdict.fail("alg", "missing: a JWS names its algorithm (RFC 7515 §4.1.1)");
        }
        Some("none") => {
            verdict.fail("signature", "none: anyone can have written this token");
            return verdict.fail("alg", "none is never accepted (RFC 8725 §3.2)");
        }
        Some(name) => match Alg::from_name(name) {
            Some(alg) => alg,
            None => {
                verdict.fail("signature", "not checked: the algorithm is unknown");
                return verdict.fail("alg", format!("{name:?} is no algorithm that jotkit can verify"));
            }
        },
    };
    let admitting = keys.admitting(alg);
    if admitting.is_empty() {
        verdict.fail("signature", format!("not checked: no key admits {alg}"));
        return verdict.fail("alg", refusal(keys, alg));
    }

    let kid = token.kid();
    let named: Vec<_> = admitting
        .iter()
        .copied()
        .filter(|&index| kid.is_some() && keys.key(index).kid == kid.as_deref().map(str::to_string))
        .collect();
    let tried = if named.is_empty() { &admitting } else { &named };
    let signature = token.bytes(Part::Signature).to_vec();
    let matches = |index: &usize| keys.matches(*index, alg, token.signing_input(), &signature);
    match tried.iter().find(|index| matches(index)) {
        Some(&index) => {
            let key = keys.key(index);
            verdict.pass("signature", format!("matches key {}", key.label()));
            verdict.key = Some(key.kid.clone().unwrap_or_else(|| key.origin.clone()));
            if let (Some(kid), true, true) = (&kid, named.is_empty(), keys.len() > 1) {
                verdict.note("kid", format!("{kid:?} is none of the {} keys; found by trial", keys.len()));
            }
        }
        None => {
            verdict.fail("signature", mismatch(keys, tried, &signature));
            let others = admitting.iter().filter(|index| !tried.contains(index));
            if let Some(&index) = others.clone().find(|index| matches(index)) {
                let label = keys.key(index).label();
                verdict
                    .hints
                    .push(format!("it matches key {label} in the same set: the header's kid is stale"));
            }
        }
    }
    if expect.algs.is_empty() || expect.algs.contains(&alg) {
        verdict.pass("alg", format!("{alg}, admitted by the key"));
    } else {
        let allowed: Vec<_> = expect.algs.iter().map(|alg| alg.name()).collect();
        verdict.fail("alg", format!("{alg}, where --alg allows {}", allowed.join(", ")));
    }
}

fn refusal(keys: &Keyring, alg: Alg) -> String {
    if keys.len() == 1 {
        let reason = keys.key(0).admits(alg, Operation::Verify).err().unwrap_or_default();
        return format!("{alg} is not admitted: {reason}");
    }
    format!("{alg} is admitted by none of the {} keys", keys.len())
}

fn mismatch(keys: &Keyring, tried: &[usize], signature: &[u8]) -> String {
    if signature.is_empty() {
        return "missing: the third part is empty".to_string();
    }
    match tried {
        [index] => format!("does not match key {}", keys.key(*index).label()),
        _ => format!("matches none of the {} keys that admit the algorithm", tried.len()),
    }
}

/// What base64url, JSON and the number of parts have against the token. A verifier that repairs its input
/// accepts tokens that others refuse.
fn check_form(verdict: &mut Verdict, token: &Token, expect: &Expectations) {
    if token.disclosures().is_some() {
        verdict.note("form", "an SD-JWT: its disclosures were not checked");
    }
    for problem in token.problems() {
        let only_claims = problem.part == Part::Payload && expect.signature_only;
        // A missing signature was said with the signature, and an encrypted payload is no empty one.
        let said = problem.part == Part::Signature && token.bytes(Part::Signature).is_empty();
        let encoding = !token.encoding_faults(Part::Payload).is_empty();
        if !said && (!only_claims || encoding) {
            verdict.fail("form", format!("{}: {}", problem.part.name(), problem.message));
        }
    }
}

fn check_header(verdict: &mut Verdict, token: &Token, expect: &Expectations) {
    let Some(header) = token.header().object() else { return };
    if let Some(crit) = header.get("crit") {
        let message = format!("{} must be understood, and jotkit processes no extension", crit.raw());
        verdict.fail("crit", format!("{message} (RFC 7515 §4.1.11)"));
    }
    if let Some(b64) = header.get("b64").filter(|b64| b64.raw() != "true") {
        verdict.fail("b64", format!("{}: a JWT encodes its payload (RFC 7797 §7)", b64.raw()));
    }
    if let Some(wanted) = &expect.typ {
        let bare = |typ: &str| {
            let lower = typ.to_ascii_lowercase();
            lower.strip_prefix("application/").map(str::to_string).unwrap_or(lower)
        };
        match header.get("typ") {
            Some(typ) if typ.text().is_some_and(|typ| bare(&typ) == bare(wanted)) => {
                verdict.pass("typ", typ.raw());
            }
            Some(typ) => verdict.fail("typ", format!("{}, where {wanted:?} is expected", typ.raw())),
            None => verdict.fail("typ", format!("missing, where {wanted:?} is expected")),
        }
    }
}

fn check_claims(verdict: &mut Verdict, token: &Token, expect: &Expectations) {
    let Some(claims) = token.claims() else {
        if token.payload().is_some_and(|payload| payload.is_json()) {
            return;
        }
        return verdict.fail("claims", "the payload is no claims set; --jws checks the signature alone");
    };
    check_exp(verdict, claims, expect);
    check_nbf(verdict, claims, expect);
    check_iat(verdict, claims, expect);
    check_issuer(verdict, claims, expect);
    check_audience(verdict, claims, expect);
    if let Some(wanted) = &expect.subject {
        match claims.get("sub") {
            Some(sub) if sub.text().as_deref() == Some(wanted) => verdict.pass("sub", sub.raw()),
            Some(sub) => verdict.fail("sub", format!("{}, where {wanted:?} is expected", sub.raw())),
            None => verdict.fail("sub", format!("missing, where {wanted:?} is expected")),
        }
    }
    for name in &expect.required {
        if claims.get(name).is_none() {
            verdict.fail("require", format!("the claim {name:?} is missing"));
        }
    }
}

/// The date under `name`; a claim that holds none is a reason.
fn date(verdict: &mut Verdict, claims: Value<'_>, name: &'static str) -> Option<NumericDate> {
    let value = claims.get(name)?;
    match NumericDate::of(value) {
        Some(date) if date.0.is_finite() => Some(date),
        Some(_) => {
            verdict.fail(name, "is too large to be a time");
            None
        }
        None => {
            let kind = value.kind().words();
            verdict.fail(name, format!("is {kind}, not a number of seconds (RFC 7519 §2)"));
            None
        }
    }
}

const USUAL_LEEWAY: i64 = 60;

/// ` (--leeway 60s would accept it)` where the usual tolerance is all that is missing.
fn leeway_note(off_by: f64) -> String {
    if off_by < USUAL_LEEWAY as f64 {
        format!("; --leeway {USUAL_LEEWAY}s would accept it")
    } else {
        String::new()
    }
}

fn check_exp(verdict: &mut Verdict, claims: Value<'_>, expect: &Expectations) {
    if expect.ignore_exp {
        return verdict.note("exp", "not checked: --ignore-exp");
    }
    if claims.get("exp").is_none() {
        return verdict.note("exp", "missing: the token never expires");
    }
    let Some(exp) = date(verdict, claims, "exp") else { return };
    let over = (expect.now - expect.leeway) as f64 - exp.0;
    let at = exp.words();
    if over >= 0.0 {
        let ago = exp.relative_to(expect.now);
        verdict.fail("exp", format!("expired {ago} ({at}){}", leeway_note(over + expect.leeway as f64)));
    } else if exp.0 <= expect.now as f64 {
        verdict.note("exp", format!("expired {} ({at}), within the leeway", exp.relative_to(expect.now)));
    } else {
        verdict.pass("exp", format!("expires {} ({at})", exp.relative_to(expect.now)));
    }
    if exp.excess_thousands().is_some() {
        verdict.note("exp", format!("{:.0} looks like milliseconds; RFC 7519 §2 counts seconds", exp.0));
    }
}

fn check_nbf(verdict: &mut Verdict, claims: Value<'_>, expect: &Expectations) {
    if expect.ignore_nbf {
        return verdict.note("nbf", "not checked: --ignore-nbf");
    }
    let Some(nbf) = date(verdict, claims, "nbf") else { return };
    let early = nbf.0 - (expect.now + expect.leeway) as f64;
    let (when, at) = (nbf.relative_to(expect.now), nbf.words());
    if early > 0.0 {
        let note = leeway_note(early + expect.leeway as f64);
        verdict.fail("nbf", format!("not valid yet, {when} ({at}){note}"));
    } else {
        verdict.pass("nbf", format!("valid since {when} ({at})").replace("since now", "from now"));
    }
}

fn check_iat(verdict: &mut Verdict, claims: Value<'_>, expect: &Expectations) {
    if expect.ignore_iat {
        return verdict.note("iat", "not checked: --ignore-iat");
    }
    let iat = date(verdict, claims, "iat");
    let Some(iat) = iat else {
        if expect.max_age.is_some() && claims.get("iat").is_none() {
            verdict.fail("iat", "missing: --max-age cannot be checked");
        }
        return;
    };
    let (when, at) = (iat.relative_to(expect.now), iat.words());
    let early = iat.0 - (expect.now + expect.leeway) as f64;
    let age = expect.now as f64 - iat.0;
    if early > 0.0 {
        let note = leeway_note(early + expect.leeway as f64);
        verdict.fail("iat", format!("issued in the future, {when} ({at}){note}"));
    } else if let Some(max_age) = expect.max_age.filter(|max| age > (max + expect.leeway) as f64) {
        verdict.fail("iat", format!("issued {when} ({at}), --max-age is {}", span(max_age as f64)));
    } else {
        verdict.pass("iat", format!("issued {when} ({at})"));
    }
}

fn check_issuer(verdict: &mut Verdict, claims: Value<'_>, expect: &Expectations) {
    let wanted = alternatives(&expect.issuers);
    match claims.get("iss") {
        None if expect.issuers.is_empty() => {}
        None => verdict.fail("iss", format!("missing, where {wanted} is expected")),
        Some(iss) => match iss.text() {
            None => verdict.fail("iss", format!("is {}, not a string", iss.kind().words())),
            Some(_) if expect.issuers.is_empty() => {
                verdict.note("iss", format!("{} was not checked: name it with --iss", iss.raw()));
            }
            Some(text) if expect.issuers.iter().any(|issuer| *issuer == *text) => {
                verdict.pass("iss", iss.raw());
            }
            Some(text) => {
                verdict.fail("iss", format!("{}, where {wanted} is expected", iss.raw()));
                let bare = |text: &str| text.trim_end_matches('/').to_string();
                if expect.issuers.iter().any(|issuer| bare(issuer) == bare(&text)) {
                    verdict.hints.push("the issuers differ only by a final slash".to_string());
                }
            }
        },
    }
}

fn check_audience(verdict: &mut Verdict, claims: Value<'_>, expect: &Expectations) {
    let wanted = alternatives(&expect.audiences);
    let Some(aud) = claims.get("aud") else {
        if !expect.audiences.is_empty() {
            verdict.fail("aud", format!("missing, where {wanted} is expected"));
        }
        return;
    };
    let named: Option<Vec<_>> = match aud.kind() {
        JsonKind::Array => aud.children().map(Value::text).collect(),
        _ => aud.text().map(|text| vec![text]),
    };
    let Some(named) = named else {
        return verdict.fail("aud", "is neither a string nor an array of strings (RFC 7519 §4.1.3)");
    };
    if expect.audiences.is_empty() {
        verdict.note("aud", format!("{} was not checked: name yours with --aud", aud.raw()));
    } else if named.iter().any(|name| expect.audiences.iter().any(|audience| *audience == **name)) {
        verdict.pass("aud", aud.raw());
    } else {
        verdict.fail("aud", format!("{}, where {wanted} is expected", aud.raw()));
    }
}

/// `"a"`, or `"a" or "b"`
fn alternatives(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
    quoted.join(" or ")
}
