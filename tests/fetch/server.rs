//! Servers on the loopback interface, over plain http and over TLS, and the authority that vouches for them.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What a server does.
pub enum Reply {
    /// Sends these bytes and hangs up.
    Whole(Vec<u8>),
    /// Sends a byte, waits, sends another.
    Slowly(Vec<u8>),
    /// Holds the line and says nothing.
    Never,
}

/// An answer with a status such as `200 OK`, more header lines, and a body.
pub fn reply(status: &str, headers: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Whole(
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
            .into(),
    )
}

/// 200 with JSON.
pub fn json(body: &str) -> Reply {
    reply("200 OK", "content-type: application/json\r\n", body)
}

/// A redirect.
pub fn redirect(location: &str) -> Reply {
    reply("302 Found", &format!("location: {location}\r\nset-cookie: a=b\r\n"), "")
}

/// A server that runs until the test ends.
pub struct Server {
    pub port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Request line and headers of every request so far.
    pub fn requests(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Paths of every request so far.
    pub fn paths(&self) -> Vec<String> {
        self.requests().iter().filter_map(|head| head.split(' ').nth(1).map(str::to_string)).collect()
    }
}

/// Serves plain http; `answer` gets a path and the server's port.
pub fn http(answer: impl Fn(&str, u16) -> Reply + Send + Sync + 'static) -> Server {
    serve(None, answer)
}

/// Serves https.
pub fn https(tls: Arc<ServerConfig>, answer: impl Fn(&str, u16) -> Reply + Send + Sync + 'static) -> Server {
    serve(Some(tls), answer)
}

/// Does something with each connection.
pub fn raw(work: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let work = Arc::new(work);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let work = Arc::clone(&work);
            thread::spawn(move || work(stream));
        }
    });
    port
}

fn serve(
    tls: Option<Arc<ServerConfig>>,
    answer: impl Fn(&str, u16) -> Reply + Send + Sync + 'static,
) -> Server {
    let heads = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&heads);
    let port = raw(move |stream| {
        let port = stream.local_addr().unwrap().port();
        let answer = |path: &str| answer(path, port);
        match &tls {
            None => talk(stream, &seen, answer),
            Some(tls) => {
                let connection = ServerConnection::new(Arc::clone(tls)).unwrap();
                talk(StreamOwned::new(connection, stream), &seen, answer);
            }
        }
    });
    Server { port, heads }
}

fn talk(mut stream: impl Read + Write, seen: &Mutex<Vec<String>>, answer: impl Fn(&str) -> Reply) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            // A client that does not trust the server leaves before it asks for anything.
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_string();
    seen.lock().unwrap().push(head);
    match answer(&path) {
        Reply::Whole(bytes) => drop(stream.write_all(&bytes).and_then(|()| stream.flush())),
        Reply::Slowly(bytes) => drip(stream, &bytes),
        Reply::Never => thread::sleep(Duration::from_secs(60)),
    }
}

/// Writes a byte every half second, until nobody listens any more.
pub fn drip(mut stream: impl Write, bytes: &[u8]) {
    for byte in bytes {
        if stream.write_all(&[*byte]).and_then(|()| stream.flush()).is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(500));
    }
}

/// A certificate authority of the test's own.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new(name: &str) -> Authority {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Authority(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Its certificate.
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// What a server of that name needs, with a certificate whose last year is `until`.
    pub fn server(&self, name: &str, until: i32) -> Arc<ServerConfig> {
        let mut params = CertificateParams::new([name.to_string()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, "a server");
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(until, 12, 31);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            );
        Arc::new(config.unwrap())
    }
}
