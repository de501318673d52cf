//! Tokens planted wherever the formats have room for one: each is found once, where it is, whatever is done to the file.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, jotkit_with, token};
use jotkit::input::{self, Found, PlaceKind};
use proptest::prelude::*;
use std::collections::HashMap;

/// A token that says where it was put.
fn planted(name: &str) -> String {
    token(r#"{"alg":"ES256"}"#, &format!(r#"{{"sub":"{name}"}}"#), &"AQ".repeat(43))
}

/// The template with a token for each `@name@`, and the names.
fn plant(template: &str) -> (String, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    let pieces = template.split('@').enumerate().map(|(at, piece)| match at % 2 {
        0 => piece.to_string(),
        _ => {
            if !names.contains(&piece.to_string()) {
                names.push(piece.to_string());
            }
            planted(piece)
        }
    });
    (pieces.collect(), names)
}

fn sub(found: &Found) -> String {
    found.token.claims().and_then(|claims| claims.get_text("sub")).unwrap_or_default().into_owned()
}

fn found(text: &str) -> Vec<Found> {
    input::tokens("x", text.as_bytes().to_vec())
}

/// `kind name` of each planted token; each must be there once.
fn places(template: &str) -> HashMap<String, String> {
    let (text, names) = plant(template);
    let found = found(&text);
    let mut places = HashMap::new();
    for found in &found {
        let lines: Vec<_> = text.split('\n').collect();
        let rest = &lines[found.line - 1].as_bytes()[found.column - 1..];
        // What is in base64 has its place where that begins.
        let written_out = text.contains(found.token.text());
        assert_eq!(rest.starts_with(b"eyJ"), written_out, "{} stands elsewhere", sub(found));
        let place = format!("{} {}", found.place.kind.name(), found.place.name.as_deref().unwrap_or("-"));
        assert_eq!(places.insert(sub(found), place), None, "{} twice", sub(found));
    }
    let missing: Vec<_> = names.iter().filter(|name| !places.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{missing:?} in {text}");
    places
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// Every member that HAR 1.2 knows, and some that it does not, as Chrome and others write them.
fn har() -> String {
    let body = base64(&format!("\0\u{1}{}\u{2}", planted("body-base64")));
    let frame = base64(&planted("frame-binary"));
    format!(
        r#"{{"log":{{"version":"1.2","creator":{{"name":"@creator@","version":"1"}},"comment":"@comment@",
"pages":[{{"id":"page_1","title":"https://app.example.org/cb#access_token=@page-title@"}}],
"entries":[
{{"startedDateTime":"2026-11-21T20:26:00Z","_initiator":{{"url":"https://app.example.org/?token=@initiator@"}},
 "request":{{"method":"POST","url":"https://api.example.org/v1?token=@url@&state=1","headers":[
   {{"name":":path","value":"/v1?token=@url@&state=1"}},
   {{"name":"Authorization","value":"Bearer @authorization@"}},
   {{"name":"cookie","value":"theme=dark; sid=@cookie@; lang=en"}},
   {{"name":"referer","value":"https://app.example.org/cb?id_token=@referer@"}},
   {{"name":"X-Odd","value":"@odd-header@"}}],
  "cookies":[{{"name":"sid","value":"@cookie@","httpOnly":false,"secure":true,"sameSite":"Lax"}},{{"name":"only","value":"@cookie-only@"}}],
  "queryString":[{{"name":"token","value":"@url@"}},{{"name":"other","value":"@query-only@"}}],
  "postData":{{"mimeType":"x","text":"grant_type=refresh_token&refresh_token=@form@","params":[{{"name":"refresh_token","value":"@form@"}},{{"name":"more","value":"@form-only@"}}]}}}},
 "response":{{"status":302,"headers":[
   {{"name":"Set-Cookie","value":"a=@set-cookie@; Path=/; HttpOnly\nb=@set-cookie-second@; Secure"}},
   {{"name":"Location","value":"/next?ticket=@location@"}}],
  "cookies":[{{"name":"a","value":"@set-cookie@","httpOnly":true}},{{"name":"c","value":"@set-cookie-only@","httpOnly":false}}],
  "content":{{"mimeType":"application/json","text":"{{\"access_token\":\"@body-json@\",\"nested\":\"{{\\\"deep\\\":\\\"@body-deep@\\\"}}\",\"link\":\"https:\\/\\/x.example\\/?t=@body-link@\"}}"}},
  "redirectURL":"https://api.example.org/next?ticket=@location@"}},
 "@member-name@":1,"_unknown":[[{{"x":"y @unknown@ z"}}]]}},
{{"request":{{"method":"GET","url":"wss://api.example.org/live","headers":[]}},"response":{{"content":{{"encoding":"base64","text":"{body}"}}}},
 "_webSocketMessages":[{{"type":"send","opcode":1,"data":"{{\"token\":\"@frame@\"}}"}},{{"type":"receive","opcode":2,"data":"{frame}"}}]}}
],"_after":"@after@"}}}}
"#
    )
}

#[test]
fn every_place_of_a_har() {
    let places = places(&har());
    for (name, place) in [
        ("page-title", "fragment access_token"),
        ("initiator", "json url"),
        ("url", "query token"),
        ("authorization", "header Authorization"),
        ("cookie", "cookie sid"),
        ("cookie-only", "cookie only"),
        ("referer", "header Referer"),
        ("odd-header", "header X-Odd"),
        ("query-only", "query other"),
        ("form", "form refresh_token"),
        ("form-only", "form more"),
        ("set-cookie", "cookie a"),
        ("set-cookie-second", "cookie b"),
        ("set-cookie-only", "cookie c"),
        ("location", "query ticket"),
        ("body-json", "json access_token"),
        ("body-deep", "json deep"),
        ("body-link", "query t"),
        ("body-base64", "text -"),
        ("frame", "websocket token"),
        ("frame-binary", "websocket -"),
    ] {
        assert_eq!(places[name], place, "{name}");
    }
}

#[test]
fn every_place_of_a_storage_state() {
    let state = r#"{"cookies":[{"name":"sid","value":"@cookie@","domain":".example.org","path":"/","expires":-1,"httpOnly":false,"secure":false,"sameSite":"None","comment":"@cookie-comment@"}],
"origins":[{"origin":"https://app.example.org","localStorage":[{"name":"token","value":"@local@"},{"name":"@key@","value":"x"},{"name":"oidc","value":"{\"refresh_token\":\"@inner@\"}"}],
"sessionStorage":[{"name":"s","value":"@session@"}],
"indexedDB":[{"name":"db","stores":[{"name":"t","records":[{"key":"@db-key@","value":{"jwt":"@db@","list":["@db-list@"]}}]}]}]}],"extra":"@extra@"}"#;
    let places = places(state);
    for (name, place) in [
        ("cookie", "cookie sid"),
        ("cookie-comment", "json comment"),
        ("local", "storage token"),
        ("inner", "storage oidc"),
        ("session", "storage s"),
        ("db", "storage jwt"),
        ("extra", "json extra"),
    ] {
        assert_eq!(places[name], place, "{name}");
    }
}

#[test]
fn other_exports_of_browsers() {
    let editor = r#"[{"domain":".example.org","expirationDate":1797933698.5,"hostOnly":false,"httpOnly":false,"name":"sid","path":"/","sameSite":"unspecified","secure":false,"session":false,"storeId":"0","value":"@editor@","id":1}]"#;
    assert_eq!(places(editor)["editor"], "cookie sid");
    let jar = "# Netscape HTTP Cookie File\n\n.example.org\tTRUE\t/\tTRUE\t1797933698\tsid\t@jar@\n#HttpOnly_app.example.org\tFALSE\t/\tFALSE\t0\tauth\t@jar-only@\n";
    let jar = places(jar);
    assert_eq!((&*jar["jar"], &*jar["jar-only"]), ("cookie sid", "cookie auth"));
    let copied = r#"{"theme":"dark","token":"@copied@","persist:root":"{\"auth\":\"{\\\"jwt\\\":\\\"@redux@\\\"}\"}"}"#;
    let copied = places(copied);
    assert_eq!((&*copied["copied"], &*copied["redux"]), ("storage token", "storage persist:root"));
    let cypress = r#"{"localStorage":{"token":"@cypress@"},"sessionStorage":{}}"#;
    assert_eq!(places(cypress)["cypress"], "storage token");
}

fn burp(encode: impl Fn(&str) -> String) -> String {
    let (attribute, request, response) = (
        if encode("") == "<![CDATA[]]>" { "false" } else { "true" },
        encode(
            "GET /v1?token=@b-url@ HTTP/1.1\r\nHost: api.example.org\r\nCookie: sid=@b-cookie@\r\nAuthorization: Bearer @b-header@\r\n\r\n",
        ),
        encode(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=@b-set@; Path=/\r\nContent-Type: application/json\r\n\r\n{\"access_token\":\"@b-body@\"}",
        ),
    );
    format!(
        r#"<?xml version="1.0"?><!DOCTYPE items [<!ELEMENT items (item*)>]>
<items burpVersion="2026.1" exportTime="x">
<item><time>x</time><url><![CDATA[https://api.example.org/v1?token=@b-url@]]></url><host ip="192.0.2.1">api.example.org</host><port>443</port><protocol>https</protocol><method><![CDATA[GET]]></method><path><![CDATA[/v1?token=@b-url@]]></path><extension>null</extension>
<request base64="{attribute}">{request}</request><status>200</status>
<response base64="{attribute}">{response}</response><comment>see @b-comment@</comment></item>
</items>
"#
    )
}

#[test]
fn every_place_of_a_burp_export() {
    for text in [
        burp(|message| format!("<![CDATA[{message}]]>")),
        // What stands in base64 is planted first.
        burp(|message| {
            if message.is_empty() {
                String::new()
            } else {
                format!("<![CDATA[{}]]>", base64(&plant(message).0))
            }
        }),
    ] {
        let places = places(&text);
        for (name, place) in [
            ("b-url", "query token"),
            ("b-cookie", "cookie sid"),
            ("b-header", "header Authorization"),
            ("b-set", "cookie a"),
            ("b-body", "json access_token"),
        ] {
            assert_eq!(places[name], place, "{name}");
        }
    }
}

#[test]
fn lines_of_all_kinds() {
    let places = places(
        "{\"time\":\"2026-11-21T20:44:23Z\",\"level\":\"info\",\"msg\":\"x\",\"req\":{\"headers\":{\"authorization\":\"Bearer @log-json@\",\"cookie\":\"sid=@log-cookie@\"},\"url\":\"/v1?token=@log-url@\"}}\n\
         {\"time\":\"2026-11-21T20:44:23Z\",\"level\":\"info\",\"msg\":\"Bearer @log-message@\"}\n\
         2026-11-21T20:44:23Z INFO Bearer @log-line@\n\
         TOKEN=@env@\n\
         token: @header@\n\
         > GET /v1 HTTP/1.1\n> Host: api.example.org\n> Authorization: Bearer @curl@\n>\n< HTTP/1.1 200 OK\n< set-cookie: sid=@curl-cookie@; Path=/\n",
    );
    for (name, place) in [
        ("log-json", "log authorization"),
        ("log-cookie", "cookie sid"),
        ("log-url", "query token"),
        ("log-message", "log msg"),
        ("log-line", "log Authorization"),
        ("env", "env TOKEN"),
        ("header", "header token"),
        ("curl", "header Authorization"),
        ("curl-cookie", "cookie sid"),
    ] {
        assert_eq!(places[name], place, "{name}");
    }
}

/// Side, method, URL or host and path, kind and name of each planted token, in a text as it is.
fn exchanges(template: &str) -> HashMap<String, String> {
    let (text, names) = plant(template);
    let tell = |found: &Found| {
        let setting = found.place.setting();
        let side = setting.side.map_or("-", |side| side.name());
        let to = setting.url.as_ref().map(ToString::to_string);
        let to = to.or_else(|| Some(setting.host.clone()? + setting.path.as_deref().unwrap_or_default()));
        let (method, to) = (setting.method.as_deref().unwrap_or("-"), to.unwrap_or("-".to_string()));
        let name = found.place.name.as_deref().unwrap_or("-");
        (sub(found), format!("{side} {method} {to} {} {name}", found.place.kind.name()))
    };
    let told: HashMap<_, _> = found(&text).iter().map(tell).collect();
    assert_eq!(told.len(), names.len(), "{template}");
    told
}

#[test]
fn exchanges_in_text_are_read_whole() {
    let raw = "POST /token?x=1 HTTP/1.1\r\nHost: as.example.com\r\n\r\ngrant_type=refresh_token&refresh_token=@form@\r\n\r\n\
        HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie:\r\n sid=@folded@;\r\n\tPath=/; HttpOnly\r\n\r\n\
        {\r\n\"access_token\": \"@access@\",\r\n\"x\": [\"\"]\r\n}\r\n\r\n@outside@ and more\r\n\
        GET /v2 HTTP/2\r\nHost: api.example.com\r\nCookie: a=b; sid=@second@\r\n\r\nHTTP/2 200\r\n\r\n<p>\r\n\r\n@page@\r\n\
        HTTP/2 200\r\nX-Token: @unasked@\r\n\r\n";
    let told = exchanges(raw);
    for (name, place) in [
        ("form", "request POST as.example.com/token form refresh_token"),
        ("folded", "response POST as.example.com/token cookie sid"),
        ("access", "response POST as.example.com/token json access_token"),
        ("outside", "- - - text -"),
        ("second", "request GET https://api.example.com/v2 cookie sid"),
        ("page", "response GET https://api.example.com/v2 text -"),
        ("unasked", "response - - header X-Token"),
    ] {
        assert_eq!(told[name], place, "{name}");
    }
    let folded = found(&plant(raw).0).into_iter().find(|found| sub(found) == "folded").unwrap();
    assert_eq!(folded.place.setting().cookie.as_ref().unwrap().http_only, Some(true));
}

#[test]
fn exchanges_as_curl_prints_them() {
    let told = exchanges(
        "* Connected to as.example.com (192.0.2.1) port 443\n* using HTTP/1.1\n} [5 bytes data]\n> POST /token HTTP/1.1\n\
         > Host: as.example.com\n> Cookie: a=b; sid=@sent@\n>\n* We are completely uploaded and fine\n\
         < HTTP/1.1 200 OK\n< Set-Cookie: auth=@set@; Path=/\n<\n{ [99 bytes data]\n\
         {\"access_token\":\"@access@\",\"refresh_token\":\"@refresh@\"}* Connection #0 left intact\n\
         * Connected to b.example.com (192.0.2.1) port 80\n> GET /b HTTP/1.1\n> Host: b.example.com\n>\n< HTTP/1.1 200 OK\n<\n@text@\n",
    );
    for (name, place) in [
        ("sent", "request POST https://as.example.com/token cookie sid"),
        ("set", "response POST https://as.example.com/token cookie auth"),
        ("access", "response POST https://as.example.com/token json access_token"),
        ("refresh", "response POST https://as.example.com/token json refresh_token"),
        ("text", "response GET http://b.example.com/b text -"),
    ] {
        assert_eq!(told[name], place, "{name}");
    }
    let long = format!("HTTP/1.1 200 OK\n\n<p>\n@near@ {}\n@far@", "word ".repeat(4000));
    let told = exchanges(&long);
    assert_eq!((&*told["near"], &*told["far"]), ("response - - text -", "- - - text -"));
}

#[test]
fn what_only_mentions_http_is_no_exchange() {
    let told = exchanges(
        "Send `GET /` with HTTP/1.1 to it.\n\n@prose@ is one.\n\n```\nGET /v1 HTTP/1.1\nHost: api.example.com\n\n```\n\n@after@ is another.\n\
         GET / HTTP/1.1 is the first line\n\n@line@ x\n\
         2026-11-21T20:25:40Z \"GET /x HTTP/1.1\" 200\nHTTP/1.1 in words\n@words@ x\n\
         > quoted\n> @quoted@ x\n",
    );
    for name in ["prose", "after", "line", "words", "quoted"] {
        assert!(told[name].starts_with("- - - "), "{name}: {}", told[name]);
    }
    assert_eq!(exchanges("GET /x HTTP/1.1\n2026-11-21T20:25:40Z INFO got @log@\n")["log"], "- - - log -");
}

#[test]
fn what_breaks_off_keeps_its_place() {
    let har = r#"{"log":{"version":"1.2","creator":{"name":"x"},"entries":[{"request":{"method":"GET","url":"https://api.example.com/v1","headers":[{"name":"authorization","value":"Bearer @header@"}]},"response":{"headers":[{"name":"set-cookie","value":"a=@cookie@; Path=/; Http"#;
    let told = exchanges(har);
    assert_eq!(told["header"], "request GET https://api.example.com/v1 header authorization");
    assert_eq!(told["cookie"], "response GET https://api.example.com/v1 cookie a");
    let found = found(&plant(har).0);
    assert_eq!(found[1].place.setting().cookie, None);
    let storage = r#"{"origins":[{"origin":"https://app.example.org","localStorage":[{"name":"token","value":"@local@"},{"na"#;
    assert_eq!(places(storage)["local"], "storage token");
    let whole = burp(|message| if message.is_empty() { String::new() } else { base64(&plant(message).0) });
    let (text, _) = plant(&whole);
    let cut = text.find("</response>").unwrap() - 3;
    let found: Vec<String> = self::found(&text[..cut]).iter().map(sub).collect();
    assert!(found.contains(&"b-set".to_string()), "{found:?}");
}

#[test]
fn what_browsers_copy() {
    let told = exchanges(
        "curl ^\"https://api.example.com/v1^\" ^\r\n  -H ^\"authorization: Bearer @cmd@^\" ^\r\n  -b ^\"theme=dark; sid=@cmd-cookie@^\" ^\r\n  --data-raw ^\"^{^\\^\"token^\\^\":^\\^\"@cmd-body@^\\^\"^}^\"\r\n\r\n\
         curl 'https://api.example.com/v1' \\\n  -H 'authorization: Bearer @bash@' \\\n  -b 'theme=dark; sid=@bash-cookie@' \\\n  --data-raw '{\"token\":\"@bash-body@\"}'\n\n\
         fetch(\"https://api.example.com/v1\", {\n  \"headers\": {\n    \"cookie\": \"sid=@fetch-cookie@\"\n  },\n  \"body\": \"{\\\"token\\\":\\\"@fetch-body@\\\"}\",\n  \"method\": \"POST\"\n});\n\n\
         sid\t@table@\tapp.example.com\t/\tSession\t512\t\t✓\tLax\n\
         refresh_token\t@row@\n\
         theme=dark; sid=@script@; lang=en\n",
    );
    for (name, place) in [
        ("cmd", "request - https://api.example.com/v1 header authorization"),
        ("cmd-cookie", "request - https://api.example.com/v1 cookie sid"),
        ("cmd-body", "request - https://api.example.com/v1 json token"),
        ("bash", "request - https://api.example.com/v1 header authorization"),
        ("bash-cookie", "request - https://api.example.com/v1 cookie sid"),
        ("bash-body", "request - https://api.example.com/v1 json token"),
        ("fetch-cookie", "request - https://api.example.com/v1 cookie sid"),
        ("fetch-body", "request - https://api.example.com/v1 json token"),
        ("table", "- - - cookie sid"),
        ("row", "- - - text refresh_token"),
        ("script", "- - - cookie sid"),
    ] {
        assert_eq!(told[name], place, "{name}");
    }
}

/// The planted tokens that stand whole in a text are all found in it.
fn hides_none(text: &str, names: &[String]) -> Result<(), TestCaseError> {
    let found: Vec<_> = found(text).iter().map(|found| found.token.text().to_string()).collect();
    for token in names.iter().map(|name| planted(name)).filter(|token| text.contains(token)) {
        prop_assert!(found.iter().any(|found| found.contains(&token)), "{token} is hidden in {text}");
    }
    Ok(())
}

/// The last place up to `at` that is not inside a character.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

proptest! {
    #[test]
    fn no_damage_hides_a_token(
        which in 0usize..3,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, "[\\\\\"{}\\[\\],:<>@\u{e9}\u{0} ]{0,3}"), 1..4),
        end in any::<prop::sample::Index>(),
        cut: bool,
    ) {
        let template = match which {
            0 => har(),
            1 => burp(|message| format!("<![CDATA[{message}]]>")),
            _ => r#"{"cookies":[{"name":"sid","value":"@cookie@","httpOnly":false}],"origins":[{"localStorage":[{"name":"t","value":"{\"r\":\"@inner@\"}"},{"name":"u","value":"@local@"}]}]}"#.to_string(),
        };
        let (mut text, names) = plant(&template);
        for (place, length, new) in edits {
            let at = boundary(&text, place.index(text.len()));
            let end = boundary(&text, (at + length).min(text.len()));
            text.replace_range(at..end, &new);
        }
        if cut {
            text.truncate(boundary(&text, end.index(text.len())));
        }
        hides_none(&text, &names)?;
    }
}

#[test]
fn size_and_depth_cost_little() {
    let entry = |body: &str| {
        format!(
            r#"{{"log":{{"version":"1.2","creator":{{}},"entries":[{{"request":{{"url":"http://x.example/"}},"response":{{"content":{{"text":"{body}"}}}}}}]}}}}"#
        )
    };
    let token = planted("many");
    let each = |count: usize, around: fn(String) -> String| {
        (0..count).map(|n| around(planted(&n.to_string()))).collect::<String>()
    };
    let header = format!("A: b\nAuthorization: Bearer {token}\n");
    let line = format!("2026-11-21T20:44:23Z x={token} ");
    let object = format!("{{\"a\":[{}0]}}\n", format!("\"{token}\",").repeat(800));
    for (name, text, count) in [
        ("body", entry(&each(20_000, |token| format!("\\\"{token}\\\",\\u00e9"))), 20_000),
        ("lists", entry(&format!("[{}0]", each(20_000, |token| format!("\\\"{token}\\\",")))), 20_000),
        ("deep", entry(&format!("{}{token}", "[".repeat(1_000_000))), 1),
        ("deep root", format!("{}\"{token}\"", "[{\"a\":".repeat(500_000)), 1),
        ("objects", object.repeat(30), 24_000),
        ("one object", format!("{{\"a\":[{}0]}}", format!("\"{token}\",").repeat(40_000)), 40_000),
        ("heads", header.repeat(20_000), 20_000),
        ("values", format!("{{{}\"z\":0}}", format!("\"value\":\"{token}\",").repeat(20_000)), 20_000),
        ("one line", line.repeat(30_000), 30_000),
        ("commands", format!("curl {}", format!("-H 'A: {token}' \\\n").repeat(20_000)), 20_000),
        (
            "storage",
            format!(
                "{{\"localStorage\":{{{}\"z\":\"\"}}}}",
                (0..20_000).map(|n| format!("\"k{n}\":\"{token}\",")).collect::<String>()
            ),
            20_000,
        ),
    ] {
        let started = std::time::Instant::now();
        assert_eq!(found(&text).len(), count, "{name}");
        let seconds = started.elapsed().as_secs_f64();
        assert!(seconds < 20.0, "{name}: {seconds} s for {} bytes", text.len());
    }
}

#[test]
fn names_cannot_deceive_or_leak() {
    let secret = planted("in-a-name");
    let text = format!(r#"{{"localStorage":{{"a\u001b[2J{secret}\u202e":"{}"}}}}"#, planted("value"));
    let found = found(&text);
    let place = &found.iter().find(|found| found.place.kind == PlaceKind::Storage).unwrap().place;
    assert!(!place.name.as_deref().unwrap().contains(&secret), "{place:?}");
}

/// An index of git, version 2, that has these paths.
fn git_index(paths: &[&str]) -> Vec<u8> {
    let mut index = b"DIRC\0\0\0\x02".to_vec();
    index.extend((paths.len() as u32).to_be_bytes());
    for path in paths {
        let start = index.len();
        index.extend([0; 60]);
        index.extend((path.len() as u16).to_be_bytes());
        index.extend(path.as_bytes());
        let length = (index.len() - start + 8) & !7;
        index.resize(start + length, 0);
    }
    index
}

#[test]
fn what_git_tracks_is_told() {
    let here = folder("tracked");
    std::fs::create_dir_all(here.join(".git")).unwrap();
    std::fs::create_dir_all(here.join("sub")).unwrap();
    std::fs::write(here.join(".git/index"), git_index(&[".env", "sub/expired", "sub/live"])).unwrap();
    let claims = |exp: i64| format!(r#"{{"sub":"42","iat":1795292740,"exp":{exp}}}"#);
    let live = format!("TOKEN={}\n", token(r#"{"alg":"ES256"}"#, &claims(1_795_293_700), &"AQ".repeat(43)));
    let expired =
        format!("TOKEN={}\n", token(r#"{"alg":"ES256"}"#, &claims(1_795_292_790), &"AQ".repeat(43)));
    for (name, text) in
        [(".env", &live), ("sub/live", &live), ("sub/expired", &expired), ("sub/other", &live)]
    {
        std::fs::write(here.join(name), text).unwrap();
    }
    let lint = |file: &str, folder: &str| {
        let args = ["lint", "--now", NOW, "--select", "token-committed", "--format", "json", file];
        let run = jotkit_with(args, b"", &here.join(folder));
        assert_eq!((run.code, &*run.stderr), (0, ""), "{file}");
        (run.stdout.contains("\"rule\":\"token-committed\""), run.stdout.contains("\"tracked\":true"))
    };
    assert_eq!(lint(".env", ""), (true, true));
    assert_eq!(lint("sub/live", ""), (true, true));
    assert_eq!(lint("../sub/live", "sub"), (true, true));
    assert_eq!(lint("sub/expired", ""), (false, true));
    assert_eq!(lint("sub/other", ""), (false, false));
    // What git does not know of is not tracked, and an index that is none is no reason to stop.
    std::fs::write(here.join(".git/index"), b"DIRC\0\0\0\x02\xff\xff\xff\xff").unwrap();
    assert_eq!(lint(".env", ""), (false, false));
}

#[test]
fn what_a_browser_recorded() {
    let here = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser"));
    let findings = |file: &str| {
        let args = ["lint", "--now", NOW, "--select", "context", "--ignore", "token-committed", "--pedantic"];
        let run = jotkit_with(args.into_iter().chain(["--each", "--format", "jsonl", file]), b"", here);
        assert_eq!((run.code, &*run.stderr), (1, ""), "{file}");
        let mut findings: Vec<String> = Vec::new();
        for line in run.stdout.lines() {
            let token: serde_json::Value = serde_json::from_str(line).unwrap();
            let place = &token["place"];
            for finding in token["findings"].as_array().unwrap() {
                let rule = finding["rule"].as_str().unwrap();
                findings.push(format!("{} {} {rule}", place["entry"], place["name"].as_str().unwrap_or("-")));
            }
        }
        findings
    };
    assert_eq!(
        findings("session.har"),
        [
            "1 auth cookie-missing-httponly",
            "1 auth cookie-missing-secure",
            "1 auth cookie-missing-samesite",
            "1 auth cookie-prefix",
            "1 auth cookie-outlives-token",
            "1 embedded cookie-missing-samesite",
            "1 embedded cookie-prefix",
            // The page's own script.
            "1 access_token token-in-web-storage",
            "1 oidc.user refresh-token-in-web-storage",
            "1 id_token token-in-web-storage",
            "1 access_token token-in-url",
            "1 access_token token-in-url",
            "3 access_token token-in-url",
            "6 ticket token-in-url",
            "7 ticket token-in-url",
            "8 access_token token-in-url",
            "9 id_token token-in-url",
            "10 Referer token-in-referer",
            "11 Authorization token-over-http",
            "12 Authorization token-over-http",
        ]
    );
    assert_eq!(
        findings("state.json"),
        [
            "null auth cookie-missing-httponly",
            "null auth cookie-missing-secure",
            "null auth cookie-prefix",
            "null auth cookie-outlives-token",
            "null embedded cookie-missing-samesite",
            "null embedded cookie-prefix",
            "null oidc.user refresh-token-in-web-storage",
            "null access_token token-in-web-storage",
            "null jwt token-in-web-storage",
        ]
    );
}
