//! `--hashcat FILE`: the tokens in the form that hashcat's mode 16500 reads. What a list does not find is for GPUs.

use crate::core::dictionary::hmac_of;
use crate::core::token::{Form, Part, Token};
use crate::host::{Host, write_private};
use crate::input::Found;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// What hashcat takes of header and of payload, in characters (`module_16500.c`).
const LONGEST_PART: usize = 2047;

/// Why tokens were left out, and how many.
type LeftOut = BTreeMap<&'static str, usize>;

/// Writes the tokens that are signed with an HMAC, each once, to a file that only its owner reads. Hashcat tries the
/// algorithm of a file's first token on all of it: those of other algorithms go to files of their own.
pub(super) fn write(
    path: &Path,
    tokens: impl Iterator<Item = Found>,
    allow_empty: bool,
    host: &Host,
) -> Result<()> {
    if path.as_os_str() == "-" {
        bail!("writing the tokens for hashcat: the report goes to standard output\ntry: the name of a file");
    }
    let (by_alg, left_out) = gather(tokens);
    let reasons: Vec<_> = left_out.iter().map(|(why, count)| format!("{count} {why}")).collect();
    let reasons = reasons.join(", ");
    if by_alg.is_empty() {
        let what = if reasons.is_empty() {
            "no token is signed with an HMAC".to_string()
        } else {
            format!("it reads none of the tokens: {reasons}")
        };
        if !allow_empty {
            bail!("writing the tokens for hashcat: {what}");
        }
        host.note(format!("there is no file for hashcat: {what}"));
        return Ok(());
    }
    for (number, (alg, tokens)) in by_alg.into_iter().enumerate() {
        let path = if number == 0 { path.to_path_buf() } else { beside(path, alg) };
        write_private(&path, (tokens.join("\n") + "\n").as_bytes())?;
        let (name, count) = (path.display(), tokens.len());
        let plural = if count == 1 { "" } else { "s" };
        host.note(format!(
            "wrote {count} {alg} token{plural} to {name}, for you alone to read; they may be live, so remove it after use\n\
             try: hashcat -m 16500 {} WORDLIST",
            quoted(&name.to_string())
        ));
    }
    if !reasons.is_empty() {
        host.note(format!("left out of it, since hashcat does not read them: {reasons}"));
    }
    Ok(())
}

/// The tokens by algorithm, each once, and what was left out.
fn gather(tokens: impl Iterator<Item = Found>) -> (BTreeMap<&'static str, Vec<String>>, LeftOut) {
    let (mut by_alg, mut left_out) = (BTreeMap::<_, Vec<String>>::new(), LeftOut::new());
    let mut seen = HashSet::new();
    for Found { token, .. } in tokens {
        let is_hmac = matches!(token.alg().as_deref(), Some("HS256" | "HS384" | "HS512"));
        if !is_hmac || !seen.insert(token.text().to_string()) {
            continue;
        }
        match unread(&token) {
            Some(why) => *left_out.entry(why).or_default() += 1,
            None => {
                let alg = hmac_of(&token).map(|alg| alg.name()).unwrap_or_default();
                let text = token.jwt().to_string();
                let of_alg = by_alg.entry(alg).or_default();
                // The same token with other disclosures is the same to hashcat.
                if text == token.text() || seen.insert(text.clone()) {
                    of_alg.push(text);
                }
            }
        }
    }
    (by_alg, left_out)
}

/// Why hashcat does not read a token.
fn unread(token: &Token) -> Option<&'static str> {
    let length = |part| token.encoded(part).map_or(0, str::len);
    let parts = [Part::Header, Part::Payload, Part::Signature];
    if token.form() != Form::Compact {
        Some("in a JSON serialization")
    } else if token.is_detached() {
        Some("without their payload")
    } else if token.is_unencoded() {
        Some("with a payload that is not encoded")
    } else if hmac_of(token).is_none() {
        Some("whose signature has not the length of its algorithm's")
    } else if token.segment_count() != 3 || parts.iter().any(|part| !token.encoding_faults(*part).is_empty())
    {
        Some("that are no base64url")
    } else if length(Part::Header) > LONGEST_PART || length(Part::Payload) > LONGEST_PART {
        Some("with more than 2047 characters in header or payload")
    } else {
        None
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%=,".contains(c);
    if word.chars().all(is_plain) { word.to_string() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// The name of a file for another algorithm: `tokens.hs512` beside `tokens`.
fn beside(path: &Path, alg: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", alg.to_ascii_lowercase()));
    PathBuf::from(name)
}
