//! A real OpenID provider: what it issues is accepted with what it publishes, until it publishes other keys.

use crate::peer::Peer;
use crate::{common, failed, free_port, good, installed, jotkit, judged};
use common::folder;
use serde_json::Value;
use std::path::Path;

/// The provider on a port, and what it says of itself: `issuer`, `jwks`, `tokens`.
fn provider(installed: &Path, port: u16) -> (Peer, Value) {
    let mut peer = Peer::start(installed, "provider.mjs", &[&port.to_string()]);
    let says = peer.answer();
    (peer, says)
}

/// Its tokens: one for each of its keys.
fn tokens(says: &Value) -> [&str; 2] {
    [0, 1].map(|index| says["tokens"][index].as_str().unwrap())
}

#[test]
fn tokens_of_a_provider_match_its_key_set() {
    let Some(installed) = installed("provider") else { return };
    let here = folder("interop_provider");
    let (_peer, says) = provider(&installed, free_port());
    std::fs::write(here.join("jwks.json"), says["jwks"].to_string()).unwrap();
    let issuer = says["issuer"].as_str().unwrap();
    for token in tokens(&says) {
        let options = ["--jwks", "jwks.json", "--iss", issuer, "--typ", "at+jwt"];
        assert_eq!(judged(&here, &options, token), good(), "{token}");
        let other = ["--jwks", "jwks.json", "--iss", "https://other.example"];
        assert_eq!(judged(&here, &other, token), failed("iss"), "{token}");
    }
}

#[test]
fn keys_are_discovered_and_rotation_is_noticed() {
    let Some(installed) = installed("discovery") else { return };
    let here = folder("interop_discovery");
    let port = free_port();
    let (peer, says) = provider(&installed, port);
    let issuer = says["issuer"].as_str().unwrap();
    for token in tokens(&says) {
        let run = jotkit(&here, &["verify", "--discover", issuer, token]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    }
    drop(peer);
    let (_peer, rotated) = provider(&installed, port);
    for token in tokens(&says) {
        let run = jotkit(&here, &["verify", "--discover", issuer, token]);
        assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    }
    for token in tokens(&rotated) {
        let run = jotkit(&here, &["verify", "--discover", issuer, token]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    }
}
