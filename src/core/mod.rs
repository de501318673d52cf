//! What tokens, keys and verdicts are. Pure: no files, clock, environment, arguments or printing.

pub mod alg;
pub mod b64;
pub mod crypto;
pub mod decrypt;
pub mod diagnose;
pub mod dictionary;
pub mod disclosure;
pub mod find;
pub mod hex;
pub mod inner;
pub mod json;
pub mod key;
pub mod profile;
pub mod published;
pub mod registry;
pub mod sign;
pub mod source;
pub mod time;
pub mod token;
pub mod unicode;
pub mod verify;
