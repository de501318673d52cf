//! Rules on what the payload gives away to anyone who can read it.

pub(super) mod pii_card_number;
pub(super) mod pii_email;
pub(super) mod policy_sensitive_name;
pub(super) mod secret_api_key;
pub(super) mod secret_password;
pub(super) mod secret_password_hash;

use super::engine::Hit;
use super::prelude::*;

/// A hit on a sensitive value: where it stands, what it is and how long, never what it says.
fn found<'h>(hits: &'h mut Hits, detection: &Detection<'_>) -> &'h mut Hit {
    let place = Place::value(detection.part, detection.value);
    let message = match hits.is_full() {
        true => String::new(),
        false => {
            format!("{} readable in {} {}", detection.what, detection.part.name(), detection.value.pointer())
        }
    };
    hits.at(place, message)
        .label(format!("{}, {}", detection.what, detection.length()))
        .confidence(detection.confidence)
}
