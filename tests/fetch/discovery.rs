//! Keys of an issuer that is known by its name alone.

use crate::server::{Authority, http, https, json, reply};
use crate::{Signer, assert_failed, assert_valid};

const OPENID: &str = ".well-known/openid-configuration";
const OAUTH: &str = ".well-known/oauth-authorization-server";

fn metadata(issuer: &str, jwks_uri: &str) -> String {
    format!("{{\"issuer\":\"{issuer}\",\"jwks_uri\":\"{jwks_uri}\"}}")
}

#[test]
fn the_metadata_of_an_issuer_leads_to_its_keys() {
    let signer = Signer::new("discovery");
    let jwks = signer.jwks();
    let server = http(move |path, port| {
        let base = format!("http://127.0.0.1:{port}");
        let keys = format!("{base}/keys");
        match path.trim_start_matches('/') {
            "tenant/a/.well-known/openid-configuration" => {
                json(&metadata(&format!("{base}/tenant/a"), &keys))
            }
            "slash/.well-known/openid-configuration" => json(&metadata(&format!("{base}/slash/"), &keys)),
            OPENID => json(&metadata(&base, &keys)),
            ".well-known/oauth-authorization-server/oauth/b" => {
                json(&metadata(&format!("{base}/oauth/b"), &keys))
            }
            "keys" => json(&jwks),
            "gone/.well-known/openid-configuration" => reply("410 Gone", "", ""),
            "broken/.well-known/openid-configuration" => reply("500 Internal Server Error", "", ""),
            _ => reply("404 Not Found", "", ""),
        }
    });
    let base = format!("http://127.0.0.1:{}", server.port);
    for path in ["/tenant/a", "/slash/", "", "/oauth/b"] {
        let issuer = format!("{base}{path}");
        let run = signer.verify(&[], &["--discover", &issuer], &signer.token(&issuer));
        assert_valid(&run);
        assert!(run.stdout.contains(&format!("({base}/keys)\n")), "{}", run.stdout);
        assert!(run.stdout.contains(&format!("✓ iss        \"{issuer}\"\n")), "{}", run.stdout);
    }
    assert_eq!(
        server.paths(),
        [
            "/tenant/a/.well-known/openid-configuration",
            "/keys",
            "/slash/.well-known/openid-configuration",
            "/keys",
            "/.well-known/openid-configuration",
            "/keys",
            "/oauth/b/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server/oauth/b",
            "/keys"
        ]
    );

    // The keys of an issuer are for its tokens, unless somebody says otherwise.
    let foreign = signer.token("https://other.example.com");
    let run = signer.verify(&[], &["--discover", &base], &foreign);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert!(run.stdout.contains("✗ iss        \"https://other.example.com\""), "{}", run.stdout);
    let other = ["--discover", &base, "--iss", "https://other.example.com"];
    assert_valid(&signer.verify(&[], &other, &foreign));
    assert_eq!(signer.verify(&[], &other, &signer.token(&base)).code, 1);

    assert_failed(
        &signer.verify_by("--discover", &format!("{base}/gone")),
        server.port,
        &format!(
            "error: fetching http://127.0.0.1:PORT/gone/{OPENID}: the server answered 410 Gone, and 404 Not Found \
             at http://127.0.0.1:PORT/{OAUTH}/gone\n\
             try: another ISSUER_URL, or --jwks URL where no metadata is published\n"
        ),
    );
    assert_failed(
        &signer.verify_by("--discover", &format!("{base}/broken")),
        server.port,
        &format!(
            "error: fetching http://127.0.0.1:PORT/broken/{OPENID}: the server answered 500 Internal Server Error\n\
             try: again later\n"
        ),
    );
}

#[test]
fn metadata_that_leads_astray_is_refused() {
    let signer = Signer::new("astray");
    let long = "x".repeat(200);
    let cut = "x".repeat(120);
    for (path, body, said) in [
        ("other", metadata("https://other.example.com", "BASE/keys"), "it is of the issuer \"https://other.example.com\", not of \"BASE/other\"\ntry: the iss of the tokens, letter for letter".to_string()),
        ("more", metadata("BASE/more/", "BASE/keys"), "it is of the issuer \"BASE/more/\", with a slash at the end\ntry: --discover BASE/more/".to_string()),
        ("less/", metadata("BASE/less", "BASE/keys"), "it is of the issuer \"BASE/less\", without a slash at the end\ntry: --discover BASE/less".to_string()),
        ("case", metadata("BASE/CASE", "BASE/keys"), "it is of the issuer \"BASE/CASE\", not of \"BASE/case\"\ntry: the iss of the tokens, letter for letter".to_string()),
        ("lines", metadata("a\\ntry: b\\u001b", "BASE/keys"), "it is of the issuer \"a\\ntry: b\\u{1b}\", not of \"BASE/lines\"\ntry: the iss of the tokens, letter for letter".to_string()),
        ("long", metadata(&long, "BASE/keys"), format!("it is of the issuer \"{cut}…\", not of \"BASE/long\"\ntry: the iss of the tokens, letter for letter")),
        ("none", "{}".to_string(), "it has no issuer: no metadata of an issuer\ntry: --jwks URL".to_string()),
        ("number", "{\"issuer\":7}".to_string(), "its issuer is a number, not a string\ntry: --jwks URL".to_string()),
        ("keyless", "{\"issuer\":\"BASE/keyless\"}".to_string(), "it has no jwks_uri: no metadata of an issuer\ntry: --jwks URL".to_string()),
        ("object", "{\"issuer\":\"BASE/object\",\"jwks_uri\":{}}".to_string(), "its jwks_uri is an object, not a string\ntry: --jwks URL".to_string()),
        ("plain", metadata("BASE/plain", "http://ann:hunter2@192.0.2.1/k"), "its jwks_uri is \"http://192.0.2.1/k\": over plain http anyone on the way can put in keys of their own\ntry: --jwks URL".to_string()),
        ("file", metadata("BASE/file", "file:///etc/passwd"), "its jwks_uri is \"file:///etc/passwd\": only https is fetched\ntry: --jwks URL".to_string()),
        ("relative", metadata("BASE/relative", "/keys"), "its jwks_uri is \"/keys\": it is no URL: relative URL without a base\ntry: --jwks URL".to_string()),
        ("twice", "{\"issuer\":\"BASE/twice\",\"issuer\":\"a\"}".to_string(), "the member \"issuer\" occurs more than once\ntry: another URL".to_string()),
        ("page", "<html>".to_string(), "it is a web page, not JSON\ntry: the URL of the document, not of a page about it".to_string()),
    ] {
        let server = http(move |_, port| json(&body.replace("BASE", &format!("http://127.0.0.1:{port}"))));
        let run = signer.verify_by("--discover", &format!("http://127.0.0.1:{}/{path}", server.port));
        let at = format!("{}/{OPENID}", path.trim_end_matches('/'));
        let said = said.replace("BASE", "http://127.0.0.1:PORT");
        assert_failed(&run, server.port, &format!("error: fetching http://127.0.0.1:PORT/{at}: {said}\n"));
        assert_eq!(server.requests().len(), 1, "{path}");
    }
}

#[test]
fn https_does_not_lead_to_http() {
    let signer = Signer::new("downgrade");
    let own = Authority::new("own");
    let ca_file = signer.write("own.pem", &own.pem());
    let jwks = signer.jwks();
    let plain = http(|_, _| json("{}"));
    let below = plain.port;
    let server = https(own.server("127.0.0.1", 4000), move |path, port| {
        let base = format!("https://127.0.0.1:{port}");
        match path {
            "/.well-known/openid-configuration" => json(&metadata(&base, &format!("{base}/keys"))),
            "/keys" => json(&jwks),
            _ => json(&metadata(&format!("{base}/down"), &format!("http://127.0.0.1:{below}/keys"))),
        }
    });
    let base = format!("https://127.0.0.1:{}", server.port);
    let verify = |issuer: &str| {
        signer.verify(&[], &["--discover", issuer, "--ca-file", &ca_file], &signer.token(issuer))
    };
    assert_valid(&verify(&base));
    assert_failed(
        &verify(&format!("{base}/down")),
        server.port,
        &format!(
            "error: fetching https://127.0.0.1:PORT/down/{OPENID}: its jwks_uri is \
             \"http://127.0.0.1:{below}/keys\", which is not https\ntry: --jwks URL\n"
        ),
    );
    assert_eq!(plain.requests().len(), 0);
}

#[test]
fn what_no_issuer_is() {
    let signer = Signer::new("no_issuer");
    for (issuer, said) in [
        (
            "https://as.example.com/?a=b",
            "fetching the metadata of https://as.example.com/?a=b: an issuer has no query\ntry: the issuer without it",
        ),
        (
            "https://as.example.com/?",
            "fetching the metadata of https://as.example.com/?: an issuer has no query\ntry: the issuer without it",
        ),
        (
            "https://as.example.com#a",
            "fetching the metadata of https://as.example.com/#a: an issuer has no fragment\ntry: the issuer without it",
        ),
        (
            "https://ann:hunter2@as.example.com",
            "fetching the metadata of https://as.example.com/: an issuer has no user name\ntry: the issuer without it",
        ),
        (
            "https://ann:hunter2@as.example.com:x",
            "fetching …@as.example.com:x: it is no URL: invalid port number\ntry: https://HOST/PATH",
        ),
        (
            "http://as.example.com/a",
            "fetching http://as.example.com/a: over plain http anyone on the way can put in keys of their own\ntry: https://as.example.com/a",
        ),
        (
            "as.example.com",
            "fetching as.example.com: it is no URL: relative URL without a base\ntry: https://as.example.com",
        ),
    ] {
        let run = signer.verify_by("--discover", issuer);
        assert_eq!((run.code, run.stderr), (2, format!("error: {said}\n")));
    }
}
