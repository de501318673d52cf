//! Where tokens that were taken back are listed: a file, or a Redis. Whatever keeps the list from being asked is an error,
//! because "could not look" must never read as "not denied".

use super::{Host, files};
use crate::core::verify::Denylist;
use anyhow::{Context, Result, anyhow, bail};
use redis::{Client, Connection, ConnectionAddr, ErrorKind, IntoConnectionInfo, RedisError, Value};
use std::collections::HashSet;
use std::error::Error;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// A list has no more bytes than this; ten million UUIDs are some 370 million, and belong in a Redis.
const LIMIT: u64 = 256 << 20;

/// How long connecting may take, and how long each answer.
const PATIENCE: Duration = Duration::from_secs(2);

impl Host {
    /// Opens the denylist at `place`: the path of a file, or `redis://[user:password@]host[:port][/db]`.
    ///
    /// A file has a line for each token that was taken back: its `jti`, or its `iss` and `jti` with one space or tab
    /// between them. Blanks at the ends of a line, blank lines and lines that begin with `#` do not count.
    ///
    /// In a Redis a token is denied when the key exists that `key` makes of it: a template such as `revoked:{jti}` or
    /// `revoked:{iss}:{jti}`, where `{iss}` is empty for a token without one. A file needs no template, but a wrong one is
    /// refused all the same.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or has more than 256 MiB, when the Redis does not answer within two seconds or refuses
    /// the user, or when the template is wrong. No message shows the password.
    pub fn denylist(&self, place: &str, key: &str) -> Result<Box<dyn Denylist + Send + Sync>> {
        let template = Template::parse(key)?;
        match place.split_once("://") {
            Some(("redis", _)) => Ok(Box::new(RedisList::open(place, template)?)),
            Some(("rediss", _)) => bail!(
                "opening the denylist: rediss:// is Redis over TLS, which this version does not speak\n\
                 try: redis:// to a TLS tunnel on this machine (stunnel, ghostunnel), or a file"
            ),
            Some((scheme, _)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+') => {
                bail!(
                    "opening the denylist: {scheme}:// is no place for one\ntry: a file, or redis://host:6379/0"
                )
            }
            _ => Ok(Box::new(FileList::read(place)?)),
        }
    }
}

/// The lines of a file.
struct FileList(HashSet<String>);

impl FileList {
    fn read(place: &str) -> Result<FileList> {
        let doing = || format!("reading the denylist {place}");
        let bytes = files::read_small(Path::new(place), LIMIT).with_context(doing)?;
        FileList::parse(&bytes).with_context(doing)
    }

    fn parse(bytes: &[u8]) -> Result<FileList> {
        let mut lines = HashSet::new();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            // A line that cannot be read could be the one that denies.
            let line = std::str::from_utf8(line).map_err(|_| {
                anyhow!("line {} is not UTF-8\ntry: save it as UTF-8, a jti on each line", index + 1)
            })?;
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                lines.insert(line.to_string());
            }
        }
        Ok(FileList(lines))
    }
}

impl Denylist for FileList {
    fn denies(&self, iss: Option<&str>, jti: &str) -> Result<bool> {
        // As the lines are: an ID that ends with a blank must not slip past the list.
        let jti = jti.trim();
        let with_issuer = |iss: &str| {
            let iss = iss.trim_start();
            [' ', '\t'].iter().any(|separator| self.0.contains(&format!("{iss}{separator}{jti}")))
        };
        Ok(self.0.contains(jti) || iss.is_some_and(with_issuer))
    }
}

/// How the key of a token is made.
struct Template(Vec<Piece>);

enum Piece {
    Text(String),
    Iss,
    Jti,
}

impl Template {
    fn parse(template: &str) -> Result<Template> {
        let refuse = |problem: &str| {
            anyhow!(
                "reading the denylist's key {template:?}: {problem}\ntry: 'revoked:{{jti}}', or 'revoked:{{iss}}:{{jti}}'"
            )
        };
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '}']) {
            pieces.push(Piece::Text(rest[..at].to_string()));
            let from_brace = &rest[at..];
            let (piece, name) = if from_brace.starts_with("{iss}") {
                (Piece::Iss, "{iss}")
            } else if from_brace.starts_with("{jti}") {
                (Piece::Jti, "{jti}")
            } else {
                return Err(refuse("braces stand around iss and jti alone"));
            };
            pieces.push(piece);
            rest = &from_brace[name.len()..];
        }
        pieces.push(Piece::Text(rest.to_string()));
        if !pieces.iter().any(|piece| matches!(piece, Piece::Jti)) {
            return Err(refuse("without {jti} every token has the same key"));
        }
        Ok(Template(pieces))
    }

    fn fill(&self, iss: Option<&str>, jti: &str) -> String {
        let mut key = String::new();
        for piece in &self.0 {
            key.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Iss => iss.unwrap_or_default(),
                Piece::Jti => jti,
            });
        }
        key
    }
}

/// Keys of a Redis.
struct RedisList {
    /// The address without user and password.
    name: String,
    template: Template,
    /// `None` once it broke: the answer to an earlier question could arrive as that to a later one.
    connection: Mutex<Option<Connection>>,
}

impl RedisList {
    fn open(place: &str, template: Template) -> Result<RedisList> {
        let client = client(place)?;
        let name = name(&client);
        let connection = client
            .get_connection_with_timeout(PATIENCE)
            .and_then(|connection| {
                connection.set_read_timeout(Some(PATIENCE))?;
                connection.set_write_timeout(Some(PATIENCE))?;
                Ok(connection)
            })
            .map_err(|error| failure(&name, &error))?;
        let list = RedisList { name, template, connection: Mutex::new(Some(connection)) };
        // No token has this key, but the question shows that there is a Redis and that it answers this user. A run whose
        // tokens have no jti would not find out.
        list.denies(None, "")?;
        Ok(list)
    }
}

impl Denylist for RedisList {
    fn denies(&self, iss: Option<&str>, jti: &str) -> Result<bool> {
        let broke = || anyhow!("asking the denylist {}: the connection broke earlier", self.name);
        let mut connection = self.connection.lock().map_err(|_| broke())?;
        let asked = connection.as_mut().ok_or_else(broke)?;
        let answer = redis::cmd("EXISTS").arg(self.template.fill(iss, jti)).query(asked);
        let denied = match answer {
            Ok(Value::Int(0)) => Ok(false),
            Ok(Value::Int(1)) => Ok(true),
            Ok(_) => Err(failure(&self.name, &(ErrorKind::Parse, "EXISTS says 0 or 1").into())),
            Err(error) => Err(failure(&self.name, &error)),
        };
        if denied.is_err() {
            *connection = None;
        }
        denied
    }
}

/// The parser's own messages are not shown: they could quote what was typed, and the password stands there.
fn client(place: &str) -> Result<Client> {
    let refuse = |problem: &str, advice: &str| anyhow!("opening the denylist: {problem}\ntry: {advice}");
    let after_scheme = place.split_once("://").map_or(place, |(_, rest)| rest);
    let authority = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
    if after_scheme[authority.len()..].contains('@') {
        // Cut there, half of the password would be taken for the host, and shown.
        return Err(refuse(
            "the password has a character that ends the address",
            "percent-encode it: %2F for /, %3F for ?, %23 for #",
        ));
    }
    let info = place.into_connection_info().map_err(|_| {
        refuse(
            "what follows redis:// is no address",
            "redis://[user:password@]host[:port][/db], as redis://127.0.0.1:6379/0",
        )
    })?;
    // The name of this library is nothing the server needs, and each answer to it may take as long as one that counts.
    let settings = info.redis_settings().clone().set_skip_set_lib_name();
    Ok(Client::open(info.set_redis_settings(settings))?)
}

/// What messages call it: nothing of it is secret.
fn name(client: &Client) -> String {
    let info = client.get_connection_info();
    let address = match info.addr() {
        ConnectionAddr::Tcp(host, port) if host.contains(':') => format!("[{host}]:{port}"),
        address => address.to_string(),
    };
    format!("redis://{address}/{}", info.redis_settings().db())
}

fn failure(name: &str, error: &RedisError) -> anyhow::Error {
    let (reason, advice) = explain(error);
    anyhow!("asking the denylist {name}: {reason}\ntry: {advice}")
}

/// What went wrong, and what to try. A server's text is not repeated: one that does not know AUTH quotes the password.
fn explain(error: &RedisError) -> (String, &'static str) {
    const RUNS: &str = "see that Redis runs there: redis-cli -h HOST -p PORT ping";
    if error.is_connection_refusal() {
        return ("connection refused".to_string(), RUNS);
    }
    if error.is_timeout() {
        return (format!("no answer within {} s", PATIENCE.as_secs()), RUNS);
    }
    if error.is_connection_dropped() {
        return ("the connection broke".to_string(), RUNS);
    }
    match (error.kind(), error.code()) {
        (ErrorKind::AuthenticationFailed, _) => (
            "the user or the password is refused".to_string(),
            "redis://user:password@host:port/db, or redis://:password@…",
        ),
        (_, Some("NOAUTH")) => ("it wants a password".to_string(), "redis://:password@host:port/db"),
        (_, Some("NOPERM")) => {
            ("the user may not read that key".to_string(), "in Redis: ACL SETUSER name +exists ~revoked:*")
        }
        (ErrorKind::Server(_), _) if error.detail().is_some_and(|detail| detail.contains("DB index")) => (
            "there is no database of that number".to_string(),
            "another number at the end of the address, often 0",
        ),
        (ErrorKind::Parse, _) => ("what answers there is no Redis".to_string(), RUNS),
        (_, Some(code)) => (format!("it answers {code}"), RUNS),
        _ => (error.source().map_or_else(|| error.category().to_string(), ToString::to_string), RUNS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::ColorChoice;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    fn open(place: &str) -> Result<Box<dyn Denylist + Send + Sync>> {
        Host::new(ColorChoice::Never, crate::host::Verbosity::Quiet, Some("0"))
            .unwrap()
            .denylist(place, "revoked:{jti}")
    }

    fn refusal(place: &str) -> String {
        format!("{:#}", open(place).err().unwrap())
    }

    #[test]
    fn lines_of_a_file() {
        let text = "\u{feff}first\r\n\r\n# a comment\n  padded \t\nhttps://a.example spaced\nhttps://a.example\ttabbed\nlast";
        let list = FileList::parse(text.as_bytes()).unwrap();
        let denied = |iss, jti| list.denies(iss, jti).unwrap();
        for jti in ["first", "padded", "last", "last ", "\tlast"] {
            assert!(denied(None, jti) && denied(Some("https://b.example"), jti), "{jti:?}");
        }
        for jti in ["spaced", "tabbed"] {
            assert!(denied(Some("https://a.example"), jti), "{jti:?}");
            assert!(!denied(Some("https://b.example"), jti) && !denied(None, jti), "{jti:?}");
        }
        for jti in ["", "# a comment", "a comment", "firs", "FIRST", "https://a.example"] {
            assert!(!denied(None, jti) && !denied(Some("https://a.example"), jti), "{jti:?}");
        }
        assert!(!denied(Some(""), ""));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_no_empty_list() {
        assert!(refusal("/no/such/file").starts_with("reading the denylist /no/such/file: "));
        assert_eq!(refusal("/"), "reading the denylist /: it is a folder");
        let utf16 = FileList::parse(b"a\n\xff\xfea\0").err().unwrap();
        assert!(utf16.to_string().starts_with("line 2 is not UTF-8"), "{utf16}");
    }

    #[test]
    fn templates() {
        let fill = |template: &str, iss| Template::parse(template).unwrap().fill(iss, "{iss}7");
        assert_eq!(fill("revoked:{jti}", None), "revoked:{iss}7");
        assert_eq!(fill("{iss}:{jti}{jti}", Some("{jti}")), "{jti}:{iss}7{iss}7");
        assert_eq!(fill("r:{iss}:{jti}", None), "r::{iss}7");
        for wrong in
            ["", "revoked", "revoked:{iss}", "{jti", "{jti}}", "{{jti}", "{JTI}", "{jti}{sub}", "}{jti}"]
        {
            let error = Template::parse(wrong).err().unwrap().to_string();
            assert!(error.contains("\ntry: 'revoked:{jti}'"), "{wrong}: {error}");
        }
    }

    #[test]
    fn addresses_are_refused_without_their_password() {
        for place in [
            "rediss://:hunter2@localhost",
            "valkey://:hunter2@localhost",
            "redis://:hunter2@localhost/none",
            "redis://:hunter2@localhost:99999",
            "redis://:hunter2@",
            "redis://u:6#hunter2@localhost",
            "redis://u:6/hunter2@localhost",
            // Nobody listens on port 1.
            "redis://u:hunter2@127.0.0.1:1/3",
        ] {
            let error = refusal(place);
            assert!(error.contains("\ntry: ") && !error.contains("hunter2"), "{place}: {error}");
        }
        let cut = refusal("redis://u:6/hunter2@localhost");
        assert!(cut.contains("percent-encode it"), "{cut}");
        let refused = refusal("redis://u:hunter2@127.0.0.1:1/3");
        assert!(
            refused.starts_with("asking the denylist redis://127.0.0.1:1/3: connection refused\n"),
            "{refused}"
        );
        assert!(refusal("redis://[::1]:1").contains(" redis://[::1]:1/0: "));
    }

    /// A server that answers each packet it reads with the next of `answers`, then closes.
    fn server(answers: &'static [&'static str]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            for answer in answers {
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        format!("redis://127.0.0.1:{port}")
    }

    /// The answer to the question with which a list is opened.
    const WELCOME: &str = ":0\r\n";

    #[test]
    fn a_connection_that_breaks_is_no_answer_ever_after() {
        let list = open(&server(&[WELCOME, ":0\r\n", ":1\r\n"])).unwrap();
        assert!(!list.denies(None, "a").unwrap());
        assert!(list.denies(None, "b").unwrap());
        assert!(list.denies(None, "c").unwrap_err().to_string().contains(": the connection broke\n"));
        assert!(list.denies(None, "a").unwrap_err().to_string().contains("broke earlier"));
    }

    #[test]
    fn answers_that_are_none() {
        for (answer, reason) in [
            ("-NOAUTH Authentication required.\r\n", "it wants a password"),
            ("-NOPERM no permissions\r\n", "the user may not read that key"),
            ("-LOADING Redis is loading\r\n", "it answers LOADING"),
            ("-ERR unknown command, with args beginning with: `hunter2`\r\n", "it answers ERR"),
            ("$-1\r\n", "what answers there is no Redis"),
            ("+OK\r\n", "what answers there is no Redis"),
            (":-1\r\n", "what answers there is no Redis"),
            ("HTTP/1.1 400 Bad Request\r\n", "what answers there is no Redis"),
        ] {
            let address = server(Box::leak(Box::new([WELCOME, answer])));
            let error = open(&address).unwrap().denies(None, "a").unwrap_err().to_string();
            assert!(error.contains(reason) && !error.contains("hunter2"), "{answer}: {error}");
        }
    }

    #[test]
    fn silence_is_waited_for_two_seconds_and_no_more() {
        // Nobody accepts, but the system has the connection wait in line.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let begun = std::time::Instant::now();
        let error = refusal(&format!("redis://:hunter2@127.0.0.1:{}", listener.local_addr().unwrap().port()));
        assert!(error.contains("no answer within 2 s"), "{error}");
        assert!(begun.elapsed() < 2 * PATIENCE, "{:?}", begun.elapsed());
    }
}
