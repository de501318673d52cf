//! Secrets that no fixed prefix tells: in URLs, in connection strings, after an HTTP scheme, under a name.

use super::names::{is_masked, is_placeholder};
use crate::core::b64;

/// What holds a login, if the text does: `scheme://user:password@host`, or `Password=` beside `Server=`.
pub(super) fn connection(text: &str) -> Option<&'static str> {
    if memchr::memchr(b'@', text.as_bytes()).is_some() && has_userinfo(text) {
        return Some("connection string");
    }
    (memchr::memchr(b'=', text.as_bytes()).is_some() && has_login_keys(text)).then_some("connection string")
}

/// Whether a URL in the text carries a password (RFC 3986 §3.2.1).
fn has_userinfo(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"://") {
        let scheme = rest[..at]
            .bytes()
            .rev()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(byte))
            .count();
        rest = &rest[at + 3..];
        // What stands before the last @ of the authority is the login; an @ in the password is often not escaped.
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>'));
        let authority = &rest[..end.unwrap_or(rest.len())];
        let Some((login, host)) = authority.rsplit_once('@') else { continue };
        let Some((user, password)) = login.split_once(':') else { continue };
        let host_follows = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        if scheme >= 2 && user.len() <= 80 && host_follows && is_password(password) {
            return true;
        }
    }
    false
}

/// Whether the text is pairs of `key=value` parted by semicolons, a password and a server among them (ADO.NET, ODBC, JDBC),
/// or by spaces (libpq).
fn has_login_keys(text: &str) -> bool {
    let separator = if text.contains(';') { ';' } else { ' ' };
    let (mut password, mut server) = (false, false);
    for pair in text.split(separator) {
        let Some((key, value)) = pair.split_once('=') else { continue };
        // The first key may come after what tells the driver.
        let key = key.trim().rsplit(['?', ':', '"']).next().unwrap_or_default().to_ascii_lowercase();
        match key.as_str() {
            "password" | "pwd" => password |= is_password(value.trim().trim_matches(['"', '\''])),
            "server" | "host" | "hostname" | "data source" | "datasource" | "address" | "addr"
            | "database" | "dbname" | "initial catalog" | "driver" | "endpoint" | "account"
            | "network address" => {
                server |= !value.trim().is_empty();
            }
            _ => {}
        }
        if text.starts_with("jdbc:") {
            server = true;
        }
    }
    password && server
}

/// Whether the password of a connection string is one, and not what stands for it.
fn is_password(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "password",
        "pass",
        "pwd",
        "secret",
        "redacted",
        "[redacted]",
        "changeme",
        "your_password",
        "yourpassword",
    ];
    let inside = text.trim_start_matches(['%', '{', '<', '[', '$']).trim_end_matches(['%', '}', '>', ']']);
    text.chars().count() >= 3
        && !is_masked(text)
        && !is_placeholder(text)
        && (!text.starts_with('$') || text.contains(|c: char| c.is_ascii_lowercase()))
        && !WORDS.contains(&inside.to_ascii_lowercase().as_str())
        && !matches!(text, "%2A%2A%2A" | "%2A%2A%2A%2A")
}

/// What stands after the scheme of an Authorization header (RFC 9110 §11.4).
pub(super) fn authorization(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    if !text.starts_with(['B', 'b']) {
        return None;
    }
    let (scheme, rest) = text.trim_end().split_once(' ')?;
    let rest = rest.trim_start();
    if scheme.eq_ignore_ascii_case("basic") {
        let login = b64::decode_any(rest.as_bytes()).ok()?;
        let login = std::str::from_utf8(&login).ok()?;
        let (user, password) = login.split_once(':')?;
        let printable = !login.chars().any(char::is_control);
        return (printable && !user.is_empty() && !password.is_empty()).then_some("HTTP basic credentials");
    }
    let is_token = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
    let shaped =
        rest.len() >= 20 && rest.chars().all(is_token) && rest.contains(|c: char| c.is_ascii_digit());
    (scheme.eq_ignore_ascii_case("bearer") && shaped).then_some("bearer token")
}

/// Whether it is the seed of one-time passwords in base32 (RFC 4648 §6), spaces and hyphens between its groups allowed.
pub(super) fn is_otp_seed(text: &str) -> bool {
    let symbols = text.trim_end_matches('=').bytes().filter(|byte| !matches!(byte, b' ' | b'-'));
    let is_base32 = |byte: u8| byte.is_ascii_alphabetic() || (b'2'..=b'7').contains(&byte);
    symbols.clone().count() >= 16 && symbols.clone().all(is_base32)
        || text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Entropy that a secret has at least, in 1/65536 bit a character: 3.5 bits.
const ENOUGH: u64 = 7 << 15;

/// Whether the characters of a text are mixed as those of a secret are: its entropy is 3.5 bits a character or more.
pub(super) fn is_mixed(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 12 || bytes.iter().any(|byte| byte.is_ascii_whitespace()) {
        return false;
    }
    let mut counts = [0u32; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let length = bytes.len() as u64;
    let sum: u64 = counts
        .iter()
        .filter(|count| **count > 0)
        .map(|&count| u64::from(count) * log2(u64::from(count)))
        .sum();
    log2(length) * length >= sum + ENOUGH * length
}

/// The binary logarithm in 1/65536, without floating point: the mantissa is squared for each bit of it.
fn log2(number: u64) -> u64 {
    let whole = u64::from(number.ilog2());
    // 1 ≤ mantissa < 2, in 1/2^31.
    let mut mantissa = if whole <= 31 { number << (31 - whole) } else { number >> (whole - 31) };
    let mut log = whole << 16;
    for bit in (0..16).rev() {
        mantissa = (mantissa * mantissa) >> 31;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            log |= 1 << bit;
        }
    }
    log
}

/// Whether a text is one word or several, a path, a name: what a person writes and a generator of secrets does not.
pub(super) fn is_speech(text: &str) -> bool {
    let separated = text.split(['-', '_', '.', '/', ':', ' ']);
    let mut words = separated.filter(|word| !word.is_empty());
    let is_word = |word: &str| {
        let capitals = word.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
        let all_capitals = word.bytes().all(|byte| byte.is_ascii_uppercase());
        word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && (capitals <= 2 || all_capitals)
            && word.len() <= 16
            || word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connection_strings() {
        for text in [
            "postgres://app:s3cr3tPgPass@db.acme-corp.com:5432/prod",
            "amqps://svc:k9J8h7G6f5@mq.acme-corp.com/prod",
            "postgres://app:s3cr3t@10.0.0.5/prod",
            "redis://:p4ssw0rd@cache:6379/0",
            "mongodb+srv://u:p%40ss1@cluster0.example.net/?retryWrites=true",
            "https://ann:hunter2@git.example.com/x.git",
            "mysql://root:p@ss:word@db/x",
            "see jdbc:postgresql://u:pw1@h/db for more",
            "Server=tcp:db.example.com,1433;Database=x;User ID=sa;Password=Tr0ub4dor;",
            "Data Source=db;uid=sa;pwd=Tr0ub4dor",
            "host=db.example.com port=5432 dbname=x user=app password=Tr0ub4dor",
            "jdbc:sqlserver://h:1433;user=sa;password=Tr0ub4dor",
            "jdbc:mysql://h/db?user=sa;password=Tr0ub4dor",
        ] {
            assert_eq!(connection(text), Some("connection string"), "{text}");
        }
        for text in [
            "https://example.com/@user:name@host",
            "https://user@example.com/",
            "postgres://app:***@db/prod",
            "postgres://app:xxxx@db/prod",
            "postgres://app:${DB_PASSWORD}@db/prod",
            "postgres://app:<password>@db/prod",
            "postgres://app:$PGPASSWORD@db/prod",
            "https://example.com:8443/a@b",
            "https://example.com:8443",
            "spiffe://example.org/ns/a",
            "urn:a:b@c",
            "mailto:a:b@c.example",
            "Password=required;Lockout=10",
            "Server=db;Password=***;",
            "a=b;c=d",
            "https://x.example/?redirect=https://a@b.example",
            "https://example.com/?q=:@x",
            "postgres://app:password@db/prod",
            "arn:aws:iam::1:user/a@b",
            "://:@",
            "time://10:30@noon/",
        ] {
            assert_eq!(connection(text), None, "{text}");
        }
    }

    #[test]
    fn authorization_headers() {
        assert_eq!(authorization("Basic YWRtaW46aHVudGVyMg=="), Some("HTTP basic credentials"));
        assert_eq!(authorization("bearer mF_9.B5f-4.1JqM8xT3kQ2w"), Some("bearer token"));
        for text in [
            "Basic subscription",
            "Basic authentication",
            "Bearer of news",
            "Bearer authorizationisrequired",
            "Premium",
            "",
            "Basic ",
        ] {
            assert_eq!(authorization(text), None, "{text}");
        }
    }

    #[test]
    fn seeds() {
        for text in [
            "JBSWY3DPEHPK3PXP",
            "jbsw y3dp ehpk 3pxp",
            "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP====",
            &"3132".repeat(10),
        ] {
            assert!(is_otp_seed(text), "{text}");
        }
        for text in ["enabled", "JBSWY3DPEHPK3PX", "JBSWY1DPEHPK3PXP", "https://a.example/otp"] {
            assert!(!is_otp_seed(text), "{text}");
        }
    }

    #[test]
    fn logarithms_are_those_of_the_library() {
        for number in [1u64, 2, 3, 5, 7, 10, 64, 100, 1000, 1 << 20, (1 << 40) + 12345] {
            let due = (number as f64).log2() * 65536.0;
            assert!((log2(number) as f64 - due).abs() < 2.0, "{number}");
        }
    }

    #[test]
    fn entropy() {
        for text in
            ["9fXq2LmZ7vRt4KpW", "wJalrXUtnFEMIK7MDENGbPxRfiCYzzKEY9", "5f8e2c0f7b1d4a9e6c3b2a1f0e9d8c7b"]
        {
            assert!(is_mixed(text), "{text}");
        }
        for text in ["aaaaaaaaaaaaaaaa", "1111222233334444", "short1", "two words are no secret at all 9", ""]
        {
            assert!(!is_mixed(text), "{text}");
        }
        for text in [
            "default-token",
            "my/secret/path",
            "production",
            "vault:kv:database",
            "client_secret_basic",
            "clientSecretPost",
        ] {
            assert!(is_speech(text), "{text}");
        }
        assert!(!is_speech("9fXq2LmZ7vRt4KpW") && !is_speech("ES256"));
    }
}
