//! Where a secret is to be had: `--secret SPEC`.

use super::Host;
use crate::core::b64::{self, Fault};
use crate::core::hex;
use anyhow::{Context, Result, anyhow};
use std::io::IsTerminal;
use std::path::Path;
use zeroize::Zeroizing;

/// A secret has no more bytes than this.
const LIMIT: u64 = 1 << 20;

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
            Some(("hex", text)) => hexadecimal(text).map(Zeroizing::new),
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

/// The fault as it stands would show a character of the secret.
fn base64(text: &str) -> Result<Vec<u8>> {
    b64::decode_any(text.as_bytes()).map_err(|fault| {
        let what = match fault {
            Fault::Foreign { at, .. } => format!("character {} is not base64", at + 1),
            Fault::Length { .. } => "a character is missing or too many".to_string(),
            _ => "the last character is wrong".to_string(),
        };
        anyhow!("reading the secret after b64: {what}")
    })
}

fn hexadecimal(text: &str) -> Result<Vec<u8>> {
    hex::decode(text.as_bytes())
        .ok_or_else(|| anyhow!("reading the secret after hex: expected pairs of hexadecimal digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        for text in ["+/8=", "+/8", "-_8"] {
            assert_eq!(base64(text).unwrap(), [0xfb, 0xff], "{text}");
        }
        assert!(!format!("{:#}", base64("sec!ret").unwrap_err()).contains('!'));
    }
}
