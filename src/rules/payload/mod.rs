//! Rules on what the payload gives away to anyone who can read it.

pub(super) mod infra_internal_host;
pub(super) mod nested_token;
pub(super) mod pii_address;
pub(super) mod pii_bank_account;
pub(super) mod pii_birthdate;
pub(super) mod pii_card_number;
pub(super) mod pii_email;
pub(super) mod pii_geolocation;
pub(super) mod pii_health;
pub(super) mod pii_ip_address;
pub(super) mod pii_name;
pub(super) mod pii_national_id;
pub(super) mod pii_phone;
pub(super) mod pii_special_category;
pub(super) mod policy_sensitive_name;
pub(super) mod secret_api_key;
pub(super) mod secret_connection_string;
pub(super) mod secret_generic;
pub(super) mod secret_otp_seed;
pub(super) mod secret_password;
pub(super) mod secret_password_hash;
pub(super) mod secret_private_key;
pub(super) mod user_object_dumped;

use super::hit::Hit;
use super::prelude::*;

/// Whether there is anything that could give something away.
fn is_readable(case: &Case<'_>) -> bool {
    case.claims.is_some() || case.header.is_some()
}

/// A hit on a sensitive value: where it stands, what it is and how long, never what it says.
fn found<'h>(hits: &'h mut Hits, detection: &Detection<'_>) -> &'h mut Hit {
    let place = match detection.in_name {
        true => Place::member(detection.part, detection.value),
        false => Place::value(detection.part, detection.value),
    };
    let message = match hits.is_full() {
        true => String::new(),
        false => {
            let readable = if detection.in_name { "readable in a member name of" } else { "readable in" };
            let (part, pointer) = (detection.part.name(), detection.value.pointer());
            format!("{} {readable} {part} {pointer}", detection.kind())
        }
    };
    hits.at(place, message)
        .label(format!("{}, {}", detection.what, detection.length()))
        .confidence(detection.confidence)
}

/// Tells every value of that kind.
fn tell(case: &Case<'_>, hits: &mut Hits, detector: Detector) {
    for detection in case.detected(detector) {
        found(hits, detection);
    }
}

/// Tells every value of that kind, which is worse in an access token (RFC 9068 §6); what stands in `sub` is said by
/// sub-is-pii.
fn tell_of_a_person(case: &Case<'_>, hits: &mut Hits, detector: Detector) {
    for detection in case.detected(detector).filter(|detection| !case.is_claim(detection, "sub")) {
        let hit = found(hits, detection);
        if case.profile() == Profile::AccessToken {
            hit.severity(Severity::Warning);
        }
    }
}
