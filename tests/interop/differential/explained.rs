//! Why a library and jotkit disagree, each by the sentence of a standard that decides.

/// A kind of difference.
#[derive(Debug)]
pub(super) struct Explanation {
    /// Who judges otherwise than jotkit.
    who: &'static [&'static str],
    /// Whether it accepts what jotkit refuses; else it is the other way round.
    accepts: bool,
    /// How the kinds of cases begin.
    kinds: &'static [&'static str],
    /// What the one who refuses says, in part.
    says: &'static str,
    /// The standard's sentence, and who keeps to it.
    because: &'static str,
}

impl Explanation {
    pub(super) fn explains(&self, who: &str, accepts: bool, kind: &str, said: &str) -> bool {
        self.who.contains(&who)
            && self.accepts == accepts
            && self.kinds.iter().any(|begins| kind.starts_with(begins))
            && said.contains(self.says)
            && self.because.contains('§')
    }
}

const EVERYONE: &[&str] = &["jsonwebtoken", "PyJWT", "jwcrypto", "jose"];

/// They accept what jotkit refuses, for a reason that is worded so.
const fn they_accept(
    who: &'static [&'static str],
    kinds: &'static [&'static str],
    says: &'static str,
    because: &'static str,
) -> Explanation {
    Explanation { who, accepts: true, kinds, says, because }
}

/// They refuse, for a reason that is worded so, what jotkit accepts.
const fn they_refuse(
    who: &'static [&'static str],
    kinds: &'static [&'static str],
    says: &'static str,
    because: &'static str,
) -> Explanation {
    Explanation { who, accepts: false, kinds, says, because }
}

pub(super) const EXPLANATIONS: &[Explanation] = &[
    // The serialization
    they_accept(
        &["PyJWT", "jwcrypto", "jose"],
        &["encoding/", "signed-encoding/", "chance/text/"],
        "padding `=`",
        "RFC 7515 §2: all trailing = are omitted; they take them",
    ),
    they_accept(
        &["jwcrypto", "jose"],
        &["encoding/", "signed-encoding/", "chance/text/"],
        "has unused bits that are not zero",
        "RFC 4648 §3.5: spare bits must be zero, and a decoder may refuse others; RFC 7515 §2 has no two texts for the same bytes",
    ),
    they_accept(
        &["jwcrypto"],
        &["encoding/alphabet/"],
        "standard base64, where base64url",
        "RFC 7515 §2: the URL- and filename-safe alphabet of RFC 4648 §5; it takes both, and signs what it decoded anew",
    ),
    they_accept(
        &["jose"],
        &[
            "encoding/space/",
            "encoding/line-end/",
            "signed-encoding/space/",
            "signed-encoding/line-end/",
            "chance/text/",
        ],
        "signature: does not match",
        "RFC 7515 §5.2 step 2: no line breaks, white space or other characters; it passes over white space",
    ),
    they_refuse(
        EVERYONE,
        &["around/", "encoding/foreign-behind/", "encoding/line-end/", "encoding/space/", "chance/text/"],
        "",
        "RFC 7515 §7.1 says where a token begins and ends; jotkit looks for it in the text that it is given, takes line ends and spaces of whoever pasted it out, and judges what it was",
    ),
    they_refuse(
        EVERYONE,
        &["serialization/"],
        "",
        "RFC 7519 §1: JWTs are always compact; jotkit judges the other serializations of a JWS (RFC 7515 §7.2), too",
    ),
    they_refuse(
        EVERYONE,
        &["claims/nested/token"],
        "",
        "RFC 7519 §7.2 step 8: what is nested is unwrapped, and its claims are those that count; they leave that to the caller",
    ),
    they_refuse(
        EVERYONE,
        &["zip/compressed"],
        "",
        "RFC 7515 §4 leaves parameters to those who understand them; jotkit understands zip, as SMART Health Cards have it",
    ),
    they_accept(
        EVERYONE,
        &["zip/not-compressed"],
        "is no DEFLATE data",
        "RFC 7515 §4: who does not understand zip ignores it; who does, as jotkit, cannot inflate this",
    ),
    // JSON
    they_accept(
        EVERYONE,
        &["header", "payload-json/", "claims/", "time/", "chance/resigned/"],
        "occurs more than once",
        "RFC 7515 §4 and RFC 7519 §4: names must be unique, and who parses refuses or takes the last; they take the last",
    ),
    they_accept(
        EVERYONE,
        &["header-json/deep", "payload-json/deep", "chance/resigned/"],
        "nested deeper than 64 levels",
        "RFC 8259 §9: an implementation may limit the depth of nesting; theirs is another limit, or none",
    ),
    they_accept(
        &["PyJWT", "jose"],
        &["header-json/byte-order-mark", "payload-json/byte-order-mark", "chance/resigned/"],
        "begins with a byte order mark",
        "RFC 8259 §8.1: who makes JSON must not add one, and who parses may ignore it; they ignore it",
    ),
    they_accept(
        &["PyJWT", "jwcrypto"],
        &["header-json/", "payload-json/", "chance/resigned/"],
        "not JSON at byte",
        "RFC 8259 §6: NaN and Infinity are no numbers; Python reads them",
    ),
    they_accept(
        &["PyJWT"],
        &["header-json/utf16", "payload-json/utf16"],
        "",
        "RFC 8259 §8.1 and RFC 7515 §5.2 step 3: JSON is in UTF-8; Python guesses the encoding",
    ),
    they_accept(
        &["PyJWT"],
        &["header-json/utf8-surrogate", "payload-json/utf8-surrogate", "chance/resigned/"],
        "not UTF-8",
        "RFC 3629 §3: UTF-8 encodes no surrogates; Python passes them",
    ),
    they_refuse(
        &["jsonwebtoken"],
        &["header-json/number-", "payload-json/number-", "chance/resigned/"],
        "number out of range",
        "RFC 8259 §6: the grammar sets no limit, and who parses may; serde_json does, jotkit keeps what it need not count with as text",
    ),
    they_refuse(
        &["PyJWT", "jwcrypto"],
        &["header-json/number-very-long", "payload-json/number-very-long"],
        "",
        "RFC 8259 §9: an implementation may limit the range of numbers; Python reads no integers of more than 4300 digits",
    ),
    they_refuse(
        &["jsonwebtoken"],
        &["header-json/", "payload-json/", "chance/resigned/"],
        "hex escape",
        "RFC 8259 §8.2: the grammar allows surrogates on their own, whose meaning nobody knows; serde_json refuses them",
    ),
    // The header
    they_accept(
        &["PyJWT", "jwcrypto", "jose"],
        &["header/", "chance/resigned/"],
        "(RFC 7515 §4.1.",
        "RFC 7515 §5.2 step 4: the header is to have values whose syntax is understood; they do not look at what they do not use",
    ),
    they_accept(
        &["jsonwebtoken"],
        &["header/", "chance/resigned/"],
        "null is not",
        "RFC 7515 §4.1: what is null is no string and no object; it takes that for absent",
    ),
    they_refuse(
        &["jsonwebtoken"],
        &["header/url/", "header/nonce/", "header/zip/", "chance/resigned/"],
        "expected a string",
        "RFC 7515 §4: parameters that are not understood must be ignored; url and nonce are of ACME (RFC 8555 §6), zip of JWE (RFC 7516 §4.1.3)",
    ),
    they_accept(
        &["jsonwebtoken"],
        &["header/crit/", "b64/", "chance/resigned/"],
        "crit: ",
        "RFC 7515 §4.1.11: what is critical and not understood makes a token invalid; it does not look at crit",
    ),
    they_accept(
        &["jwcrypto"],
        &["header/crit/", "chance/resigned/"],
        "crit: ",
        "RFC 7515 §4.1.11: crit is a list that is not empty, without what the standard defines; it looks only for names that it does not know",
    ),
    they_accept(
        EVERYONE,
        &["header/crit/", "chance/resigned/"],
        "is listed twice",
        "RFC 7515 §4.1.11: a name must not occur more than once in crit; they do not count",
    ),
    they_accept(
        &["jsonwebtoken", "PyJWT", "jose"],
        &["header/b64/type", "chance/resigned/"],
        "not true or false (RFC 7797 §3)",
        "RFC 7797 §3: b64 is a JSON boolean; they take anything but false for true, or do not look",
    ),
    they_accept(
        &["jsonwebtoken", "jose"],
        &["header/b64/false-unlisted", "b64/false", "chance/resigned/"],
        "b64: false",
        "RFC 7797 §6: b64 must be listed in crit and be honored; they take the payload for base64url all the same. RFC 7797 §7: a JWT has none",
    ),
    they_accept(
        EVERYONE,
        &["header/enc/", "chance/resigned/"],
        "the token is a JWE",
        "RFC 7516 §9: three parts are a JWS, a header with enc is that of a JWE, and of valid tokens both say the same; they look at the parts alone",
    ),
    they_refuse(
        EVERYONE,
        &["alg/other/Ed", "alg/signed/Ed"],
        "",
        "RFC 9864 §2.2: Ed25519 is EdDSA with that curve by another name; they take the two for two, or do not know one",
    ),
    // The signature
    they_accept(
        &["jwcrypto"],
        &["signature/padded-numbers"],
        "signature: does not match",
        "RFC 7518 §3.4: each number has as many octets as the curve, and another length must not be accepted; it halves what is there",
    ),
    they_accept(
        &["PyJWT", "jwcrypto", "jose"],
        &["signature/without-leading-zero"],
        "signature: does not match",
        "RFC 8017 §8.1.2 step 1: a signature that is not as long as the modulus is invalid; OpenSSL takes it as a number",
    ),
    // The claims
    they_accept(
        &["jsonwebtoken", "PyJWT", "jwcrypto"],
        &["time/", "chance/resigned/"],
        "not a number of seconds (RFC 7519 §2)",
        "RFC 7519 §2: a NumericDate is a JSON number; they make integers of strings and booleans, take null for absent, or do not look at iat",
    ),
    they_accept(
        &["PyJWT", "jwcrypto", "jose"],
        &["time/", "chance/resigned/payload"],
        "is too large to be a time",
        "RFC 8259 §6: beyond IEEE 754 double precision nothing can be relied on; they count with it, or with infinity",
    ),
    they_accept(
        &["jsonwebtoken", "jwcrypto", "jose"],
        &["time/iat/", "chance/resigned/payload"],
        "iat: issued in the future",
        "RFC 7519 §4.1.6: what iat is used for is left open; jotkit refuses tokens of the future, they do not look",
    ),
    they_accept(
        &["jwcrypto"],
        &["time/nbf/", "chance/resigned/payload"],
        "nbf: not valid yet",
        "RFC 7519 §4.1.5: nbf is processed where it is; jwcrypto does so only if it is among the claims to check, and then demands it",
    ),
    they_accept(
        &["jwcrypto"],
        &["time/exp/now", "chance/resigned/"],
        "exp: expired",
        "RFC 7519 §4.1.4: on or after exp a token must not be accepted; it accepts it for that second",
    ),
    they_accept(
        &["PyJWT"],
        &["time/nbf/now-half-after", "time/iat/now-half-after"],
        "",
        "RFC 7519 §2: dates may have fractions; it leaves them off",
    ),
    they_refuse(
        &["PyJWT"],
        &["time/exp/now-half-after", "chance/resigned/"],
        "has expired",
        "RFC 7519 §2: dates may have fractions; it leaves them off",
    ),
    they_refuse(
        &["jsonwebtoken"],
        &["time/exp/", "time/nbf/", "chance/resigned/"],
        "\")",
        "RFC 7519 §2: a NumericDate is any JSON number; it knows none below zero nor above 64 bits",
    ),
    they_accept(
        &["jsonwebtoken", "jwcrypto", "jose"],
        &["claims/sub/", "claims/jti/", "chance/resigned/"],
        "not a string (RFC 7519 §4.1.",
        "RFC 7519 §4.1.2 and §4.1.7: sub and jti are strings; they look at them only if they are told which to expect, or take null for absent",
    ),
    they_accept(
        &["jsonwebtoken"],
        &["claims/iss/array", "chance/resigned/"],
        "iss: is an array",
        "RFC 7519 §4.1.1: iss is a string; it takes several",
    ),
    they_accept(
        &["jose"],
        &["claims/aud/mixed", "chance/resigned/"],
        "aud: is neither a string",
        "RFC 7519 §4.1.3: aud is a string or an array of strings; it looks for its own and not at the others",
    ),
    they_refuse(
        &["jwcrypto"],
        &["claims/typ/", "chance/resigned/"],
        "Claim typ is not",
        "RFC 7519 §4.3: other claims mean what producer and consumer agree on; it has a meaning for typ",
    ),
];
