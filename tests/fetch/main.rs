//! Keys from the network: real servers on the loopback interface, and whole runs of the binary against them.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail
#![allow(unreachable_pub)] // the modules of a test are nobody else's

#[path = "../common/mod.rs"]
mod common;
mod discovery;
mod server;

use common::{NOW, Run, folder, jotkit_with};
use server::{Authority, Reply, Server, drip, http, https, json, raw, redirect, reply};
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Somebody who signs tokens, in a folder of the test's own.
struct Signer {
    here: PathBuf,
}

impl Signer {
    fn new(name: &str) -> Signer {
        let signer = Signer { here: folder(&format!("fetch_{name}")) };
        signer.rotate();
        signer
    }

    /// Makes a new key in place of the old one.
    fn rotate(&self) {
        let made = jotkit_with(["keygen", "--out", "k", "--force"], b"", &self.here);
        assert_eq!(made.code, 0, "{}", made.stderr);
    }

    /// Its public key as a JWK Set.
    fn jwks(&self) -> String {
        jotkit_with(["key", "jwks", "k.pub.pem"], b"", &self.here).stdout
    }

    fn token(&self, iss: &str) -> String {
        let run = jotkit_with(
            ["sign", "--key", "k.pem", "--iss", iss, "--now", NOW, "{\"sub\":\"ann\"}"],
            b"",
            &self.here,
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.trim().to_string()
    }

    /// `verify`, with nothing about the network in the environment but what is given.
    fn verify(&self, env: &[(&str, &str)], args: &[&str], token: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jotkit"));
        for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"] {
            command.env_remove(name).env_remove(name.to_ascii_lowercase());
        }
        command.args(["verify", "--now", NOW]).args(args).arg(token).current_dir(&self.here);
        common::run(command.envs(env.iter().copied()), b"")
    }

    fn verify_by(&self, option: &str, url: &str) -> Run {
        self.verify(&[], &[option, url], &self.token("a"))
    }

    fn write(&self, name: &str, content: &str) -> String {
        fs::write(self.here.join(name), content).unwrap();
        name.to_string()
    }
}

fn assert_valid(run: &Run) {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.ends_with("\nvalid\n"), "{}", run.stdout);
}

/// The run could not do it, judged nothing, and said exactly this.
#[track_caller]
fn assert_failed(run: &Run, port: u16, said: &str) {
    assert_eq!(run.stderr.replace(&format!(":{port}"), ":PORT"), said);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn a_set_over_http_on_this_machine() {
    let signer = Signer::new("loopback");
    let jwks = signer.jwks();
    let server = http(move |_, _| json(&jwks));
    let url = format!("http://ann:hunter2@127.0.0.1:{}/jwks?a=b#c", server.port);
    let run = signer.verify_by("--jwks", &url);
    assert_valid(&run);
    let origin = format!("(http://127.0.0.1:{}/jwks?a=b#c)\n", server.port);
    assert!(run.stdout.contains(&origin), "{}", run.stdout);

    let request = server.requests().remove(0).to_ascii_lowercase();
    assert!(request.starts_with("get /jwks?a=b http/1.1\r\n"), "{request}");
    let agent = format!("\r\nuser-agent: jotkit/{}\r\n", env!("CARGO_PKG_VERSION"));
    assert!(request.contains(&agent), "{request}");
    assert!(request.contains("\r\nauthorization: basic "), "{request}");
    assert!(request.contains("\r\naccept: application/json, application/jwk-set+json\r\n"), "{request}");

    for url in [format!("HTTP://LOCALHOST:{}/jwks", server.port), format!("http://127.1:{}", server.port)] {
        assert_valid(&signer.verify_by("--jwks", &url));
    }
    // Neither here nor there is a proxy asked about this machine.
    let url = format!("http://127.0.0.1:{}/jwks", server.port);
    let env = [("HTTP_PROXY", "http://127.0.0.1:1"), ("ALL_PROXY", "http://127.0.0.1:1")];
    assert_valid(&signer.verify(&env, &["--jwks", &url], &signer.token("a")));
}

#[test]
fn plain_http_to_elsewhere_is_refused_without_a_connection() {
    let signer = Signer::new("plain");
    let start = Instant::now();
    let run = signer.verify_by("--jwks", "http://ann:hunter2@192.0.2.1/");
    assert_failed(
        &run,
        0,
        "error: fetching http://192.0.2.1/: over plain http anyone on the way can put in keys of their own\n\
         try: https://192.0.2.1/\n",
    );
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn what_is_no_set_is_said() {
    let signer = Signer::new("no_set");
    let jwks = signer.jwks();
    let (more, kid) = (jwks.replace("[{", "[{},{"), "k".repeat(1 << 20));
    for (path, answer, said) in [
        ("status", reply("404 Not Found", "", "{}"), "the server answered 404 Not Found\ntry: another URL"),
        (
            "broken",
            reply("503 Service Unavailable", "", &jwks),
            "the server answered 503 Service Unavailable\ntry: again later",
        ),
        ("created", reply("201 Created", "", &jwks), "the server answered 201 Created\ntry: another URL"),
        ("odd", reply("599 \u{202e}", "", &jwks), "the server answered 599\ntry: again later"),
        ("nowhere", reply("302 Found", "", &jwks), "the server answered 302 Found\ntry: another URL"),
        (
            "html",
            reply("200 OK", "content-type: Text/HTML; charset=utf-8\r\n", &jwks),
            "it is a web page, not JSON\ntry: the URL of the document, not of a page about it",
        ),
        (
            "page",
            json("\n<!doctype html>"),
            "it is a web page, not JSON\ntry: the URL of the document, not of a page about it",
        ),
        ("empty", json(" \n"), "it is empty\ntry: another URL"),
        ("syntax", json("{\"keys\": oops}"), "not JSON at byte 9: expected value\ntry: another URL"),
        ("pem", json("-----BEGIN PUBLIC KEY-----"), "not JSON at byte 1: invalid number\ntry: another URL"),
        ("array", json("[]"), "it is an array, where a JSON object is due\ntry: another URL"),
        (
            "twice",
            json("{\"keys\":[],\"keys\":[]}"),
            "the member \"keys\" occurs more than once\ntry: another URL",
        ),
        (
            "other",
            json("{}"),
            "it has no \"keys\": it is no JWK Set\ntry: the jwks_uri in the issuer's metadata, or --discover ISSUER_URL",
        ),
        (
            "key",
            json("{\"kty\":\"EC\"}"),
            "it has no \"keys\": it is a single key\ntry: download it, and --key FILE",
        ),
        (
            "metadata",
            json("{\"issuer\":\"a\",\"jwks_uri\":\"b\"}"),
            "it has no \"keys\": it is the metadata of an issuer\ntry: --discover with its issuer, or --jwks with its jwks_uri",
        ),
        ("number", json("{\"keys\":7}"), "\"keys\" is a number, not an array\ntry: another URL"),
        ("nothing", json("{\"keys\":[]}"), "no key in it\ntry: another URL"),
        ("bad", json("{\"keys\":[{}]}"), "key 1: \"kty\" is missing\ntry: another URL"),
        (
            "large",
            json(&jwks.replace("\"kid\":\"", &format!("\"kid\":\"{kid}"))),
            "the answer has more than 1 MiB\ntry: again, or download it and name the file: --jwks FILE",
        ),
        (
            "cut",
            Reply::Whole(format!("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{jwks}").into()),
            "127.0.0.1:PORT closed the connection before the answer was whole\ntry: again, or download it and name the file: --jwks FILE",
        ),
        (
            "silence",
            Reply::Whole(Vec::new()),
            "127.0.0.1:PORT closed the connection before the answer was whole\ntry: again, or download it and name the file: --jwks FILE",
        ),
        (
            "smtp",
            Reply::Whole(b"220 mail.example.com ESMTP\r\n".to_vec()),
            "127.0.0.1:PORT did not answer in HTTP: http parse fail: invalid HTTP version\ntry: another URL",
        ),
    ] {
        let answer = Mutex::new(Some(answer));
        let server = http(move |_, _| answer.lock().unwrap().take().unwrap());
        let run = signer.verify_by("--jwks", &format!("http://127.0.0.1:{}/{path}", server.port));
        assert_failed(&run, server.port, &format!("error: fetching http://127.0.0.1:PORT/{path}: {said}\n"));
    }

    // One bad key does not spoil a set from the network either.
    let server = http(move |_, _| json(&more));
    let run = signer.verify_by("--jwks", &format!("http://127.0.0.1:{}/", server.port));
    let said = run.stderr.replace(&server.port.to_string(), "PORT");
    assert_eq!(said, "note: http://127.0.0.1:PORT/: key 1: \"kty\" is missing; it was left out\n");
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn sizes_up_to_the_limit() {
    let signer = Signer::new("sizes");
    let jwks = signer.jwks();
    let key = jwks.trim().strip_prefix("{\"keys\":[").unwrap().strip_suffix("]}").unwrap().to_string();
    let small = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let set =
        |others: &str, count: usize| format!("{{\"keys\":[{}{key}]}}", format!("{others},").repeat(count));
    let (all, too_many, too_large) = (set(small, 9_999), set(small, 10_000), set(&key, 9_999));
    assert!(all.len() < 1 << 20 && too_large.len() > 1 << 20);
    let exact = format!("{}{}", jwks.trim(), " ".repeat((1 << 20) - jwks.trim().len()));
    let over = format!("{exact} ");
    let server = http(move |path, _| {
        json(match path {
            "/all" => &all,
            "/too-many" => &too_many,
            "/too-large" => &too_large,
            "/exact" => &exact,
            _ => &over,
        })
    });
    let url = |path: &str| format!("http://127.0.0.1:{}/{path}", server.port);
    assert_valid(&signer.verify_by("--jwks", &url("all")));
    assert_valid(&signer.verify_by("--jwks", &url("exact")));
    for (path, said) in [
        ("too-many", "more than 10000 keys in one set\ntry: another URL"),
        (
            "too-large",
            "the answer has more than 1 MiB\ntry: again, or download it and name the file: --jwks FILE",
        ),
        ("over", "the answer has more than 1 MiB\ntry: again, or download it and name the file: --jwks FILE"),
    ] {
        let run = signer.verify_by("--jwks", &url(path));
        assert_failed(&run, server.port, &format!("error: fetching http://127.0.0.1:PORT/{path}: {said}\n"));
    }
}

/// Each of these would go on for minutes.
#[test]
fn ten_seconds_are_the_end_of_it() {
    let signer = Signer::new("slow");
    let token = signer.token("a");
    let jwks = signer.jwks();
    let slow = http(move |path, _| {
        let head = "HTTP/1.1 200 OK\r\nx: ";
        match path {
            "/never" => Reply::Never,
            "/header" => Reply::Slowly(format!("{head}{}", "x".repeat(999)).into()),
            _ => Reply::Slowly(format!("HTTP/1.1 200 OK\r\n\r\n{jwks}").into()),
        }
    });
    // A TLS record that never ends.
    let tls = raw(|stream| drip(stream, &[&[0x16, 3, 3, 0x3f, 0xff][..], &[0; 999]].concat()));
    let proxy = raw(|stream| drip(stream, format!("HTTP/1.1 200 OK\r\nx: {}", "x".repeat(999)).as_bytes()));
    let proxy_url = format!("http://127.0.0.1:{proxy}");
    let through = [("HTTPS_PROXY", proxy_url.as_str())];
    std::thread::scope(|scope| {
        for (port, url, env) in [
            (slow.port, format!("http://127.0.0.1:{}/never", slow.port), &[][..]),
            (slow.port, format!("http://127.0.0.1:{}/header", slow.port), &[]),
            (slow.port, format!("http://127.0.0.1:{}/body", slow.port), &[]),
            (tls, format!("https://127.0.0.1:{tls}/"), &[]),
            (proxy, "https://as.example.com/".to_string(), &through),
        ] {
            let (signer, token) = (&signer, &token);
            scope.spawn(move || {
                let start = Instant::now();
                let run = signer.verify(env, &["--jwks", &url], token);
                let took = start.elapsed();
                let said = format!(
                    "error: fetching {url}: no whole answer within 10 s\n\
                     try: again, or download it and name the file: --jwks FILE\n"
                );
                assert_failed(&run, port, &said.replace(&port.to_string(), "PORT"));
                assert!((9..15).contains(&took.as_secs()), "{url}: {took:?}");
            });
        }
    });
}

#[test]
fn https_needs_an_authority_that_is_trusted() {
    let signer = Signer::new("https");
    let (own, other) = (Authority::new("own"), Authority::new("other"));
    let serve = |authority: &Authority, name, until| -> Server {
        let jwks = signer.jwks();
        https(authority.server(name, until), move |_, _| json(&jwks))
    };
    let (good, foreign) = (serve(&own, "127.0.0.1", 4000), serve(&other, "127.0.0.1", 4000));
    let (expired, misnamed) = (serve(&own, "127.0.0.1", 2020), serve(&own, "as.example.com", 4000));
    let own_file = signer.write("own.pem", &own.pem());
    let other_file = signer.write("other.pem", &other.pem());
    let both_file = signer.write("both.pem", &format!("ours:\n{}\ntheirs:\n{}", own.pem(), other.pem()));
    let token = signer.token("a");
    let verify = |env: &[(&str, &str)], server: &Server, ca_file: Option<&str>| {
        let url = format!("https://127.0.0.1:{}/jwks", server.port);
        let ca_file = ca_file.map_or(vec![], |file| vec!["--ca-file", file]);
        signer.verify(env, &[&["--jwks", &url], ca_file.as_slice()].concat(), &token)
    };
    assert_valid(&verify(&[], &good, Some(&own_file)));
    assert_valid(&verify(&[], &foreign, Some(&both_file)));

    let unknown = "the certificate of 127.0.0.1 is not trusted: its issuer is unknown\n\
                   try: --ca-file FILE, if the server's certificate authority is your own\n";
    for (server, ca_file, said) in [
        (&good, Some(&other_file), unknown),
        (
            &expired,
            Some(&own_file),
            "the certificate of 127.0.0.1 has expired\ntry: again when the server has a new one\n",
        ),
        (
            &misnamed,
            Some(&own_file),
            "the certificate is not for 127.0.0.1\ntry: the name that the certificate is for\n",
        ),
    ] {
        let run = verify(&[("SSL_CERT_FILE", &other_file)], server, ca_file.map(String::as_str));
        assert_failed(&run, server.port, &format!("error: fetching https://127.0.0.1:PORT/jwks: {said}"));
        assert_eq!(server.requests().len(), usize::from(server.port == good.port));
    }

    // Where the platform's authorities are a file, the two sets add up.
    #[cfg(target_os = "linux")]
    {
        let platform = [("SSL_CERT_FILE", other_file.as_str())];
        let run = verify(&platform, &good, None);
        assert_failed(&run, good.port, &format!("error: fetching https://127.0.0.1:PORT/jwks: {unknown}"));
        assert_valid(&verify(&platform, &foreign, None));
        assert_valid(&verify(&platform, &foreign, Some(&own_file)));
        assert_valid(&verify(&platform, &good, Some(&own_file)));

        let empty = signer.write("empty.pem", "");
        let none = [("SSL_CERT_FILE", empty.as_str())];
        assert_valid(&verify(&none, &good, Some(&own_file)));
        let run = verify(&none, &good, Some(&other_file));
        assert_failed(&run, good.port, &format!("error: fetching https://127.0.0.1:PORT/jwks: {unknown}"));
        assert_failed(
            &verify(&none, &good, None),
            good.port,
            "error: fetching https://127.0.0.1:PORT/jwks: No CA certificates were loaded from the system\n\
             try: --ca-file FILE with those to trust\n",
        );
    }

    let plain = raw(|mut stream| drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")));
    assert_failed(
        &signer.verify_by("--jwks", &format!("https://127.0.0.1:{plain}/jwks")),
        plain,
        "error: fetching https://127.0.0.1:PORT/jwks: 127.0.0.1:PORT does not speak TLS\ntry: another port\n",
    );
}

#[test]
fn files_without_certificates() {
    let signer = Signer::new("ca_file");
    let none = "there is no certificate in it\ntry: a PEM file, with -----BEGIN CERTIFICATE----- in it; openssl \
                x509 -inform der makes one of DER\n";
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (content, said) in [
        ("", none),
        ("MIIB", none),
        (&fs::read_to_string(signer.here.join("k.pub.pem")).unwrap(), none),
        (broken, "certificate 1 is none that TLS can use\ntry: the certificate of an authority, X.509\n"),
        (&broken[..40], "certificate 1 is not whole\ntry: a fresh copy of the file\n"),
    ] {
        let file = signer.write("ca.pem", content);
        let run = signer.verify(&[], &["--jwks", "https://localhost:1/", "--ca-file", &file], "x");
        assert_failed(&run, 0, &format!("error: reading the certificates in ca.pem: {said}"));
    }
    let run = signer.verify(&[], &["--discover", "https://localhost:1", "--ca-file", "nosuch.pem"], "x");
    assert!(
        run.stderr.starts_with("error: reading the certificates in nosuch.pem: No such file"),
        "{}",
        run.stderr
    );
    // Certificates for nobody are a mistake; beside a file they do no harm.
    let run = signer.verify(&[], &["--key", "k.pub.pem", "--ca-file", "ca.pem"], "x");
    assert!(
        run.code == 2 && run.stderr.contains("<--jwks <FILE|URL>|--discover <ISSUER_URL>>"),
        "{}",
        run.stderr
    );
    signer.write("jwks.json", &signer.jwks());
    assert_valid(&signer.verify(
        &[],
        &["--jwks", "jwks.json", "--ca-file", "nosuch.pem"],
        &signer.token("a"),
    ));
}

#[test]
fn redirects() {
    let signer = Signer::new("redirects");
    let own = Authority::new("own");
    let ca_file = signer.write("own.pem", &own.pem());
    let jwks = signer.jwks();
    let server = https(own.server("127.0.0.1", 4000), move |path, port| match path {
        "/a/relative" => redirect("../b/absolute?x"),
        "/b/absolute?x" => redirect("/c/whole"),
        "/c/whole" => redirect(&format!("https://ann:hunter2@127.0.0.1:{port}/jwks")),
        "/jwks" => json(&jwks),
        "/http" => redirect(&format!("http://127.0.0.1:{port}/jwks")),
        "/file" => redirect("file:///etc/passwd"),
        "/broken" => redirect("https://ann:hunter2@:x/"),
        "/gone" => redirect("missing"),
        "/missing" => reply("410 Gone", "", ""),
        _ => redirect(path),
    });
    let token = signer.token("a");
    let verify = |url: &str| signer.verify(&[], &["--jwks", url, "--ca-file", &ca_file], &token);
    let url = |path: &str| format!("https://127.0.0.1:{}/{path}", server.port);
    assert_valid(&verify(&url("a/relative")));
    assert_eq!(server.paths(), ["/a/relative", "/b/absolute?x", "/c/whole", "/jwks"]);
    let requests = server.requests().join("").to_ascii_lowercase();
    assert!(!requests.contains("cookie"), "{requests}");

    for (path, said) in [
        (
            "loop",
            "redirected to https://127.0.0.1:PORT/loop, and more than 3 redirects are not followed\ntry: the URL it ends at",
        ),
        (
            "http",
            "redirected to http://127.0.0.1:PORT/jwks, which is not https\ntry: an https URL that leads straight to the document",
        ),
        (
            "file",
            "redirected to file:///etc/passwd, which is not https\ntry: an https URL that leads straight to the document",
        ),
        ("broken", "redirected to \"…@:x/\", which is no URL\ntry: another URL"),
        (
            "gone",
            "redirected to https://127.0.0.1:PORT/missing: the server answered 410 Gone\ntry: another URL",
        ),
    ] {
        let before = server.requests().len();
        let run = verify(&url(path));
        assert_failed(&run, server.port, &format!("error: fetching https://127.0.0.1:PORT/{path}: {said}\n"));
        let asked = server.requests().len() - before;
        assert_eq!(
            asked,
            match path {
                "loop" => 4,
                "gone" => 2,
                _ => 1,
            },
            "{path}"
        );
    }

    // From plain http on this machine to https is no way down, to http elsewhere on it is.
    let target = url("jwks");
    let plain = http(move |path, own| match path {
        "/up" => redirect(&target),
        "/jwks" => json("{\"keys\":[]}"),
        _ => redirect(&format!("http://127.0.0.1:{own}/jwks")),
    });
    assert_valid(&verify(&format!("http://127.0.0.1:{}/up", plain.port)));
    assert_failed(
        &verify(&format!("http://127.0.0.1:{}/level", plain.port)),
        plain.port,
        "error: fetching http://127.0.0.1:PORT/level: redirected to http://127.0.0.1:PORT/jwks, which is not https\n\
         try: an https URL that leads straight to the document\n",
    );
}

#[test]
fn nobody_there() {
    let signer = Signer::new("nobody");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_failed(
        &signer.verify_by("--jwks", &format!("https://ann:hunter2@127.0.0.1:{port}/jwks")),
        port,
        "error: fetching https://127.0.0.1:PORT/jwks: 127.0.0.1:PORT refused the connection\n\
         try: check the host and the port, and whether HTTPS_PROXY is needed\n",
    );
    // How a system says that it knows no such name is its own.
    let run = signer.verify_by("--jwks", "https://as.invalid/jwks");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let (error, advice) = run.stderr.split_once('\n').unwrap();
    assert!(
        error.starts_with("error: fetching https://as.invalid/jwks: as.invalid:443 was not reached: "),
        "{error}"
    );
    assert_eq!(advice, "try: check the host and the port, and whether HTTPS_PROXY is needed\n");
}

#[test]
fn proxies_of_the_environment() {
    let signer = Signer::new("proxy");
    let own = Authority::new("own");
    let ca_file = signer.write("own.pem", &own.pem());
    let jwks = signer.jwks();
    let server = https(own.server("as.example.com", 4000), move |_, _| json(&jwks));
    let target = server.port;
    let proxy = raw(move |client| tunnel(client, target));
    let closed = http(|_, _| reply("407 Proxy Authentication Required", "", ""));
    let token = signer.token("a");
    let verify = |proxy: &str| {
        let args = ["--jwks", "https://as.example.com/jwks", "--ca-file", &ca_file];
        signer.verify(&[("HTTPS_PROXY", proxy)], &args, &token)
    };
    assert_valid(&verify(&format!("http://127.0.0.1:{proxy}")));
    assert_eq!(server.paths(), ["/jwks"]);
    assert_failed(
        &verify(&format!("http://ann:hunter2@127.0.0.1:{}", closed.port)),
        closed.port,
        "error: fetching https://as.example.com/jwks: the proxy 127.0.0.1:PORT refused to connect: it answered 407\n\
         try: another HTTPS_PROXY, or NO_PROXY=as.example.com\n",
    );
    assert_failed(
        &verify("http://127.0.0.1:1"),
        0,
        "error: fetching https://as.example.com/jwks: the proxy 127.0.0.1:1 refused the connection\n\
         try: another HTTPS_PROXY\n",
    );
    assert_failed(
        &verify("socks5://ann:hunter2@127.0.0.1:1"),
        0,
        "error: fetching https://as.example.com/jwks: the proxy 127.0.0.1:1 speaks SOCKS, which jotkit does not\n\
         try: HTTPS_PROXY=http://HOST:PORT, or NO_PROXY=HOST to do without\n",
    );
}

/// What a proxy does with CONNECT, whatever host is asked for.
fn tunnel(mut client: std::net::TcpStream, port: u16) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    assert!(head.starts_with(b"CONNECT as.example.com:443 HTTP/1.1\r\n"));
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    let mut server = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    std::thread::spawn(move || std::io::copy(&mut from, &mut to));
    drop(std::io::copy(&mut server, &mut client));
}

#[test]
fn secrets_that_everyone_can_read_verify_nothing() {
    let signer = Signer::new("oct");
    let oct = r#"{"kty":"oct","k":"c2VjcmV0","kid":"s"},{"kty":"oct","k":"c2VjcmV0"}"#;
    let both = signer.jwks().replace("[{", &format!("[{oct},{{"));
    let only = format!("{{\"keys\":[{oct}]}}");
    let server = http(move |path, _| json(if path == "/both" { &both } else { &only }));
    let url = |path: &str| format!("http://127.0.0.1:{}/{path}", server.port);
    let notes = |path: &str| {
        let left = "is a secret that everyone can read; it was left out\n";
        format!("note: {0}: key \"s\" {left}note: {0}: a key {left}", url(path))
    };
    let forged = jotkit_with(["sign", "--secret", "text:secret", "--quiet", "--now", NOW], b"", &signer.here);
    let run = signer.verify(&[], &["--jwks", &url("both")], forged.stdout.trim());
    assert_eq!((run.code, run.stderr), (1, notes("both")), "{}", run.stdout);
    let run = signer.verify_by("--jwks", &url("both"));
    assert_eq!((run.code, run.stderr), (0, notes("both")), "{}", run.stdout);

    let run = signer.verify(&[], &["--jwks", &url("only"), "--secret", "text:other"], forged.stdout.trim());
    let error = format!(
        "{}error: fetching {}: it has no public key\ntry: the URL of a JWK Set with public keys\n",
        notes("only"),
        url("only")
    );
    assert_eq!((run.code, run.stderr), (2, error), "{}", run.stdout);
}

/// A set on the network is linted without an INPUT, and standard input that nobody ends keeps nobody.
#[test]
fn a_set_is_linted_from_where_it_is() {
    let signer = Signer::new("linted");
    let private = jotkit_with(["key", "jwks", "--private", "k.pem"], b"", &signer.here).stdout;
    let secret = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\",\"kid\":\"s\",\"alg\":\"HS256\"}]}";
    let (good, bad) = (signer.jwks(), private.clone());
    let server = http(move |path, _| match path {
        "/good" => json(&good),
        "/private" => json(&bad),
        _ => json(secret),
    });
    for (path, rules) in [
        ("good", &[][..]),
        ("private", &["jwks-private-key"]),
        ("secret", &["hmac-secret-memorable", "jwks-symmetric-key"]),
    ] {
        let url = format!("http://127.0.0.1:{}/{path}", server.port);
        let mut command = Command::new(env!("CARGO_BIN_EXE_jotkit"));
        command.args(["lint", "--no-config", "--format", "json", "--jwks", &url]).current_dir(&signer.here);
        // Standard input stays open, and nothing comes on it.
        let mut child = command
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let open = child.stdin.take();
        let output = child.wait_with_output().unwrap();
        drop(open);
        let text = String::from_utf8(output.stdout).unwrap();
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        let fired: Vec<_> = report["tokens"][0]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_string())
            .collect();
        let mut expected: Vec<_> = rules.iter().map(|rule| rule.to_string()).collect();
        let mut fired_sorted = fired.clone();
        expected.sort();
        fired_sorted.sort();
        assert_eq!(fired_sorted, expected, "{path}: {text}");
        assert_eq!(report["tokens"][0]["source"], url);
        assert!(String::from_utf8(output.stderr).unwrap().contains("standard input was left alone"));
    }
    // A token that is piped in is judged beside it.
    let url = format!("http://127.0.0.1:{}/good", server.port);
    let token = signer.token("a");
    let run =
        jotkit_with(["lint", "--no-config", "--now", NOW, "--jwks", &url], token.as_bytes(), &signer.here);
    assert!(run.stdout.contains("1 token in 1 file, 1 key"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn keys_that_were_withdrawn_verify_no_more() {
    let signer = Signer::new("rotation");
    let current = Arc::new(Mutex::new(signer.jwks()));
    let served = Arc::clone(&current);
    let server = http(move |_, _| json(&served.lock().unwrap()));
    let url = format!("http://127.0.0.1:{}/", server.port);
    let old = signer.token("a");
    assert_valid(&signer.verify(&[], &["--jwks", &url], &old));
    signer.rotate();
    *current.lock().unwrap() = signer.jwks();
    let run = signer.verify(&[], &["--jwks", &url], &old);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{}", run.stdout);
    assert_valid(&signer.verify_by("--jwks", &url));
}

#[test]
fn no_url_in_a_token_is_followed() {
    let signer = Signer::new("no_url_in_a_token");
    let server = http(|_, _| json("{\"keys\":[]}"));
    let url = format!("http://127.0.0.1:{}/", server.port);
    let headers = ["jku", "x5u"].map(|name| format!("--header={name}={url}"));
    let issuer = format!("--iss={url}");
    let signed = jotkit_with(
        ["sign", "--key", "k.pem", "--now", NOW, &headers[0], &headers[1], &issuer],
        b"",
        &signer.here,
    );
    let token = signed.stdout.trim();
    assert_valid(&signer.verify(&[], &["--key", "k.pub.pem", "--iss", &url], token));
    signer.rotate();
    let rejected = signer.verify(&[], &["--key", "k.pub.pem"], token);
    assert_eq!(rejected.code, 1, "{}", rejected.stdout);
    for command in ["decode", "lint"] {
        jotkit_with([command, "--now", NOW, token], b"", &signer.here);
    }
    assert_eq!(server.paths(), [""; 0]);
}
