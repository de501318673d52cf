//! Where a secret is to be had: `--secret SPEC`.

use super::Host;
use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::io::IsTerminal;
use std::path::Path;
use zeroize::Zeroizing;

/// A secret has no more bytes than this.
const LIMIT: u64 = 1 << 20;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

impl Host {
    /// The secret that a SPEC names: `env:NAME`, `file:PATH`, `b64:…`, `hex:…`, `prompt`, `-`, `text:…`, or else
    /// the literal text.
    ///
    /// # Errors
    ///
    /// When it cannot be had; the message never shows it.
    pub fn secret(&self, spec: &str) -> Result<Zeroizing<Vec<u8>>> {
        let bytes = |text: String| Zeroizing::new(text.into_bytes());
        match spec.split_once(':') {
            Some(("env", name)) => std::env::var(name)
                .map(bytes)
                .map_err(|_| anyhow!("reading the secret: the environment has no variable {name:?}")),
            Some(("file", path)) => {
                let doing = || format!("reading the secret from {path}");
                let content = super::files::read_small(Path::new(path), LIMIT).with_context(doing)?;
                Ok(self.without_line_ending(content, path))
            }
            Some(("b64", text)) => base64(text).map(Zeroizing::new),
            Some(("hex", text)) => hex(text).map(Zeroizing::new),
            Some(("text", text)) => Ok(bytes(text.to_string())),
            None if spec == "prompt" => {
                rpassword::prompt_password("secret: ").map(bytes).context("asking for the secret")
            }
            None if spec == "-" => Ok(self.without_line_ending(super::read_stdin()?, "standard input")),
            _ => {
                if Path::new(spec).is_file() {
                    self.note(format!("{spec:?} was taken as the secret itself; for the content of the file write file:{spec}"));
                }
                if std::io::stderr().is_terminal() {
                    self.note("a secret typed here shows in the process list; prompt and env:NAME do not");
                }
                Ok(bytes(spec.to_string()))
            }
        }
    }

    /// Editors end files with a line ending that is no part of the secret: one is dropped, and that is said.
    fn without_line_ending(&self, mut content: Vec<u8>, origin: &str) -> Zeroizing<Vec<u8>> {
        let length = content.len();
        if content.ends_with(b"\n") {
            content.pop();
            if content.ends_with(b"\r") {
                content.pop();
            }
        }
        if content.len() < length {
            self.note(format!("the line ending at the end of {origin} was not taken as part of the secret"));
        }
        Zeroizing::new(content)
    }
}

fn base64(text: &str) -> Result<Vec<u8>> {
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    GeneralPurpose::new(alphabet, LENIENT)
        .decode(text)
        .map_err(|error| anyhow!("reading the secret after b64: {}", without_content(&error)))
}

/// base64's messages name the offending byte, which is a byte of the secret.
fn without_content(error: &base64::DecodeError) -> String {
    match error {
        base64::DecodeError::InvalidByte(at, _) => format!("character {} is not base64", at + 1),
        base64::DecodeError::InvalidLength(_) => "a character is missing or too many".to_string(),
        base64::DecodeError::InvalidLastSymbol(..) => "the last character is wrong".to_string(),
        base64::DecodeError::InvalidPadding => "the padding is wrong".to_string(),
    }
}

fn hex(text: &str) -> Result<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let pairs = text.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    });
    match pairs.collect() {
        Some(bytes) => Ok(bytes),
        None => bail!("reading the secret after hex: expected pairs of hexadecimal digits"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(hex("00fF").unwrap(), [0, 255]);
        assert!(hex("0").is_err());
        assert!(hex("zz").is_err());
        for text in ["+/8=", "+/8", "-_8"] {
            assert_eq!(base64(text).unwrap(), [0xfb, 0xff], "{text}");
        }
        assert!(!format!("{:#}", base64("sec!ret").unwrap_err()).contains('!'));
    }
}
