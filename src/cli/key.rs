//! Options of the commands about keys.

use super::algs;
use crate::core::alg::Alg;
use crate::core::key::Form;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use std::ffi::OsString;
use std::path::PathBuf;

/// Options of `keygen`.
#[derive(Args, Debug)]
pub struct KeygenArgs {
    /// The algorithm that the key is for
    #[arg(value_name = "ALG", default_value = "ES256", ignore_case = true, value_parser = algs())]
    pub alg: Alg,
    /// Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm's name in lower case]
    #[arg(long, short, value_name = "NAME", value_hint = ValueHint::FilePath)]
    pub out: Option<OsString>,
    /// Size of an RSA key: 2048, 3072, 4096 or 8192
    #[arg(long, value_name = "BITS", default_value_t = 3072)]
    pub bits: usize,
    /// Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json
    #[arg(long, value_name = "FORMAT", default_value = "pem")]
    pub format: KeyFormat,
    /// Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself
    #[arg(long, value_name = "TEXT", default_value = "thumbprint")]
    pub kid: String,
    /// Encrypt the private PEM with this, named like a secret: prompt, env:NAME, file:PATH, …
    #[arg(long, value_name = "SPEC", allow_hyphen_values = true)]
    pub passphrase: Option<String>,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
}

/// The forms of new key files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeyFormat {
    /// PEM: PKCS#8 and SPKI.
    Pem,
    /// DER of the same.
    Der,
    /// JSON Web Keys.
    Jwk,
    /// JSON Web Key Sets of one key.
    Jwks,
}

/// Options of `key`.
#[derive(Args, Debug)]
pub struct KeyCommandArgs {
    /// What to do with the key.
    #[command(subcommand)]
    pub action: KeyAction,
}

/// What `key` does.
#[derive(Debug, Subcommand)]
pub enum KeyAction {
    /// Say what the keys of a file are, and what they may serve
    Inspect {
        /// The file, and what opens it.
        #[command(flatten)]
        file: KeyFileArgs,
        /// Format of the answer
        #[arg(long, value_name = "FORMAT", default_value = "human")]
        format: InspectFormat,
    },
    /// Print the public half
    Public {
        /// The file, and what opens it.
        #[command(flatten)]
        file: KeyFileArgs,
        /// The form: spki, pkcs1, der, jwk or openssh
        #[arg(long, value_name = "FORM", default_value = "spki", value_parser = forms())]
        to: Form,
    },
    /// Change the form of a key, private half included
    Convert {
        /// The file, and what opens it.
        #[command(flatten)]
        file: KeyFileArgs,
        /// The form
        #[arg(long, value_name = "FORM", value_parser = forms())]
        to: Form,
        /// Write this file, mode 0600 for a private key [default: standard output]
        #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
    },
    /// Print the RFC 7638 thumbprint
    Thumbprint {
        /// The file, and what opens it.
        #[command(flatten)]
        file: KeyFileArgs,
    },
    /// Gather keys into a JWK Set of their public halves
    Jwks {
        /// Key files
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
        /// What opens encrypted ones
        #[arg(long, value_name = "SPEC", allow_hyphen_values = true)]
        passphrase: Option<String>,
        /// Put private keys and secrets in as they are
        #[arg(long)]
        private: bool,
    },
}

/// A key file and what opens it.
#[derive(Args, Debug)]
pub struct KeyFileArgs {
    /// The key file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    #[arg(long, value_name = "SPEC", allow_hyphen_values = true)]
    pub passphrase: Option<String>,
}

/// The formats of `key inspect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For people.
    Human,
    /// JSON.
    Json,
}

/// The forms of keys, so that help and completions list them.
fn forms() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(Form::ALL.iter().map(|form| form.name())).try_map(|name| name.parse::<Form>())
}
