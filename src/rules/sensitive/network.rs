//! Addresses of machines: those of people at home, and those of a network that nobody outside should know.

use super::names;
use std::net::{IpAddr, Ipv6Addr};

/// The address that a text is, if it is one that leads to somebody: public, and not a version in disguise.
pub(super) fn is_public_address(text: &str, name: &str) -> bool {
    address(text).is_some_and(|address| !is_internal(address) && !is_nobody(address))
        && !names::is_version(name)
}

/// What a text names inside a private network: an address, or a host of a domain that exists only there.
pub(super) fn internal(text: &str, name: &str) -> Option<&'static str> {
    if text.len() > 300 || !may_be_internal(text) || text.contains(char::is_whitespace) {
        return None;
    }
    if let Some(address) = address(text) {
        return (is_internal(address) && !names::is_version(name)).then_some("private network address");
    }
    let (host, is_url) = host(text)?;
    if let Some(address) = address(host) {
        return is_internal(address).then_some("private network address");
    }
    let is_inside = is_of_internal_domain(host)
        && host.contains('.')
        && (is_url || host != text || has_labels(host, if host.ends_with(".svc") { 3 } else { 2 }));
    is_inside.then_some("internal host name")
}

/// Cheap grounds to leave most values alone: neither an address nor the last label of such a domain occurs.
fn may_be_internal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins_label = |at: usize| {
        let [a, b, ..] = bytes[at + 1..] else { return false };
        matches!(
            (a.to_ascii_lowercase(), b.to_ascii_lowercase()),
            (b's', b'v') | (b'l', b'o' | b'a') | (b'i', b'n') | (b'c', b'o')
        ) || a.is_ascii_digit()
    };
    memchr::memchr_iter(b'.', bytes).any(begins_label)
        || memchr::memmem::find(bytes, b":").is_some() && is_of_groups(text)
}

/// Whether a text, or what stands in brackets in it, may be an IPv6 address.
fn is_of_groups(text: &str) -> bool {
    text.contains('[') || text.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
}

/// The host of a URL, or of `host` and `host:port`; and whether it was a URL.
fn host(text: &str) -> Option<(&str, bool)> {
    let (authority, is_url) = match text.split_once("://") {
        Some((scheme, rest))
            if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte)) =>
        {
            (rest.split(['/', '?', '#']).next().unwrap_or(rest), true)
        }
        _ => (text, false),
    };
    let host = authority.rsplit('@').next().unwrap_or(authority);
    if !is_url && host != authority {
        return None;
    }
    if let Some(inside) = host.strip_prefix('[') {
        return inside.split_once(']').map(|(address, _)| (address, is_url));
    }
    let host = match host.rsplit_once(':') {
        Some((before, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => before,
        _ => host,
    };
    let is_host =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    is_host.then_some((host, is_url))
}

fn has_labels(host: &str, count: usize) -> bool {
    let labels = host.split('.');
    labels.clone().count() >= count
        && labels.clone().all(|label| !label.is_empty())
        && host == host.to_ascii_lowercase()
}

/// Domains that exist only inside: `.internal` by ICANN's reservation of 2024, Kubernetes' own, and what people choose.
fn is_of_internal_domain(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    [".svc", ".cluster.local", ".internal", ".corp", ".lan"].iter().any(|domain| {
        let Some(start) = host.len().checked_sub(domain.len()) else { return false };
        host.is_char_boundary(start) && start > 0 && host[start..].eq_ignore_ascii_case(domain)
    })
}

/// An address as it is written in whole: four numbers, or groups enough that no other text looks so.
fn address(text: &str) -> Option<IpAddr> {
    let first = text.bytes().next()?;
    let belongs = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':');
    if text.len() > 45 || !belongs(first) || !text.bytes().all(belongs) {
        return None;
    }
    let address: IpAddr = text.parse().ok()?;
    let colons = text.bytes().filter(|byte| *byte == b':').count();
    let is_telling = address.is_ipv4()
        || colons >= 4
        || colons >= 2 && text.split(':').next().is_some_and(|group| group.len() == 4);
    is_telling.then_some(address)
}

/// RFC 1918, RFC 4193 and link-local addresses.
fn is_internal(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => is_internal(IpAddr::V4(address)),
            None => (address.segments()[0] & 0xfe00) == 0xfc00 || (address.segments()[0] & 0xffc0) == 0xfe80,
        },
    }
}

/// Addresses of nobody in particular: this machine, any machine, many machines; netmasks.
fn is_nobody(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            address.is_loopback()
                || address.octets()[0] == 0
                || address.is_multicast()
                || address.octets()[0] >= 240
        }
        IpAddr::V6(address) => {
            address == Ipv6Addr::LOCALHOST || address == Ipv6Addr::UNSPECIFIED || address.is_multicast()
        }
    }
}

/// A pair of coordinates in one text: `48.8566,2.3522`, or a geo URI (RFC 5870).
pub(super) fn is_position(text: &str) -> bool {
    let text = text.strip_prefix("geo:").unwrap_or(text);
    let mut parts = text.split([',', ';']).map(str::trim);
    let (Some(lat), Some(lng)) = (parts.next(), parts.next()) else { return false };
    is_latitude(lat) && is_longitude(lng)
}

/// Degrees north, told to a tenth of a kilometer or better.
pub(super) fn is_latitude(text: &str) -> bool {
    is_degrees(text, 90.0)
}

/// Degrees east, likewise.
pub(super) fn is_longitude(text: &str) -> bool {
    is_degrees(text, 180.0)
}

fn is_degrees(text: &str, most: f64) -> bool {
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    decimals >= 3 && text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert!(is_public_address("203.0.113.9", "ipaddr"));
        assert!(is_public_address("2001:db8::7334", "ip"));
        assert!(is_public_address("8.8.4.4", "x"));
        for (text, name) in [
            ("1.2.3.4", "ver"),
            ("1.2.3.4", "firmwareVersion"),
            ("127.0.0.1", "ip"),
            ("0.0.0.0", "ip"),
            ("::1", "ip"),
            ("10.0.0.5", "ip"),
            ("1.2.3", "ip"),
            ("1.2.3.4.5", "x"),
            ("256.1.1.1", "x"),
            ("a::b", "scope"),
            ("255.255.255.0", "mask"),
            ("10:30:45", "time"),
            ("01.02.2024", "x"),
            ("", "x"),
        ] {
            assert!(!is_public_address(text, name), "{text}");
        }
    }

    #[test]
    fn what_is_inside() {
        for text in [
            "http://auth.prod.svc:8080",
            "https://db.internal/x",
            "10.0.0.5",
            "http://192.168.1.10:3000/",
            "172.16.4.1",
            "fd12:3456:789a::1",
            "auth.prod.svc.cluster.local",
            "db01.corp:5432",
            "http://[fd00::1]:80/",
            "nas.lan",
            "postgres://db.internal:5432/x",
        ] {
            assert!(internal(text, "x").is_some(), "{text}");
        }
        for text in [
            "https://example.com/internal",
            "https://internal.example.com",
            "http://corp",
            "internal",
            "plan",
            "a.planet",
            "127.0.0.1",
            "172.32.0.1",
            "user@db.internal",
            "system:serviceaccount:prod:x",
            "https://svc.example.com",
            "10.0.0",
            "orders.read",
            "App.Internal",
            "x.lan and more",
            "",
        ] {
            assert_eq!(internal(text, "x"), None, "{text}");
        }
        assert_eq!(internal("10.0.0.5", "version"), None);
    }

    #[test]
    fn positions() {
        assert!(
            is_position("48.8566,2.3522") && is_position("geo:48.8566,2.3522;u=35") && is_latitude("-33.868")
        );
        for text in ["48,2", "1.0,2.0", "148.8566,2.3522", "Berlin, DE", "48.8566", ""] {
            assert!(!is_position(text), "{text}");
        }
    }
}
