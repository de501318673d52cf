//! What IANA registered for tokens, as tables with their date.

mod algorithms;
mod claims;
mod encryption;
mod headers;

pub use algorithms::{ALGORITHMS, Algorithm, Requirement, SNAPSHOT, Usage, algorithm};
pub use claims::{CLAIMS, TIMES, claim};
pub use encryption::{content_encryption, key_management};
pub use headers::{HEADERS, header};

fn meaning(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let at = table.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    Some(table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_hold_each_name_once() {
        for table in [CLAIMS, HEADERS] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert_eq!(claim("iss"), Some("issuer"));
        assert_eq!(header("x5t#S256"), Some("SHA-256 of the certificate"));
        assert_eq!(claim("issuer"), None);
        assert!(TIMES.iter().all(|name| claim(name).is_some()));
    }
}
