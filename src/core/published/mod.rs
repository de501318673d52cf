//! Keys whose private half everyone can read, since a standard or a website prints it. Only the public halves are here.

use super::key::{self, Key};
use std::sync::LazyLock;

/// A JWK Set whose key IDs say where the private half is printed.
static TEXT: &[u8] = include_bytes!("keys.json");

static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    key::read(TEXT.to_vec(), "published keys", None).map(|set| set.keys).unwrap_or_default()
});

static THUMBPRINTS: LazyLock<Vec<Option<String>>> =
    LazyLock::new(|| KEYS.iter().map(key::thumbprint).collect());

/// The keys; the `kid` of each says where it is printed.
pub fn keys() -> &'static [Key] {
    &KEYS
}

/// Where the private half of that key is printed.
pub fn place_of(key: &Key) -> Option<&'static str> {
    let thumbprint = key::thumbprint(key);
    let at = THUMBPRINTS.iter().position(|known| known.is_some() && *known == thumbprint)?;
    KEYS[at].kid.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::alg::Alg;
    use crate::core::token::Token;
    use crate::core::verify::{Keyring, try_keys};

    #[test]
    fn every_key_can_be_read_and_is_public() {
        assert_eq!(
            keys().len(),
            TEXT.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"{\"kid\"")).count()
        );
        for key in keys() {
            assert!(!key.is_private() && place_of(key) == key.kid.as_deref(), "{}", key.label());
        }
    }

    /// The samples that jwt.io shows beside its keys.
    const SAMPLES: [&str; 4] = [
        "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.NHVaYe26MbtOYhSKkoKYdFVomg4i8ZJd8_-RU8VNbftc4TSMb4bXP3l3YlNWACwyXPGffz5aXHc6lty1Y2t4SWRqGteragsVdZufDn5BlnJl9pdR_kdVFUsra2rWKEofkZeIC4yWytE58sMIihvo9H1ScmmVwBcQP6XETqYd0aSHp1gOa9RdUPDvoXQ5oqygTqVtxaDr6wUFKrKItgBMzWIdNZ6y7O9E0DhEPTbE9rfBo6KTFsHAZnMg4k68CDp2woYIaXbmYTWcvbzIuHO7_37GT79XdIwkm95QJ7hYC9RiwrV7mesbY4PAahERJawntho0my942XheVLmGwLMBkQ",
        "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.tyh-VfuzIxCyGYDlkBA7DfyjrqmSHu6pQ2hoZuFqUSLPNY2N0mpHb3nk5K17HWP_3cYHBw7AhHale5wky6-sVA",
        "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.VUPWQZuClnkFbaEKCsPy7CZVMh5wxbCSpaAWFLpnTe9J0--PzHNeTFNXCrVHysAa3eFbuzD8_bLSsgTKC8SzHxRVSj5eN86vBPo_1fNfE7SHTYhWowjY4E_wuiC13yoj",
        "eyJhbGciOiJFUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.AbVUinMiT3J_03je8WTOIl-VdggzvoFgnOsdouAs-DLOtQzau9valrq-S6pETyi9Q18HH-EuwX49Q7m3KC0GuNBJAc9Tksulgsdq8GqwIqZqDKmG7hNmDzaQG1Dpdezn2qzv-otf3ZZe-qNOXUMRImGekfQFIuH_MjD2e8RZyww6lbZk",
    ];

    #[test]
    fn the_samples_of_jwt_io_are_signed_with_its_keys() {
        for sample in SAMPLES {
            let token = Token::parse(sample);
            let alg = Alg::from_name(&token.alg().unwrap()).unwrap();
            let trial = try_keys(&token, &Keyring::new(keys()), alg);
            let signer = trial.matching().and_then(|at| keys()[at].kid.as_deref());
            assert_eq!(signer, Some(&*format!("jwt.io's {alg} sample")));
        }
    }
}
