//! Nothing secret leaves: tokens full of secrets, in every place that a token has for them, through every format there is.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use clap::ValueEnum;
use common::{NOW, folder, jotkit_with, token};
use jotkit::render::Format;
use std::fs;

/// So many characters of a secret are a leak.
const TELLING: usize = 8;

const RSA: &str = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n";
const INNER: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbm5lciIsImV4cCI6MTc5NTI5MzcwMH0.q2Yk3rTqXGx8M0yQb1Yc0a1b2c3d4e5f6g7h8i9j0kA";

/// Credentials told by their form, wherever they stand.
const BY_FORM: [&str; 12] = [
    "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWA",
    "AKIAQYLPMN5HHHFPZAM2",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    "postgres://app:s3cr3tPgPass@pg7.quuxhost.test:5432/prod",
    "otpauth://totp/Acme:ann?secret=JBSWY3DPEHPK3PXP&issuer=Acme",
    "1//0gXk3JdQ8vYw2RtZ6mNb1XcLp9SfGh4Ae7UoT5iCgYIARAAGBASNwF",
    "4929 4421 8730 1126",
    "DE89370400440532013000",
    "jane.quux.doe@mail-7.invalid",
    INNER,
];

/// Secrets told by their name.
const BY_NAME: [(&str, &str); 8] = [
    ("password", "correct-horse-battery-staple"),
    ("passwordHash", "5f4dcc3b5aa765d61d8327deb882cf99"),
    ("totp_secret", "KRSXG5CTMVRXEZLUKN2XAZLS"),
    ("app_secret", "9fXq2LmZ7vRt4KpWs8"),
    ("refreshToken", "8xLOxBtZp8kq27VwYt41"),
    ("ssn", "536-22-8731"),
    ("phone_number", "+14155550123"),
    ("birthdate", "1984-07-12"),
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Standard base64 with padding.
fn base64(text: &str) -> String {
    let url = jotkit::core::b64::encode(text.as_bytes()).replace('-', "+").replace('_', "/");
    let padding = "=".repeat((4 - url.len() % 4) % 4);
    url + &padding
}

/// A token that holds the secret in every place at once that is not the name of a member.
fn holding(secret: &str) -> String {
    let (quoted, encoded) = (quoted(secret), quoted(&base64(secret)));
    let header = format!(
        r#"{{"alg":{quoted},"typ":{quoted},"cty":{quoted},"kid":{quoted},"zip":{quoted},"jku":{quoted},"crit":[{quoted}],"x":{encoded}}}"#
    );
    let payload = format!(
        r#"{{"iss":{quoted},"sub":{quoted},"aud":[{quoted},{quoted}],"scope":{quoted},"jti":{quoted},"exp":{quoted},"iat":{quoted},"a":{{"b":[1,[{{"c":{quoted}}}]]}},"list":[{quoted},{encoded}],"text":{}}}"#,
        self::quoted(&format!("{{\"deep\":{quoted}}}"))
    );
    token(&header, &payload, "c2ln")
}

/// A token that has it as the name of members.
fn named(secret: &str) -> String {
    let name = quoted(secret);
    let payload = format!(
        r#"{{"sub":"42","exp":"x",{name}:{{"password":"hunter2hunter2","email":"a.b@c.test"}},"o":{{{name}:1,{name}:2}},"p":{{{name}:"x\u202e"}}}}"#
    );
    token(&format!(r#"{{"alg":"HS256",{name}:1,{name}:2,"crit":[{name}]}}"#), &payload, "c2ln")
}

/// Every run of so many characters of a secret that occurs in what was told.
fn leaked(secret: &str, told: &str) -> Vec<String> {
    // Which kind of server it leads to is no secret.
    let secret = secret.split_once("://").map_or(secret, |(_, rest)| rest);
    let characters: Vec<char> = secret.chars().filter(|c| *c != '\n').collect();
    let pieces =
        characters.windows(TELLING.min(characters.len())).map(|piece| piece.iter().collect::<String>());
    pieces.filter(|piece| told.contains(piece.as_str())).collect()
}

/// Lints a text in every format, and gives all that was told, the baseline among it.
fn told(name: &str, text: &str) -> String {
    let here = folder(&format!("leaks_{name}"));
    let mut told = String::new();
    for format in Format::value_variants() {
        let format = format.to_possible_value().unwrap().get_name().to_string();
        for more in [&[][..], &["--show-all", "--auditor", "--stats"], &["--pedantic", "--fresh"]] {
            let fixed = ["lint", "--now", NOW, "--format", &format, "--write-baseline", "known.json", "-"];
            let run = jotkit_with(fixed.iter().chain(more), text.as_bytes(), &here);
            assert_eq!(run.code, 1, "{name} {format}: {}", run.stderr);
            told.push_str(&run.stdout);
            told.push_str(&run.stderr);
            told.push_str(&fs::read_to_string(here.join("known.json")).unwrap());
            fs::remove_file(here.join("known.json")).unwrap();
        }
    }
    told
}

#[test]
fn no_piece_of_a_secret_is_told() {
    let mut problems = Vec::new();
    for (at, secret) in BY_FORM.into_iter().chain([RSA]).enumerate() {
        let tokens = format!("{}\n", holding(secret));
        let told = told(&format!("form_{at}"), &tokens);
        for piece in leaked(secret, &told).into_iter().chain(leaked(&base64(secret), &told)) {
            problems.push(format!("{piece:?} of {secret:?}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_piece_of_a_secret_is_told_that_is_a_name() {
    let mut problems = Vec::new();
    // Numbers of cards and accounts are looked for among values.
    let names = BY_FORM
        .into_iter()
        .filter(|secret| !matches!(*secret, "4929 4421 8730 1126" | "DE89370400440532013000"));
    for (at, secret) in names.enumerate() {
        let told = told(&format!("name_{at}"), &named(secret));
        problems.extend(leaked(secret, &told).into_iter().map(|piece| format!("{piece:?} of {secret:?}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// An SD-JWT that discloses it as a value and as a name, with a salt that is told nobody either.
fn disclosing(secret: &str, salt: &str) -> String {
    let (quoted, salt) = (quoted(secret), quoted(salt));
    let disclosed = [
        format!(r#"[{salt},"claim",{quoted}]"#),
        format!(r#"[{salt},{quoted}]"#),
        format!(r#"[{salt},{quoted},1]"#),
        format!(r#"[{salt},{quoted},{{"password":"hunter2hunter2",{quoted}:1}}]"#),
        format!(r#"[{salt},"user",{{"list":[{quoted}],"deep":{{"more":{quoted}}}}}]"#),
        format!(r#"[{salt},{quoted},{quoted},{quoted}]"#),
    ];
    let disclosures: Vec<_> =
        disclosed.iter().map(|text| jotkit::core::b64::encode(text.as_bytes())).collect();
    // The last is not the token's.
    let digests: Vec<_> = disclosures[..5].iter().map(|text| quoted_digest(text)).collect();
    let payload =
        format!(r#"{{"_sd_alg":"sha-256","vct":{quoted},"exp":"x","_sd":[{}]}}"#, digests.join(","));
    let header = format!(r#"{{"alg":"ES256","typ":"dc+sd-jwt","kid":{quoted}}}"#);
    format!("{}~{}~", token(&header, &payload, "c2ln"), disclosures.join("~"))
}

fn quoted_digest(text: &str) -> String {
    let digest = jotkit::core::crypto::named_digest("sha-256", text.as_bytes()).unwrap();
    quoted(&jotkit::core::b64::encode(&digest))
}

#[test]
fn no_piece_of_a_secret_is_told_that_is_disclosed() {
    const SALT: &str = "c2FsdC1vZi10aGlz";
    let mut problems = Vec::new();
    let secrets = BY_FORM
        .into_iter()
        .filter(|secret| !matches!(*secret, "4929 4421 8730 1126" | "DE89370400440532013000"));
    for (at, secret) in secrets.enumerate() {
        let told = told(&format!("disclosed_{at}"), &disclosing(secret, SALT));
        assert!(told.contains("disclosure"), "{told}");
        for piece in leaked(secret, &told).into_iter().chain(leaked(SALT, &told)) {
            problems.push(format!("{piece:?} of {secret:?}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_piece_of_a_secret_is_told_that_its_name_gives_away() {
    let members: Vec<_> =
        BY_NAME.iter().map(|(name, secret)| format!("{}:{}", quoted(name), quoted(secret))).collect();
    let members = members.join(",");
    let numbers = r#""pan":5238419072651834,"cpf":52998224725,"phone":4155550123"#;
    let jwk = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;
    let payload = format!(
        r#"{{"sub":"42",{members},{numbers},"deep":[{{"more":{{{members}}}}}],"key":{jwk},"geo":{{"lat":48.856614,"lng":2.352221}},"address":{{"street_address":"12 Rue Haute","locality":"Lyon"}}}}"#
    );
    let told = told("names", &token(&format!(r#"{{"alg":"none","jwk":{jwk},{members}}}"#), &payload, "c2ln"));
    let others = [
        "5238419072651834",
        "52998224725",
        "4155550123",
        "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
        "48.856614",
        "12 Rue Haute",
    ];
    let secrets = BY_NAME.iter().map(|(_, secret)| *secret).chain(others);
    let problems: Vec<_> = secrets.flat_map(|secret| leaked(secret, &told)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    // What is asked for is shown.
    let here = folder("leaks_shown");
    let run = jotkit_with(
        ["lint", "--show-secrets", "-"],
        token(r#"{"alg":"none"}"#, &payload, "").as_bytes(),
        &here,
    );
    assert!(run.stdout.contains("correct-horse-battery-staple"), "{}", run.stdout);
}

#[test]
fn verify_tells_no_credential_as_a_key_id() {
    let here = folder("leaks_verify");
    for secret in BY_FORM.into_iter().take(6) {
        let text =
            token(&format!(r#"{{"alg":"HS256","kid":{}}}"#, quoted(secret)), r#"{"sub":"42"}"#, "c2ln");
        for format in ["human", "json", "jsonl"] {
            let run = jotkit_with(
                ["verify", "--secret", "text:x", "--format", format, "-"],
                text.as_bytes(),
                &here,
            );
            assert!(leaked(secret, &(run.stdout.clone() + &run.stderr)).is_empty(), "{}", run.stdout);
        }
    }
}
