//! Man pages: what clap knows of a command, and the sections that it knows nothing of.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io::{self, Write};

/// What clap does not know of a command: the codes of `EXIT STATUS` and what each says, the lines of `ENVIRONMENT`, `FILES`
/// and `EXAMPLES`.
struct Extra {
    command: &'static str,
    exit: &'static [(&'static str, &'static str)],
    environment: &'static [(&'static str, &'static str)],
    files: &'static [(&'static str, &'static str)],
    examples: &'static [(&'static str, &'static str)],
}

const DONE: (&str, &str) = ("0", "it is done");
const COULD_NOT: (&str, &str) = ("2", "it could not be done: usage, an unreadable file, a key that is none");
const NOTHING_SEEN: (&str, &str) =
    ("2", "it could not be done: usage, unreadable input, a key that is none, or no token in the input");

/// What every command heeds.
const COLORS: [(&str, &str); 3] = [
    ("NO_COLOR", "if set and not empty, nothing is in color"),
    ("CLICOLOR_FORCE", "if set and neither empty nor 0, a pipe is in color too"),
    ("LC_ALL, LC_CTYPE, LANG", "whether the terminal shows more than ASCII"),
];

const PROXIES: (&str, &str) =
    ("HTTPS_PROXY, ALL_PROXY, NO_PROXY", "the way to servers that keys are fetched from");
const CERTIFICATES: (&str, &str) =
    ("SSL_CERT_FILE, SSL_CERT_DIR", "certificate authorities to take instead of those of the system");

/// The first is that of `jotkit` itself.
#[rustfmt::skip]
const EXTRAS: [Extra; 11] = [
    Extra {
        command: "jotkit",
        exit: &[
            ("0", "yes, or done"),
            ("1", "no: a token was rejected, or a finding is as bad as --fail-on"),
            ("2", "could not do it: usage, unreadable input, a bad key, nothing to look at"),
            ("130", "interrupted; what was found until then is told"),
        ],
        environment: &[],
        files: &[("jotkit.toml", "what is demanded of tokens; jotkit lint --example-config prints one")],
        examples: &[
            ("jotkit keygen --out signing", "make a key pair"),
            ("jotkit sign --key signing.pem --iss https://login.example.com --sub user-42", "make a token"),
        ],
    },
    Extra {
        command: "key",
        exit: &[DONE, COULD_NOT],
        environment: &[],
        files: &[],
        examples: &[
            ("jotkit key inspect signing.pub.pem", "say what it is"),
            ("jotkit key public --to jwk signing.pem", "print the public half as a JWK"),
            ("jotkit key jwks signing.pub.pem", "gather keys into a JWK Set"),
        ],
    },
    Extra {
        command: "keygen",
        exit: &[DONE, COULD_NOT],
        environment: &[],
        files: &[
            ("NAME.pem, NAME.der, NAME.jwk.json", "the private key, mode 0600"),
            ("NAME.pub.pem, NAME.pub.der, NAME.pub.jwk.json", "the public key"),
            ("NAME.secret", "an HMAC secret, mode 0600"),
        ],
        examples: &[
            ("jotkit keygen --out login", "make login.pem and login.pub.pem for ES256"),
            ("jotkit keygen EdDSA --format jwk --out login", "make the pair as JWKs"),
            ("jotkit keygen HS256 --out -", "print an HMAC secret"),
        ],
    },
    Extra {
        command: "sign",
        exit: &[
            DONE,
            ("1", "with --strict: token or key are not fit, and none is printed; with --lines: a line could not be signed"),
            COULD_NOT,
        ],
        environment: &[("NAME", "what --secret env:NAME and --passphrase env:NAME read")],
        files: &[],
        examples: &[
            ("jotkit sign --key signing.pem --iss https://login.example.com --sub user-42 --exp 5m", "make a token of five minutes"),
            ("jotkit sign --key signing.pem --claim role=reader --claim level:=3", "with claims of one's own"),
        ],
    },
    Extra {
        command: "decode",
        exit: &[DONE, NOTHING_SEEN],
        environment: &[("TZ", "the zone of --time local")],
        files: &[],
        examples: &[
            ("jotkit decode token.jwt", "show what it says"),
            ("jotkit decode --get /sub token.jwt", "print one claim"),
            ("jotkit decode --json token.jwt", "print an object for jq"),
        ],
    },
    Extra {
        command: "verify",
        exit: &[("0", "every token is valid"), ("1", "a token is rejected"), NOTHING_SEEN],
        environment: &[("NAME", "what --secret env:NAME and --passphrase env:NAME read"), PROXIES, CERTIFICATES],
        files: &[],
        examples: &[
            ("jotkit verify --key signing.pub.pem --iss https://login.example.com token.jwt", "judge by a key and an issuer"),
            ("jotkit verify --key signing.pub.pem --format json token.jwt", "for a program"),
        ],
    },
    Extra {
        command: "lint",
        exit: &[
            ("0", "no finding is as bad as --fail-on, which is error unless set"),
            ("1", "a finding is as bad"),
            NOTHING_SEEN,
        ],
        environment: &[
            ("JOTKIT_CONFIG", "the policy file, where --config names none"),
            ("NAME", "what --secret env:NAME and --passphrase env:NAME read"),
            PROXIES,
            CERTIFICATES,
        ],
        files: &[
            ("jotkit.toml", "the policy file: the nearest one up to the folder of the repository"),
            (".gitignore, .ignore", "what of a folder is left out, unless --no-ignore is given"),
        ],
        examples: &[
            ("jotkit lint token.jwt", "say what is wrong with a token"),
            ("jotkit lint --exit-zero --format jsonl token.jwt", "an object a token, for a program"),
            ("jotkit lint --allow-empty --select token-committed --fail-on warning .", "find live tokens that git tracks"),
            ("jotkit lint --example-config", "print a policy file"),
        ],
    },
    Extra {
        command: "rules",
        exit: &[DONE, COULD_NOT],
        environment: &[],
        files: &[],
        examples: &[("jotkit rules --format json", "the catalogue for a program")],
    },
    Extra {
        command: "explain",
        exit: &[DONE, ("2", "there is no such rule")],
        environment: &[],
        files: &[],
        examples: &[("jotkit explain exp-too-far", "why, how to mend it, and tokens that show it")],
    },
    Extra {
        command: "completions",
        exit: &[DONE, COULD_NOT],
        environment: &[],
        files: &[
            ("~/.local/share/bash-completion/completions/jotkit", "where bash looks for its script"),
            ("~/.config/fish/completions/jotkit.fish", "where fish does"),
            ("_jotkit", "its name for zsh, in a folder of fpath"),
        ],
        examples: &[("jotkit completions bash", "print the script")],
    },
    Extra {
        command: "man",
        exit: &[DONE, ("2", "there is no such command, or a page could not be written")],
        environment: &[],
        files: &[],
        examples: &[
            ("jotkit man lint", "print a page; in a shell: jotkit man lint | man -l -"),
            ("jotkit man --out .", "write all pages, for a package"),
        ],
    },
];

/// Writes the page of a command, which is the last of `path`: it or one it is under is a command of `jotkit`. Of a `date` the
/// year, month and day are told; without one, mandoc complains.
///
/// # Errors
///
/// When it cannot be written.
pub fn page(out: &mut impl Write, path: &[&Command], date: &str) -> io::Result<()> {
    let [root, rest @ ..] = path else { return Ok(()) };
    let command = rest.last().unwrap_or(root);
    let name = rest.first().unwrap_or(root).get_name();
    let mut page = Vec::new();
    let version = root.get_version().unwrap_or_default();
    Man::new((*command).clone())
        .title(title(path).to_uppercase())
        .date(date)
        .source(format!("{} {version}", root.get_name()))
        .manual("User Commands")
        .render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    // A break before and after an empty line does nothing, and mandoc says so.
    out.write_all(page.replace("\n.br\n\n.br\n", "\n.sp\n").as_bytes())?;
    let mut roff = Roff::new();
    if let Some(extra) = EXTRAS.iter().find(|extra| extra.command == name) {
        section(&mut roff, "EXIT STATUS", extra.exit);
        section(&mut roff, "ENVIRONMENT", &[extra.environment, &COLORS].concat());
        section(&mut roff, "FILES", extra.files);
        examples(&mut roff, extra.examples);
    }
    see_also(&mut roff, path);
    out.write_all(roff.to_roff().as_bytes())
}

/// `jotkit-key-inspect`
pub fn title(path: &[&Command]) -> String {
    path.iter().map(|command| command.get_name()).collect::<Vec<_>>().join("-")
}

fn section(roff: &mut Roff, heading: &str, lines: &[(&str, &str)]) {
    if lines.is_empty() {
        return;
    }
    roff.control("SH", [heading]);
    for (term, what) in lines {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*what)]);
    }
}

fn examples(roff: &mut Roff, examples: &[(&str, &str)]) {
    roff.control("SH", ["EXAMPLES"]);
    for (command, what) in examples {
        roff.control("TP", []);
        roff.text([roman(*what)]);
        // As it is to be typed, without the spaces that would fill its lines.
        roff.control("nf", []);
        roff.text([bold(*command)]);
        roff.control("fi", []);
    }
}

/// The command above, those below, and beside a command of `jotkit` the manual as a whole.
fn see_also(roff: &mut Roff, path: &[&Command]) {
    let Some((command, above)) = path.split_last() else { return };
    let above = if above.is_empty() { None } else { Some(title(above)) };
    let own = title(path);
    let below = command.get_subcommands().map(|below| format!("{own}-{}", below.get_name()));
    let pages: Vec<_> = above.into_iter().chain(below.filter(|name| !name.ends_with("-help"))).collect();
    if pages.is_empty() {
        return;
    }
    roff.control("SH", ["SEE ALSO"]);
    let mut text = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        text.push(roman(if index == 0 { "" } else { ", " }));
        text.push(bold(page.as_str()));
        text.push(roman("(1)"));
    }
    roff.text(text);
}
