//! Tokens that say in every place what has broken out of other people's pages.

use super::{folder, token};
use std::fs;
use std::path::PathBuf;

/// What has broken out of other people's pages.
pub const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title></textarea></script><script>alert(1)</script>",
    "javascript:alert(1)",
    "<!--",
    "]]><![CDATA[",
    "\u{2028}<b>\u{202e}gpj",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=javascript:alert(1)>x",
    "\u{0}<\u{0}script>",
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A token that has it in every place that a report speaks of.
fn holding(hostile: &str) -> String {
    let text = quoted(hostile);
    let header = format!(
        r#"{{"alg":{text},"typ":{text},"kid":{text},"cty":{text},"jku":{text},"crit":[{text}],{text}:1,{text}:2}}"#
    );
    let payload = format!(
        r#"{{"iss":{text},"sub":{text},"aud":[{text},{text}],"jti":{text},"iat":{text},"nbf":1795292740,"exp":9995292740,"scope":{text},{text}:{text},{text}:{{{text}:1}}}}"#
    );
    token(&header, &payload, "c2ln")
}

/// A folder with files that hold hostile tokens, in places with hostile names; some of the files are called so.
pub fn folder_of(name: &str) -> PathBuf {
    let here = folder(name);
    for (at, hostile) in HOSTILE.into_iter().enumerate() {
        let token = holding(hostile);
        let plain = hostile.replace(['\u{0}', '\u{2028}', '\u{202e}', '"'], "");
        let request = format!(
            "GET /cb?{plain}={token} HTTP/1.1\r\nHost: {plain}\r\nCookie: {plain}={token}\r\n{plain}: {token}\r\nReferer: {plain}\r\n\r\n"
        );
        fs::write(here.join(format!("{at}.http")), request).unwrap();
        fs::write(here.join(format!("{at}.json")), format!("{{{}:{}}}", quoted(hostile), quoted(&token)))
            .unwrap();
    }
    let mut broken = token(r#"{"alg":"HS256"}"#, "{\"iss\":\"\u{1}", "c2ln").into_bytes();
    broken.extend(b"\n\xff\xfe<script>\xc3\x28 ");
    fs::write(here.join("broken"), broken).unwrap();
    if cfg!(unix) {
        fs::write(here.join("<img src=x onerror=alert(1)>\"'&.log"), holding("x")).unwrap();
    }
    here
}
