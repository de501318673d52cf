//! The claims: times, identities, and what else must be there (RFC 7519 §4.1).

use super::{Denylist, Expectations, Verdict};
use crate::core::json::{Kind, Value, quote};
use crate::core::profile::{Profile, Type};
use crate::core::time::{NumericDate, span};
use crate::core::token::Token;

pub(super) fn check(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    if token.claims().is_none() {
        if token.payload().is_some_and(|payload| payload.is_json()) {
            return;
        }
        return verdict.fail("claims", "the payload is no claims set; --jws checks the signature alone");
    }
    check_exp(verdict, token, expect);
    check_nbf(verdict, token, expect);
    check_iat(verdict, token, expect);
    check_issuer(verdict, token, expect);
    // Where an SD-JWT names nobody, its key-binding JWT says to whom it is presented.
    let binding = token.presentation().and_then(|presentation| presentation.key_binding.as_ref());
    if token.claim("aud").is_some() || binding.is_none() {
        check_audience(verdict, token, expect);
    }
    check_subject(verdict, token, expect);
    check_id(verdict, token);
    for name in &expect.required {
        if token.claim(name).is_none() {
            verdict.fail("require", format!("the claim {name:?} is missing"));
        }
    }
    if let Some(profile) = expect.profile {
        check_profile(verdict, token, profile);
    }
    if let Some(denylist) = expect.denylist {
        check_denylist(verdict, token, denylist);
    }
}

/// What the profile's standard demands of the claims, and of the header beside its `typ`.
fn check_profile(verdict: &mut Verdict, token: &Token, profile: Profile) {
    let demands = profile.demands();
    let cite = demands.cite;
    let mut fail = |fault: String| verdict.fail("profile", format!("{profile}: {fault}"));
    let typ = token.parameter("typ").and_then(Value::text).unwrap_or_default();
    demands.broken_by(&typ, |name| token.claim(name).is_some()).into_iter().for_each(&mut fail);
    for (name, due) in demands.types {
        // Times that are none have a check of their own.
        let value = token.claim(name).filter(|_| *due != Type::Date);
        if let Some((_, fault)) = value.and_then(|value| due.fault(value)) {
            fail(format!("the claim {name} {fault} ({cite})"));
        }
    }
    for name in demands.parameters.iter().filter(|name| token.parameter(name).is_none()) {
        fail(format!("the header parameter {name} is missing ({cite})"));
    }
    let alg = token.alg().unwrap_or_default();
    if let Some(fault) = demands.algs.fault(&alg) {
        fail(format!("alg {alg} is forbidden: {fault} ({cite})"));
    }
}

/// Whether the token was revoked. Without a `jti` nobody can know.
fn check_denylist(verdict: &mut Verdict, token: &Token, denylist: &dyn Denylist) {
    let Some(jti) = token.claim("jti").and_then(Value::text) else {
        return verdict.fail("denylist", "cannot be asked: the token has no jti that is a string");
    };
    match denylist.denies(token.claim("iss").and_then(Value::text).as_deref(), &jti) {
        Ok(false) => verdict.pass("denylist", format!("does not list {}", quote(&jti))),
        Ok(true) => verdict.fail("denylist", format!("the token was revoked: it lists {}", quote(&jti))),
        Err(error) => {
            verdict.fail("denylist", "could not be asked");
            verdict.unanswered = Some(error);
        }
    }
}

/// The date under `name`; a claim that holds none is a reason.
fn date(verdict: &mut Verdict, token: &Token, name: &'static str) -> Option<NumericDate> {
    let value = token.claim(name)?;
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

fn check_exp(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    if expect.ignore_exp {
        return verdict.note("exp", "not checked: --ignore-exp");
    }
    if token.claim("exp").is_none() {
        let kept_back = token.presentation().is_some_and(|presentation| presentation.withheld > 0);
        let so_far = if kept_back { ", as far as its holder discloses" } else { "" };
        return verdict.note("exp", format!("missing: the token never expires{so_far}"));
    }
    let Some(exp) = date(verdict, token, "exp") else { return };
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

fn check_nbf(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    if expect.ignore_nbf {
        return verdict.note("nbf", "not checked: --ignore-nbf");
    }
    let Some(nbf) = date(verdict, token, "nbf") else { return };
    let early = nbf.0 - (expect.now + expect.leeway) as f64;
    let (when, at) = (nbf.relative_to(expect.now), nbf.words());
    if early > 0.0 {
        let note = leeway_note(early + expect.leeway as f64);
        verdict.fail("nbf", format!("not valid yet, {when} ({at}){note}"));
    } else {
        verdict.pass("nbf", format!("valid since {when} ({at})").replace("since now", "from now"));
    }
}

fn check_iat(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    if expect.ignore_iat {
        return verdict.note("iat", "not checked: --ignore-iat");
    }
    let iat = date(verdict, token, "iat");
    let Some(iat) = iat else {
        if expect.max_age.is_some() && token.claim("iat").is_none() {
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

fn check_issuer(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let wanted = alternatives(&expect.issuers);
    match token.claim("iss") {
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

fn check_audience(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let wanted = alternatives(&expect.audiences);
    let Some(aud) = token.claim("aud") else {
        if !expect.audiences.is_empty() {
            verdict.fail("aud", format!("missing, where {wanted} is expected"));
        }
        return;
    };
    let named: Option<Vec<_>> = match aud.kind() {
        Kind::Array => token.elements("/aud", aud).map(Value::text).collect(),
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

fn check_subject(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let sub = token.claim("sub");
    if let Some(other) = sub.filter(|sub| sub.kind() != Kind::String) {
        let kind = other.kind().words();
        return verdict.fail("sub", format!("is {kind}, not a string (RFC 7519 §4.1.2)"));
    }
    let Some(wanted) = &expect.subject else { return };
    match sub {
        Some(sub) if sub.text().as_deref() == Some(wanted) => verdict.pass("sub", sub.raw()),
        Some(sub) => verdict.fail("sub", format!("{}, where {wanted:?} is expected", sub.raw())),
        None => verdict.fail("sub", format!("missing, where {wanted:?} is expected")),
    }
}

fn check_id(verdict: &mut Verdict, token: &Token) {
    if let Some(jti) = token.claim("jti").filter(|jti| jti.kind() != Kind::String) {
        verdict.fail("jti", format!("is {}, not a string (RFC 7519 §4.1.7)", jti.kind().words()));
    }
}

/// `"a"`, or `"a" or "b"`
fn alternatives(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
    quoted.join(" or ")
}
