//! Rules on what the standard of its kind demands of a token (`core::profile::Demands`), and on what comes with it.
//!
//! Five rules are alike for all profiles: `<p>-claim-missing`, `-claim-type`, `-claim-forbidden`, `-typ` and `-alg`; those of a
//! profile share a file, and the checks are here. A profile that was only inferred makes no demand of `typ`, and what it lacks
//! is a warning: vendors write tokens in their own way.
//!
//! One lack is told once. Of several rules that know a claim to be missing, the first of these has the word:
//!
//! 1. `policy-claim-missing`, where the house requires the claim by name;
//! 2. `exp-missing`, for `exp` in every token that should expire, whatever the house says of it;
//! 3. `<p>-claim-missing`, for a profile that a `typ` or the user named, and for one inferred other than an access token;
//! 4. `iss-missing`, `aud-missing`, `sub-missing`, `jti-missing` and `iat-missing`, for all others, among them tokens taken for
//!    an access token: those have an issuer and an audience more often than a standard.
//!
//! In the same way `registered-claim-type`, `oidc-claim-type` and `time-claim-not-number` tell the types of the claims that they
//! know, and `<p>-claim-type` those of the others.

pub(super) mod access_token;
pub(super) mod access_token_has_nonce;
pub(super) mod access_token_long_as_refresh;
pub(super) mod client_assertion;
pub(super) mod client_assertion_aud;
pub(super) mod dpop_ath_mismatch;
pub(super) mod dpop_htu_query;
pub(super) mod dpop_key_mismatch;
pub(super) mod dpop_proof;
pub(super) mod dpop_proof_stale;
pub(super) mod dpop_request_mismatch;
pub(super) mod id_token;
pub(super) mod id_token_as_access_token;
pub(super) mod id_token_azp_missing;
pub(super) mod id_token_hash_mismatch;
pub(super) mod id_token_nonce_missing;
pub(super) mod id_token_x5c;
pub(super) mod jti_shared_with_refresh;
pub(super) mod jwt_bearer;
pub(super) mod key_binding;
pub(super) mod key_binding_hash_mismatch;
pub(super) mod logout_token;
pub(super) mod sd_jwt;
pub(super) mod sd_jwt_critical_disclosable;
pub(super) mod sd_jwt_digest_repeated;
pub(super) mod sd_jwt_disclosure_invalid;
pub(super) mod sd_jwt_hash_alg;
pub(super) mod sd_jwt_salt_short;
pub(super) mod security_event;
pub(super) mod set_has_exp;

use super::hit::Hit;
use super::prelude::*;
use super::time::{TIMES, exp_missing};
use crate::core::disclosure::Disclosure;
use crate::core::profile::Type;
use crate::core::token::Kind;

/// What the rules of all profiles have in common; each is an error where the standard says MUST.
const DEMAND: Rule = Rule {
    name: "",
    group: Group::Profile,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "",
    why: "",
    fix: "",
    cites: &[],
    known_problems: "",
    bad: &[],
    good: &[],
    judge: Judge::Run,
};

const CLAIM_MISSING: Rule = Rule {
    known_problems: "Vendors that follow no standard: name the profile generic for them in jotkit.toml, by [[match]].",
    ..DEMAND
};

const ADVICE: Rule = Rule { severity: Severity::Warning, ..DEMAND };

/// A finding that is only as sure as the profile, and no error where that was inferred.
fn tell<'h>(case: &Case<'_>, hits: &'h mut Hits, place: Place, message: String) -> &'h mut Hit {
    let hit = hits.at(place, message);
    if !case.inference.certain {
        hit.confidence(Confidence::Medium).severity(Severity::Warning);
    }
    hit
}

/// `access token` of `an access token`.
fn kind(case: &Case<'_>) -> &'static str {
    case.profile().words().split_once(' ').map_or("token", |(_, kind)| kind)
}

/// Whether the claims of a token of that kind can be judged: all of them were read.
fn has_claims_of(case: &Case<'_>, profile: Profile) -> bool {
    case.profile() == profile && case.has_all_claims()
}

/// Whether the header of a token of that kind can be judged; that of an envelope says nothing of what is inside.
fn has_header_of(case: &Case<'_>, profile: Profile) -> bool {
    case.profile() == profile && case.header.is_some() && case.token.kind() != Kind::Jwe
}

/// Whether somebody named the kind, so that its `typ` can be asked for.
fn is_named(case: &Case<'_>, profile: Profile) -> bool {
    has_header_of(case, profile) && case.inference.certain
}

fn typ(case: &Case<'_>) -> String {
    let typ = case.token.parameter("typ").and_then(Value::text);
    typ.unwrap_or_default().into_owned()
}

/// Whether `<p>-claim-missing` has the word where the claim is missing.
pub(super) fn tells_lack(case: &Case<'_>, claim: &str) -> bool {
    let demanded = case.profile().demands().required.iter().any(|names| *names == [claim]);
    let standard = case.inference.certain || case.profile() != Profile::AccessToken;
    demanded && standard && !case.requires(claim)
}

/// Whether another rule has the word where the claim is missing.
fn is_told_elsewhere(case: &Case<'_>, claim: &str) -> bool {
    let runs = |rule: &str| !case.policy.disabled.iter().any(|disabled| disabled == rule);
    let expires = || claim == "exp" && exp_missing::RULE.applies(case) && runs(exp_missing::RULE.name);
    case.requires(claim) || expires()
}

/// The check of `<p>-claim-missing`.
fn claim_missing(case: &Case<'_>, hits: &mut Hits) {
    let demands = case.profile().demands();
    if case.profile() == Profile::AccessToken && !case.inference.certain {
        return client_missing(case, hits);
    }
    let has = |name: &str| case.has_claim(name) || is_told_elsewhere(case, name);
    let missing = demands.missing(&typ(case), has);
    if !missing.is_empty() {
        lacks(case, hits, &missing, demands.cite);
    }
    for (name, cite) in demands.wanted.iter().filter(|(name, _)| !has(name)) {
        lacks(case, hits, &[name.to_string()], cite).severity(Severity::Warning);
    }
    for name in demands.parameters.iter().filter(|name| case.token.parameter(name).is_none()) {
        let message =
            format!("the header of the {} has no {name}, which {} demands", kind(case), demands.cite);
        tell(case, hits, Place::part(Part::Header), message)
            .label(format!("no \"{name}\" among the parameters"));
    }
}

fn lacks<'h>(case: &Case<'_>, hits: &'h mut Hits, missing: &[String], cite: &str) -> &'h mut Hit {
    let names = listed(missing);
    let demand = if cite.contains('§') { "demands" } else { "wants" };
    let message = format!("the {} lacks {names}, which {cite} {demand}", kind(case));
    let quoted: Vec<_> =
        missing.iter().map(|names| format!("no \"{}\"", names.replace(" or ", "\" or \""))).collect();
    tell(case, hits, Place::part(Part::Payload), message)
        .label(format!("{} among the claims", quoted.join(", ")))
}

/// `a`, `a and b`, `a, b and c`
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What is told of a token that was taken for an access token: that it names no client, in whatever vendor's words. The rest
/// is for the rules on any token.
fn client_missing(case: &Case<'_>, hits: &mut Hits) {
    let client = ["client_id", "azp", "cid", "appid", "clientId", "client"];
    if !client.iter().any(|name| case.has_claim(name)) && !case.requires("client_id") {
        lacks(case, hits, &["client_id".to_string()], case.profile().demands().cite)
            .persona(Persona::Pedantic);
    }
}

/// The check of `<p>-claim-type`.
fn claim_type(case: &Case<'_>, hits: &mut Hits) {
    let demands = case.profile().demands();
    for (name, due) in demands.types {
        let Some(value) = case.claim(name).filter(|value| !is_type_told_elsewhere(name, *value)) else {
            continue;
        };
        if let Some((at, fault)) = due.fault(value) {
            tell(case, hits, Place::payload(at), format!("{name} {fault} ({})", demands.cite));
        }
    }
}

/// Whether a rule on any token tells that the claim has the wrong type.
fn is_type_told_elsewhere(name: &str, value: Value<'_>) -> bool {
    match name {
        "iss" | "sub" | "jti" | "azp" | "client_id" => value.kind() != JsonKind::String,
        "aud" => Type::TextOrTexts.fault(value).is_some(),
        "amr" => value.kind() != JsonKind::Array,
        "scope" => true,
        _ => TIMES.contains(&name),
    }
}

/// The check of `<p>-claim-forbidden`.
fn claim_forbidden(case: &Case<'_>, hits: &mut Hits) {
    let demands = case.profile().demands();
    for claim in demands.forbidden.iter().filter_map(|name| case.claim(name)) {
        let name = claim.name().unwrap_or_default();
        // What the house forbids by name is told by policy-claim-forbidden.
        if case.policy.claims.forbidden.iter().any(|forbidden| *forbidden == name) {
            continue;
        }
        let message = format!("the {} has a {name}, which {} forbids", kind(case), demands.cite);
        tell(case, hits, Place::member(Part::Payload, claim), message);
    }
}

/// The check of `<p>-typ`.
fn wrong_typ(case: &Case<'_>, hits: &mut Hits) {
    let demands = case.profile().demands();
    let Some(due) = demands.typ.filter(|due| !due.is(&typ(case))) else { return };
    let example = if due.due.starts_with('+') { format!("…{}", due.due) } else { due.due.to_string() };
    let wants = if due.must { "demands" } else { "advises" };
    let wanted = format!("where {} {wants} {example}", demands.cite);
    match case.token.parameter("typ") {
        Some(typ) if case.header.and_then(|header| header.get("typ")).is_some() => {
            hits.at(Place::header(typ), format!("typ is {}, {wanted}", typ.brief()));
        }
        _ => {
            hits.at(Place::part(Part::Header), format!("there is no typ, {wanted}"))
                .label("no \"typ\" among the parameters");
        }
    }
}

/// The check of `<p>-alg`.
fn wrong_alg(case: &Case<'_>, hits: &mut Hits) {
    let alg = case.token.alg().unwrap_or_default();
    let Some(fault) = case.profile().demands().algs.fault(&alg) else { return };
    let place = case.header.and_then(|header| header.get("alg"));
    let place = place.map_or(Place::part(Part::Header), Place::header);
    let who = case.profile().words();
    let cite = case.profile().demands().cite;
    tell(case, hits, place, format!("alg is \"{alg}\", which {who} must not have ({cite}): {fault}"));
}

/// The disclosures of an SD-JWT, each with its part.
fn disclosures<'a>(case: &Case<'a>) -> impl Iterator<Item = (Part, &'a Disclosure)> {
    let disclosures =
        case.token.presentation().into_iter().flat_map(|presentation| &presentation.disclosures);
    disclosures.enumerate().map(|(at, disclosure)| (Part::Disclosure(at), disclosure))
}
