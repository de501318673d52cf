//! A JWT toolkit: generates keys, signs, decodes, verifies and lints JSON Web Tokens.
//!
//! The way of a token:
//!
//! ```text
//! host (read) ─ input (find, with its place) ─ core (take apart) ─┬─ core::verify ─┐
//!                                             core::key ─────────┴─ rules ────────┴─ report ─ render ─ exit
//! ```
//!
//! Dependencies point one way, `cmd → render → report → rules → policy and input → core`, with `host` beside; a test reads the
//! `use crate::` lines and holds them to it.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`cli`] | the command line as clap types |
//! | [`cmd`] | a file or folder for each command: the life of a token on one screen; workers for many |
//! | [`exit`] | the three exit codes and the only place that chooses one |
//! | [`term`] | color or not; foreign text made harmless |
//! | [`host`] | the only code that touches files, streams, network, clock, environment |
//! | [`input`] | what carries tokens, and the place a token is found in |
//! | [`policy`] | what a house demands of a token, from `jotkit.toml`, presets and the command line |
//! | [`rules`] | the linter: a file for each rule, the engine, the sensitive values |
//! | [`report`] | what is told of a token; redaction happens here, once |
//! | [`render`] | writers: human, JSON, JSON Lines, the catalogue, decoded tokens, keys |
//! | [`core`] | pure: tokens, JSON as written, algorithms, keys, signing, verdicts |
//!
//! Inside [`core`]: `source` (bytes, spans, lines), `b64` (how a segment is wrong), `hex`, `json` (JSON as written), `alg` (the
//! table of algorithms), `registry` (what IANA has registered), `time` (NumericDate), `token` (a token as written), `disclosure` (what
//! an SD-JWT discloses), `find` (tokens in any bytes), `inner` (tokens inside tokens), `profile` (which kind of JWT it is, whose
//! dialect it is written in, and what its standard demands), `key` (keys by family, and what makes them weak), `crypto` (one
//! kind of signer, one of verifier), `decrypt` (JWEs that a given key opens), `sign`, `verify` (keyring, signature, header,
//! claims, denylist), `diagnose` (why a signature does not match), `dictionary` (secrets that everyone knows, and those of a list), `published`
//! (keys whose private half is printed), `unicode` (characters that are not seen).
//!
//! Inside [`input`]: `carrier` (what a source is, and its records), `har`, `burp` and `json` (a record), `leaf` (a string of one),
//! `storage` and `cookie` (what browsers keep), `text` (the line of a token), `url`, `http`, `log`, `code` (what that line is), `place`
//! (what comes of it), `wrapping` (what was pasted along).
//!
//! Inside [`policy`]: `keys` (each key of `jotkit.toml`, once), `check` (a file against the keys), `file` (what it says), `apply`
//! (settings over others), `matching` (which demands hold for which token), `ignores`, `preset`, `schema`, `example`. Inside
//! [`report`]: `fate` (what counts, and what is only counted), `summary`, `baseline`, `answers` (what every rule said), `remarks` (what
//! is said of the policy file), `excerpt` (the line of decoded JSON, and redaction), `view`.
//!
//! Inputs are judged in stretches: [`host`] opens them, folders and what is packed too; [`input`] reads them bit by bit and cuts
//! them where no token is cut; each core judges a stretch and writes what is told of it; and the command joins what they wrote
//! in the order of the input.

pub mod cli;
pub mod cmd;
pub mod core;
pub mod exit;
pub mod host;
pub mod input;
pub mod policy;
pub mod render;
pub mod report;
pub mod rules;
pub mod term;
