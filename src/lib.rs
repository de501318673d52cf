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
//! | [`exit`] | the exit codes and the only place that chooses one |
//! | [`term`] | color or not; foreign text made harmless |
//! | [`host`] | the only code that touches files, streams, network, clock, environment |
//! | [`input`] | what carries tokens, and the place a token is found in |
//! | [`policy`] | what a house demands of a token, from `jotkit.toml`, presets and the command line |
//! | [`rules`] | the linter: a file for each rule, the engine, the sensitive values, what came beside a token |
//! | [`report`] | what is told of a token, in one place (`linted`) or several; redaction happens here, once |
//! | [`render`] | writers: a file or folder for each format of a report; the catalogue, decoded tokens, keys, man pages |
//! | [`core`] | pure: tokens, JSON as written, algorithms, keys, signing, verdicts |
//!
//! Inside [`core`]: `source` (bytes, spans, lines), `b64` (how a segment is wrong), `hex`, `json` (JSON as written), `alg` (the
//! table of algorithms), `registry` (what IANA has registered), `time` (NumericDate), `token` (a token as written), `disclosure` (what
//! an SD-JWT discloses), `find` (tokens in any bytes), `inner` (tokens inside tokens), `profile` (which kind of JWT it is, whose
//! dialect it is written in, and what its standard demands), `key` (keys by family; `flaw` names what can be wrong with them,
//! `weakness` finds it, `bundle` knows which came together, `scan` finds keys in any bytes), `crypto` (one kind of signer, one of
//! verifier), `decrypt` (JWEs that a given key opens), `sign`, `verify` (keyring, signature, header, claims, denylist), `diagnose` (why a
//! signature does not match), `dictionary` (secrets that everyone knows, and a list tried on all tokens at once), `published` (keys whose
//! private half is printed), `unicode` (characters that are not seen).
//!
//! Inside [`rules`], a folder for each group, among them `payload` (what `sensitive` detects, told), `profile` (kinds of JWT by their
//! standards), `context` (where a token was found) and `key`; beside them `sensitive` (names by their words, values by their form and check digits, what is encoded once;
//! what came before is recalled),
//! `beside` (what came with a token, and may belong to it), `keys` (the rules on keys, run), `engine`, `hit` (what a rule finds), `evidence` (what
//! signatures are held against), `signers` (on which tokens of a run what everyone knows is tried), `example`.
//!
//! Inside [`input`]: `carrier` (what a source is, and its records), `har`, `burp` and `json` (a record), `leaf` (a string of one),
//! `storage` and `cookie` (what browsers keep), `text` (the line of a token), `url`, `http`, `log`, `code` (what that line is), `exchange` (the messages of HTTP
//! that lines are of), `torn` (what breaks off), `place` (what comes of it), `wrapping` (what was pasted along).
//!
//! Inside [`policy`]: `keys` (each key of `jotkit.toml`, once), `check` (a file against the keys), `file` (what it says), `apply`
//! (settings over others), `matching` (which demands hold for which token), `ignores`, `preset`, `schema`, `example`. Inside
//! [`report`]: `fate` (what counts, and what is only counted), `summary`, `baseline`, `answers` (what every rule said), `remarks` (what
//! is said of the policy file), `excerpt` (the line of decoded JSON, and redaction), `veil` (sensitive values taken out of all else
//! that is said), `keys` (what is told of a key), `stats` (what charts are drawn from), `view`.
//!
//! Inputs are judged in stretches: [`host`] opens them (`inputs`: folders too; `regular`: files that are read as they are; `packed`:
//! what is compressed; `live`: pipes and terminals; `idle`: standard input that may not be meant; `intake`: how far it came, and Ctrl-C); [`input`] reads them bit by bit and cuts them where no token is cut
//! (`stretches`, a folder), passes over what can hold nothing, with several threads where that is much, and tells which tokens came in one message (`together`). Then `cmd::lint` works in
//! three steps, each of which goes on while the next one does: `seek` finds what is in a stretch, on every core; `merge` brings together
//! the places of a token that comes again, in the order of the input; `judge` judges each token once and writes what is told of it, on
//! every core (`cmd::workers`). What is tried on all tokens at once goes before: `cmd::secrets` reads a list (`host::wordlist`) and
//! `cmd::hashcat` hands the tokens on; `cmd::keys` judges the keys of a run.
//! Reports go where `cmd::reports` says, in several formats at once (`render::several`), into files that are written whole or not at
//! all (`host::destination`); `host::progress` draws the line that says how far a run came.

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
