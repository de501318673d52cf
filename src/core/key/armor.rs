//! Text armor around keys: PEM (RFC 7468) and SSH2 (RFC 4716), read the way files are found: any line ends and
//! widths, indented, with text around. What is inside the lines must be right to the last character.

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// What stands between a BEGIN and an END line.
pub(super) struct Block {
    /// What the BEGIN line says it is.
    pub(super) label: String,
    /// The decoded content.
    pub(super) body: Zeroizing<Vec<u8>>,
    /// Where its BEGIN line stands, in bytes of the text.
    pub(super) offset: usize,
    /// Cipher and vector of a content that is encrypted (RFC 1421 §4.6.1.3).
    pub(super) dek_info: Option<String>,
}

/// Whether there is armor in the text.
pub(super) fn is_armored(text: &str) -> bool {
    text.contains("-----BEGIN") || text.contains("---- BEGIN SSH2")
}

/// The blocks of the text, in order.
///
/// # Errors
///
/// When the lines do not fit together, or what is between them is not base64.
pub(super) fn blocks(text: &str) -> Result<Vec<Block>> {
    if text.contains("-----\\n") {
        bail!("broken PEM: it has \\n as two characters where lines should break");
    }
    let mut blocks = Vec::new();
    let mut lines = text.split(['\n', '\r']).map(str::trim);
    while let Some(line) = lines.next() {
        let Some(label) = armor_label(line, "BEGIN ") else { continue };
        let offset = line.as_ptr() as usize - text.as_ptr() as usize;
        let mut base64 = Zeroizing::new(String::new());
        let mut dek_info = None;
        let mut in_header = false;
        loop {
            let line = lines.next().with_context(|| format!("broken PEM: no END line for {label}"))?;
            if let Some(end) = armor_label(line, "END ") {
                if end != label {
                    bail!("broken PEM: BEGIN {label} ends with END {end}");
                }
                break;
            }
            // A header, or the continuation of one (RFC 1421 §4.6, RFC 4716 §3.3).
            if in_header || line.contains(':') {
                in_header = line.ends_with('\\');
                dek_info = dek_info.or(line.strip_prefix("DEK-Info:").map(|info| info.trim().to_string()));
                continue;
            }
            base64.push_str(line);
        }
        let body = STANDARD
            .decode(base64.as_bytes())
            .map_err(|error| anyhow!("broken PEM: {}", without_content(&error)))?;
        blocks.push(Block { label, body: Zeroizing::new(body), offset, dek_info });
    }
    if blocks.is_empty() {
        bail!("broken PEM: there is no whole -----BEGIN …----- line");
    }
    Ok(blocks)
}

/// The label of a line such as `-----BEGIN PUBLIC KEY-----` or `---- BEGIN SSH2 PUBLIC KEY ----`.
fn armor_label(line: &str, word: &str) -> Option<String> {
    let inner = line
        .strip_prefix("-----")
        .and_then(|rest| rest.strip_suffix("-----"))
        .or_else(|| line.strip_prefix("---- ")?.strip_suffix(" ----"))?;
    inner.strip_prefix(word).map(str::to_string)
}

/// base64's messages name the offending byte, which may be a byte of the key.
fn without_content(error: &base64::DecodeError) -> String {
    match error {
        base64::DecodeError::InvalidByte(at, _) => {
            format!("character {} inside the lines is not base64", at + 1)
        }
        _ => "characters inside the lines are missing or too many".to_string(),
    }
}
