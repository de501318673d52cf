//! Settings that go together, each a policy file of its own.

use super::Known;
use super::file::{File, read};
use clap::ValueEnum;

/// A preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Preset {
    /// Access tokens as RFC 9068 wants them.
    Rfc9068,
    /// ID tokens and logout tokens of OpenID Connect.
    Oidc,
    /// Short lives, revocation, and payloads that tell nothing.
    Owasp,
    /// All of it, and smells too: a warning fails the run.
    Strict,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Preset; 4] = [Preset::Rfc9068, Preset::Oidc, Preset::Owasp, Preset::Strict];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Preset::Rfc9068 => "rfc9068",
            Preset::Oidc => "oidc",
            Preset::Owasp => "owasp",
            Preset::Strict => "strict",
        }
    }

    /// It as a policy file.
    pub const fn text(self) -> &'static str {
        match self {
            Preset::Rfc9068 => include_str!("presets/rfc9068.toml"),
            Preset::Oidc => include_str!("presets/oidc.toml"),
            Preset::Owasp => include_str!("presets/owasp.toml"),
            Preset::Strict => include_str!("presets/strict.toml"),
        }
    }

    /// What it says. That each can be read is tested.
    pub(super) fn settings(self, known: &Known) -> File {
        read(self.text(), known).unwrap_or_default()
    }
}

impl std::str::FromStr for Preset {
    type Err = String;

    fn from_str(text: &str) -> Result<Preset, String> {
        Preset::ALL
            .into_iter()
            .find(|preset| preset.name() == text)
            .ok_or_else(|| "no such preset".to_string())
    }
}
