//! The tokens that everyone is asked about: each a good one with something done to it.

use super::json::{Members, deflated, documents, times};
use super::random::Random;
use super::signing::{Given, Signing};
use super::{AUDIENCE, ISSUER, NOW};
use jotkit::core::alg::Alg;
use jotkit::core::b64;
use jotkit::core::crypto::Mac;

/// A question: is this token good by that key?
pub(super) struct Case {
    /// What was done, from the larger to the smaller.
    pub(super) kind: String,
    /// The key, by its place among all.
    pub(super) key: usize,
    pub(super) token: Vec<u8>,
    /// Whether it can only be asked of who can be told the time.
    pub(super) to_the_second: bool,
    /// The good token that was changed after it was signed.
    of: Option<String>,
}

impl Case {
    /// Whether the good token is still there, line ends and spaces aside: then it may be found.
    pub(super) fn holds_what_was_signed(&self) -> bool {
        let text = String::from_utf8_lossy(&self.token).replace([' ', '\n', '\r', '\t'], "");
        self.of.as_ref().is_none_or(|of| text.contains(of))
    }
}

/// The header and the claims of a token with which nothing is wrong. Their base64url has both characters that standard
/// base64 lacks, and in each segment's last character bits to spare.
fn good(alg: Alg) -> (Members, Members) {
    let own = |(name, value): (&str, String)| (name.to_string(), value);
    let text = |text: &str| format!("\"{text}\"");
    let header = [("alg", text(alg.name())), ("typ", text("JWT")), ("kid", text("2026-11"))];
    let claims = [
        ("iss", text(ISSUER)),
        ("aud", text(AUDIENCE)),
        ("sub", text("ann >>> ??? ~~~")),
        ("iat", (NOW - 600).to_string()),
        ("exp", "4102444800".to_string()),
        ("jti", text("1")),
    ];
    (Members(header.map(own).into()), Members(claims.map(own).into()))
}

/// One of each, for the key at that place.
pub(super) fn of_each_kind(at: usize, key: &Signing, stranger: &Signing) -> Vec<Case> {
    let (header, claims) = good(key.alg);
    let token = key.token(header.text().as_bytes(), claims.text().as_bytes());
    let case = |kind, token, to_the_second, of| Case { kind, key: at, token, to_the_second, of };
    let mut cases = vec![case(String::from("good"), token.clone().into_bytes(), false, None)];
    let mut add = |kind: String, token: String| cases.push(case(kind, token.into_bytes(), false, None));

    for (kind, header) in headers(key.alg, &header) {
        add(format!("header/{kind}"), key.token(header.text().as_bytes(), claims.text().as_bytes()));
    }
    for (kind, payload) in payloads(key, &claims) {
        add(format!("claims/{kind}"), key.token(header.text().as_bytes(), payload.as_bytes()));
    }
    for (kind, text) in documents(&header) {
        add(format!("header-json/{kind}"), key.token(&text, claims.text().as_bytes()));
    }
    for (kind, text) in documents(&claims) {
        add(format!("payload-json/{kind}"), key.token(header.text().as_bytes(), &text));
    }
    algorithms(key, stranger, &header, &claims, &mut add);
    extensions(key, &header, &claims, &mut add);
    let (input, signature) = token.rsplit_once('.').unwrap();
    for (kind, signature) in key.signatures(&b64::decode_strictly(signature.as_bytes()).unwrap()) {
        add(format!("signature/{kind}"), format!("{input}.{}", b64::encode(&signature)));
    }
    if key.is_rsa() {
        with_a_leading_zero(key, &header, &claims, &mut add);
    }
    signed_in_a_wrong_encoding(key, &header, &claims, &mut add);
    let of = || Some(token.clone());
    cases.extend(segments(&token).map(|(kind, token)| case(kind, token, false, of())));
    cases.extend(surroundings(&token).map(|(kind, token)| case(kind, token, false, of())));
    for name in ["exp", "nbf", "iat"] {
        for (kind, value, to_the_second) in times(NOW) {
            let text = claims.with(name, &value).text();
            let token = key.token(header.text().as_bytes(), text.as_bytes());
            cases.push(case(format!("time/{name}/{kind}"), token.into_bytes(), to_the_second, None));
        }
        for (kind, members) in [
            ("past-then-future", claims.without(name).and(name, "1000000000").and(name, "4102444800")),
            ("future-then-past", claims.without(name).and(name, "4102444800").and(name, "1000000000")),
            ("missing", claims.without(name)),
        ] {
            let token = key.token(header.text().as_bytes(), members.text().as_bytes());
            cases.push(case(format!("time/{name}/{kind}"), token.into_bytes(), false, None));
        }
    }
    cases
}

/// What the header says beside the algorithm.
fn headers(alg: Alg, good: &Members) -> Vec<(String, Members)> {
    let name = format!("\"{alg}\"");
    let lower = name.to_lowercase();
    let escaped = format!("\"\\u{:04x}{}", u32::from(alg.name().as_bytes()[0]), &name[2..]);
    let spaced = [format!("\" {alg}\""), format!("\"{alg} \""), format!("\"{alg}\\u0000\"")];
    let array = format!("[{name}]");
    let values: &[(&str, &str, &[&str])] = &[
        ("alg", "none", &["\"none\"", "\"None\"", "\"NONE\"", "\"nOnE\""]),
        ("alg", "case", &[&lower]),
        ("alg", "space", &[&spaced[0], &spaced[1], &spaced[2]]),
        ("alg", "type", &["null", "7", "true", "{}", "[]", &array]),
        ("alg", "unknown", &["\"\"", "\"XX256\"", "\"HS1\"", "\"RSA-OAEP\"", "\"ES256K1\""]),
        ("alg", "escaped", &[&escaped]),
        ("typ", "text", &["\"jwt\"", "\"at+jwt\"", "\"application/jwt\"", "\"JWE\"", "\"\"", "\"dpop+jwt\""]),
        ("typ", "type", &["null", "7", "[]", "{}", "true", "[\"JWT\"]"]),
        ("cty", "text", &["\"JWT\"", "\"json\"", "\"\""]),
        ("cty", "type", &["null", "7", "[]"]),
        (
            "kid",
            "other",
            &["\"2026-12\"", "\"\"", "\"../../dev/null\"", "\"' OR 1=1 --\"", "\"2026-11\\u0000\""],
        ),
        ("kid", "type", &["null", "7", "[]", "{}", "true"]),
        ("crit", "empty", &["[]"]),
        ("crit", "type", &["null", "\"b64\"", "7", "{}", "true", "[null]", "[7]", "[[\"b64\"]]"]),
        ("crit", "registered", &["[\"alg\"]", "[\"typ\"]", "[\"kid\",\"alg\"]", "[\"crit\"]"]),
        ("crit", "absent", &["[\"exp2\"]", "[\"b64\"]", "[\"\"]", "[\"__proto__\"]", "[\"constructor\"]"]),
        ("b64", "true-alone", &["true"]),
        ("b64", "type", &["null", "0", "\"false\"", "[]"]),
        ("jku", "text", &["\"https://attacker.example/jwks\"", "\"file:///etc/passwd\"", "\"\""]),
        ("jku", "type", &["7", "null", "[]"]),
        ("x5u", "text", &["\"https://attacker.example/x5u\""]),
        ("x5u", "type", &["7", "[]"]),
        ("x5c", "text", &["[\"AAAA\"]", "[\"!\"]"]),
        ("x5c", "type", &["\"AAAA\"", "7", "[]", "[7]", "{}"]),
        ("x5t", "text", &["\"AAAA\""]),
        ("x5t", "type", &["7"]),
        ("x5t#S256", "type", &["7", "[]"]),
        ("jwk", "type", &["null", "7", "\"x\"", "[]", "{}", "{\"kty\":\"XX\"}", "{\"kty\":7}"]),
        ("enc", "text", &["\"A128GCM\"", "\"XX\""]),
        ("enc", "type", &["7", "null"]),
        ("zip", "type", &["null", "7", "\"GZIP\"", "true"]),
        ("exp", "in-header", &["1000000000", "\"x\""]),
        ("iss", "in-header", &["\"https://attacker.example\""]),
        ("aud", "in-header", &["[7]"]),
        ("epk", "type", &["7"]),
        ("p2c", "type", &["-1", "1e99"]),
        ("apu", "type", &["7"]),
        ("url", "type", &["7", "null"]),
        ("nonce", "type", &["7"]),
        ("ppt", "text", &["\"shaken\""]),
        ("svt", "type", &["7"]),
        ("trust_chain", "type", &["7"]),
    ];
    let mut all = Vec::new();
    for (member, kind, values) in values {
        for value in *values {
            all.push((format!("{member}/{kind}"), good.with(member, value)));
        }
    }
    let strangest = [
        ("crit/unknown", good.with("crit", "[\"exp2\"]").with("exp2", "1")),
        ("crit/twice", good.with("crit", "[\"exp2\",\"exp2\"]").with("exp2", "1")),
        ("crit/listed-twice", good.with("crit", "[\"b64\",\"b64\"]").with("b64", "true")),
        ("crit/b64-true", good.with("crit", "[\"b64\"]").with("b64", "true")),
        (
            "crit/b64-and-unknown",
            good.with("crit", "[\"b64\",\"exp2\"]").with("b64", "true").with("exp2", "1"),
        ),
        ("crit/member-twice", good.and("crit", "[\"exp2\"]").and("crit", "[\"b64\"]").and("b64", "true")),
        ("b64/false-unlisted", good.with("b64", "false")),
        ("alg/missing", good.without("alg")),
        ("alg/twice", good.and("alg", &name)),
        ("alg/twice-none-first", good.first("alg", "\"none\"")),
        ("alg/twice-none-last", good.and("alg", "\"none\"")),
        ("alg/twice-escaped", good.and("\\u0061lg", "\"none\"")),
        ("alg/name-escaped", good.without("alg").and("\\u0061lg", &name)),
        ("alg/name-upper", good.without("alg").and("ALG", &name)),
        ("alg/name-space", good.without("alg").and("alg ", &name)),
        ("typ/missing", good.without("typ")),
        ("typ/twice", good.and("typ", "\"at+jwt\"")),
        ("kid/missing", good.without("kid")),
        ("kid/twice", good.and("kid", "\"2026-11\"")),
        ("alone/alg", good.without("kid").without("typ")),
    ];
    all.extend(strangest.map(|(kind, members)| (kind.to_string(), members)));
    all
}

/// What the claims say beside the times; what is compressed, and tokens in place of claims.
fn payloads(key: &Signing, good: &Members) -> Vec<(String, String)> {
    let slash = format!("\"{ISSUER}/\"");
    let upper = format!("\"{}\"", ISSUER.to_uppercase());
    let (in_array, nul) = (format!("[\"{ISSUER}\"]"), format!("\"{ISSUER}\\u0000\""));
    let escaped = format!("\"\\u0068{}\"", &ISSUER[1..]);
    let [one, among, nested, and_number, twice, aud_nul] = [
        format!("[\"{AUDIENCE}\"]"),
        format!("[\"x\",\"{AUDIENCE}\"]"),
        format!("[[\"{AUDIENCE}\"]]"),
        format!("[\"{AUDIENCE}\",7]"),
        format!("[\"{AUDIENCE}\",\"{AUDIENCE}\"]"),
        format!("[\"{AUDIENCE}\",null]"),
    ];
    let aud_in = format!("{{\"{AUDIENCE}\":true}}");
    let values: &[(&str, &str, &[&str])] = &[
        ("iss", "other", &["\"https://other.example\"", &slash, &upper, &nul, "\"\""]),
        ("iss", "type", &["null", "7", "{}", "true", "[]", "[\"x\"]"]),
        ("iss", "array", &[&in_array]),
        ("iss", "escaped", &[&escaped]),
        (
            "aud",
            "other",
            &[
                "\"x\"",
                "\"API\"",
                "\"api \"",
                "\"\"",
                "[\"x\"]",
                "\"ap\"",
                "\"x api y\"",
                "[\"a\",\"p\",\"i\"]",
            ],
        ),
        ("aud", "array", &[&one, &among, &twice]),
        ("aud", "mixed", &[&and_number, &aud_nul]),
        ("aud", "empty", &["[]"]),
        ("aud", "type", &["null", "7", "{}", "true", &nested, &aud_in, "[7]", "[null]"]),
        ("sub", "type", &["7", "[]", "{}", "true", "[\"ann\"]", "1e5"]),
        ("sub", "null", &["null"]),
        ("sub", "text", &["\"\"", "\"a\\u0000b\"", "\"\\ud83d\\udd11\""]),
        ("jti", "type", &["7", "[]", "{}", "true"]),
        ("jti", "null", &["null"]),
        ("typ", "in-claims", &["7", "\"x\""]),
        ("alg", "in-claims", &["\"none\""]),
        ("scope", "type", &["7", "[]"]),
        ("cnf", "type", &["7"]),
    ];
    let mut all = Vec::new();
    for (member, kind, values) in values {
        for value in *values {
            all.push((format!("{member}/{kind}"), good.with(member, value).text()));
        }
    }
    for member in ["iss", "aud", "sub", "jti"] {
        all.push((format!("{member}/missing"), good.without(member).text()));
        let value = good.0.iter().find(|(name, _)| name == member).unwrap().1.clone();
        all.push((format!("{member}/twice"), good.and(member, &value).text()));
        all.push((format!("{member}/twice-other-first"), good.first(member, "\"x\"").text()));
        all.push((format!("{member}/twice-other-last"), good.and(member, "\"x\"").text()));
        all.push((format!("{member}/name-upper"), good.and(&member.to_uppercase(), "\"x\"").text()));
    }
    all.push(("escaped-names".to_string(), good.text().replace("\"exp\"", "\"\\u0065xp\"")));
    let inner =
        key.token(format!("{{\"alg\":\"{}\",\"typ\":\"JWT\"}}", key.alg).as_bytes(), good.text().as_bytes());
    all.push(("nested/token".to_string(), inner.clone()));
    all.push(("nested/token-in-string".to_string(), format!("\"{inner}\"")));
    all.push(("nested/forged".to_string(), inner.replacen("ey", "eyJ", 1)));
    all
}

/// The header names another algorithm, which signed the token or did not.
fn algorithms(
    key: &Signing,
    stranger: &Signing,
    header: &Members,
    claims: &Members,
    add: &mut impl FnMut(String, String),
) {
    let claims = claims.text();
    for &alg in Alg::ALL.iter().filter(|alg| **alg != key.alg) {
        let header = header.with("alg", &format!("\"{alg}\"")).text();
        add(format!("alg/other/{alg}"), key.token(header.as_bytes(), claims.as_bytes()));
        let able = key.key.family_algs().any(|own| own == alg);
        if able {
            add(format!("alg/signed/{alg}"), key.token_by(alg, header.as_bytes(), claims.as_bytes()));
            let own = key.token_by(alg, good(key.alg).0.text().as_bytes(), claims.as_bytes());
            add(format!("alg/not-said/{alg}"), own);
        }
    }
    // An HMAC with what everyone can know of the key (RFC 8725 §2.1).
    if !key.is_secret() {
        for alg in [Alg::HS256, Alg::HS512] {
            let header = header.with("alg", &format!("\"{alg}\"")).text();
            let input = format!("{}.{}", b64::encode(header.as_bytes()), b64::encode(claims.as_bytes()));
            let public = key.public();
            for (kind, secret) in
                [("text", public.as_str()), ("text-trimmed", public.trim_end()), ("empty", "")]
            {
                let mac = Mac::new(alg, secret.as_bytes()).unwrap();
                let signature = b64::encode(&mac.sign(input.as_bytes()));
                add(format!("alg/confused/{kind}"), format!("{input}.{signature}"));
            }
        }
    }
    for none in ["none", "None"] {
        let header = header.with("alg", &format!("\"{none}\"")).text();
        let input = format!("{}.{}", b64::encode(header.as_bytes()), b64::encode(claims.as_bytes()));
        add("alg/unsecured".to_string(), format!("{input}."));
        add("alg/unsecured-two-parts".to_string(), input);
    }
    // Another's signature; and one that brings its own key along (RFC 8725 §3.10, RFC 7515 §4.1.3).
    add("stranger/signed".to_string(), stranger.token(header.text().as_bytes(), claims.as_bytes()));
    if !key.is_secret() {
        let header = header.with("jwk", stranger.jwk().trim()).text();
        add("stranger/with-its-key".to_string(), stranger.token(header.as_bytes(), claims.as_bytes()));
        add("header/jwk/of-a-stranger".to_string(), key.token(header.as_bytes(), claims.as_bytes()));
    }
}

/// Payloads that are not encoded (RFC 7797), and those that are compressed (RFC 7516 §4.1.3 has the parameter for JWE alone).
fn extensions(key: &Signing, header: &Members, claims: &Members, add: &mut impl FnMut(String, String)) {
    let unencoded =
        |header: &Members, payload: &str| key.encoded(&b64::encode(header.text().as_bytes()), payload);
    let listed = header.with("crit", "[\"b64\"]").with("b64", "false");
    let claims = claims.text();
    add("b64/false".to_string(), unencoded(&listed, &claims.replace('.', "-")));
    add("b64/false-word".to_string(), unencoded(&listed, "hello"));
    add("b64/false-and-encoded".to_string(), unencoded(&listed, &b64::encode(claims.as_bytes())));
    add("b64/false-unlisted-word".to_string(), unencoded(&header.with("b64", "false"), "hello"));
    add("b64/detached".to_string(), {
        let token = unencoded(&listed, "hello");
        token.replace(".hello.", "..")
    });
    let zipped = header.with("zip", "\"DEF\"");
    let compressed = key.encoded(&b64::encode(zipped.text().as_bytes()), &deflated(&claims));
    add("zip/compressed".to_string(), compressed);
    add("zip/not-compressed".to_string(), key.token(zipped.text().as_bytes(), claims.as_bytes()));
    let silent = key.encoded(&b64::encode(header.text().as_bytes()), &deflated(&claims));
    add("zip/not-said".to_string(), silent);
    let token = key.token(header.text().as_bytes(), claims.as_bytes());
    let parts: Vec<_> = token.split('.').collect();
    add("detached".to_string(), format!("{}..{}", parts[0], parts[2]));
    let (protected, payload, signature) = (parts[0], parts[1], parts[2]);
    let one = format!("\"protected\":\"{protected}\",\"signature\":\"{signature}\"");
    add("serialization/flattened".to_string(), format!("{{\"payload\":\"{payload}\",{one}}}"));
    add(
        "serialization/general".to_string(),
        format!("{{\"payload\":\"{payload}\",\"signatures\":[{{{one}}}]}}"),
    );
    let forged = one.replace(protected, &b64::encode(b"{\"alg\":\"none\"}"));
    add("serialization/forged".to_string(), format!("{{\"payload\":\"{payload}\",{forged}}}"));
}

/// One of 256 signatures of RSA begins with a zero, which belongs to it.
fn with_a_leading_zero(
    key: &Signing,
    header: &Members,
    claims: &Members,
    add: &mut impl FnMut(String, String),
) {
    let tokens = (0..).map(|number| {
        let claims = claims.with("jti", &format!("\"{number}\"")).text();
        let input = format!("{}.{}", b64::encode(header.text().as_bytes()), b64::encode(claims.as_bytes()));
        let signature = key.signature(input.as_bytes());
        (input, signature)
    });
    let (input, signature) = tokens.into_iter().find(|(_, signature)| signature[0] == 0).unwrap();
    add("signature/leading-zero".to_string(), format!("{input}.{}", b64::encode(&signature)));
    let bare = format!("{input}.{}", b64::encode(&signature[1..]));
    add("signature/without-leading-zero".to_string(), bare);
}

/// Base64url that is wrong in the very text that was signed.
fn signed_in_a_wrong_encoding(
    key: &Signing,
    header: &Members,
    claims: &Members,
    add: &mut impl FnMut(String, String),
) {
    let [header, claims] = [header, claims].map(|part| b64::encode(part.text().as_bytes()));
    for (kind, change) in ENCODINGS {
        for (part, header, claims) in
            [("header", change(&header), claims.clone()), ("payload", header.clone(), change(&claims))]
        {
            add(format!("signed-encoding/{kind}/{part}"), key.encoded(&header, &claims));
        }
    }
}

/// What a segment becomes.
type Change = fn(&str) -> String;

/// Ways in which base64url can be wrong (RFC 4648 §3), each by what it makes of it.
const ENCODINGS: [(&str, Change); 13] = [
    ("padding", |text| text.to_string() + &"=".repeat((4 - text.len() % 4) % 4)),
    ("padding-one", |text| format!("{text}=")),
    ("padding-many", |text| format!("{text}====")),
    ("alphabet", |text| text.replace('-', "+").replace('_', "/")),
    ("spare-bits", spare_bits),
    ("space", |text| split(text, " ")),
    ("line-end", |text| split(text, "\n")),
    ("foreign", |text| split(text, "!")),
    ("foreign-behind", |text| format!("{text}*")),
    ("nul", |text| split(text, "\0")),
    ("letter", |text| split(text, "\u{e9}")),
    ("percent", |text| split(text, "%3D")),
    ("length", |text| text[..text.len() / 4 * 4].to_string() + "A"),
];

/// In two, with something between.
fn split(text: &str, between: &str) -> String {
    let (start, end) = text.split_at(text.len() / 2);
    format!("{start}{between}{end}")
}

/// The same bytes by another last character, whose bits are not all used (RFC 4648 §3.5); the same text where all are.
fn spare_bits(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if text.len().is_multiple_of(4) {
        return text.to_string();
    }
    let last = ALPHABET.iter().position(|byte| *byte == text.as_bytes()[text.len() - 1]).unwrap();
    text[..text.len() - 1].to_string() + &char::from(ALPHABET[last ^ 1]).to_string()
}

/// Segments changed after the token was signed, and put together in other ways.
fn segments(token: &str) -> impl Iterator<Item = (String, Vec<u8>)> {
    let parts: Vec<_> = token.split('.').map(str::to_string).collect();
    let [header, payload, signature] = [0, 1, 2].map(|at| parts[at].as_str());
    let mut all = Vec::new();
    for (at, part) in ["header", "payload", "signature"].into_iter().enumerate() {
        let changed = |to: String| {
            let mut parts = parts.clone();
            parts[at] = to;
            parts.join(".")
        };
        for (kind, change) in ENCODINGS {
            all.push((format!("encoding/{kind}/{part}"), changed(change(&parts[at]))));
        }
        let text = &parts[at];
        all.push((format!("segment/empty/{part}"), changed(String::new())));
        all.push((format!("segment/cut/{part}"), changed(text[..text.len() - 1].to_string())));
        all.push((format!("segment/half/{part}"), changed(text[..text.len() / 2].to_string())));
        all.push((format!("segment/twice/{part}"), changed(text.repeat(2))));
        all.push((format!("segment/longer/{part}"), changed(format!("{text}AAAA"))));
        all.push((format!("segment/upper/{part}"), changed(text.to_uppercase())));
        all.push((format!("segment/dot/{part}"), changed(split(text, "."))));
    }
    for (kind, text) in [
        ("swapped-12", format!("{payload}.{header}.{signature}")),
        ("swapped-23", format!("{header}.{signature}.{payload}")),
        ("swapped-13", format!("{signature}.{payload}.{header}")),
        ("one", header.to_string()),
        ("two", format!("{header}.{payload}")),
        ("four", format!("{token}.{signature}")),
        ("five", format!("{header}.{payload}.{signature}.{payload}.{signature}")),
        ("none-between", format!("{header}{payload}{signature}")),
        ("other-separators", token.replace('.', ":")),
        ("double-dots", token.replace('.', "..")),
        ("full-stops", token.replace('.', "\u{3002}")),
        ("dots-encoded", token.replace('.', "%2E")),
    ] {
        all.push((format!("segments/{kind}"), text));
    }
    all.into_iter().map(|(kind, text)| (kind, text.into_bytes()))
}

/// What stands around a good token.
fn surroundings(token: &str) -> impl Iterator<Item = (String, Vec<u8>)> {
    let around: [(&str, &[u8], &[u8]); 24] = [
        ("space-before", b" ", b""),
        ("space-behind", b"", b" "),
        ("line-end", b"", b"\n"),
        ("line-end-windows", b"", b"\r\n"),
        ("line-before", b"\n", b""),
        ("tab", b"\t", b"\t"),
        ("quotes", b"\"", b"\""),
        ("bearer", b"Bearer ", b""),
        ("dot-before", b".", b""),
        ("dot-behind", b"", b"."),
        ("dots-behind", b"", b"..."),
        ("comma", b"", b","),
        ("nul", b"", b"\0"),
        ("byte-order-mark", b"\xef\xbb\xbf", b""),
        ("no-utf8-behind", b"", b"\xff"),
        ("no-utf8-before", b"\xff", b""),
        ("letter-behind", b"", "\u{e9}".as_bytes()),
        ("zero-width", "\u{200b}".as_bytes(), b""),
        ("tilde", b"", b"~"),
        ("disclosure", b"", b"~WyJzIiwiYSIsMV0~"),
        ("fragment", b"", b"#x"),
        ("word-behind", b"", b" x"),
        ("word-before", b"x ", b""),
        ("angle", b"<", b">"),
    ];
    let token = token.as_bytes().to_vec();
    around
        .into_iter()
        .map(move |(kind, before, after)| (format!("around/{kind}"), [before, &token, after].concat()))
}

/// Something that chance does to a token.
pub(super) fn by_chance(at: usize, key: &Signing, random: &mut Random) -> Case {
    let (header, claims) = good(key.alg);
    let (header, claims) = (header.text().into_bytes(), claims.text().into_bytes());
    let part = random.below(3);
    let mut of = None;
    let (kind, token) = match random.below(5) {
        0 => {
            let token = key.token(&random.changed(header), &claims);
            ("resigned/header".to_string(), token.into_bytes())
        }
        1 | 2 => {
            let token = key.token(&header, &random.changed(claims));
            ("resigned/payload".to_string(), token.into_bytes())
        }
        what => {
            let token = key.token(&header, &claims);
            let mut parts: Vec<_> = token.split('.').map(|part| part.as_bytes().to_vec()).collect();
            of = Some(token);
            let name = ["header", "payload", "signature"][part];
            let text = std::mem::take(&mut parts[part]);
            let (kind, changed) = match what {
                3 => {
                    let mut bytes = b64::decode_strictly(&text).unwrap();
                    let bit = random.below(bytes.len() * 8);
                    bytes[bit / 8] ^= 1 << (bit % 8);
                    (format!("bit/{name}"), b64::encode(&bytes).into_bytes())
                }
                _ => (format!("text/{name}"), random.changed(text)),
            };
            parts[part] = changed;
            (kind, parts.join(&b'.'))
        }
    };
    let given = if key.given == Given::Jwk { "jwk" } else { "text" };
    Case { kind: format!("chance/{kind}/{given}"), key: at, token, to_the_second: false, of }
}
