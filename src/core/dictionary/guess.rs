//! HMAC (RFC 2104) as guessing wants it: the padded blocks of what was signed are laid out once for all secrets, the two
//! keyed states of a secret once for all signatures, and nothing is allocated for either. The compression functions are
//! those of the `sha2` crate; whoever finds a secret with this asks [`Mac`](crate::core::crypto::Mac) before saying so.

use sha2::digest::core_api::Block;

/// A hash function of the SHA-2 family (FIPS 180-4).
pub(super) trait Sha {
    /// A word of its state.
    type Word: Copy + Default + PartialEq;
    /// What it takes in at a time.
    type Block: Copy + Default + AsMut<[u8]>;
    /// Bytes of a block.
    const BLOCK: usize;
    /// Words of a digest; the state has eight.
    const WORDS: usize;
    /// Bytes of a word.
    const WORD: usize = Self::BLOCK / 16;
    /// Bytes of a digest.
    const DIGEST: usize = Self::WORDS * Self::WORD;
    /// The state to begin with (FIPS 180-4 §5.3).
    const START: [Self::Word; 8];
    /// Takes in blocks.
    fn compress(state: &mut [Self::Word; 8], blocks: &[Self::Block]);
    /// A word from its bytes.
    fn word(bytes: &[u8]) -> Self::Word;
    /// The bytes of a word.
    fn put(word: Self::Word, bytes: &mut [u8]);
}

macro_rules! sha {
    ($name:ident, $word:ty, $block:literal, $words:literal, $compress:path, $start:expr) => {
        pub(super) struct $name;

        impl Sha for $name {
            type Word = $word;
            type Block = Block<sha2::$name>;
            const BLOCK: usize = $block;
            const WORDS: usize = $words;
            const START: [$word; 8] = $start;

            fn compress(state: &mut [$word; 8], blocks: &[Self::Block]) {
                $compress(state, blocks);
            }

            fn word(bytes: &[u8]) -> $word {
                bytes.iter().fold(0, |word, byte| (word << 8) | <$word>::from(*byte))
            }

            fn put(word: $word, bytes: &mut [u8]) {
                bytes.copy_from_slice(&word.to_be_bytes());
            }
        }
    };
}

sha!(
    Sha256,
    u32,
    64,
    8,
    sha2::compress256,
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,]
);
sha!(
    Sha384,
    u64,
    128,
    6,
    sha2::compress512,
    [
        0xcbbb_9d5d_c105_9ed8,
        0x629a_292a_367c_d507,
        0x9159_015a_3070_dd17,
        0x152f_ecd8_f70e_5939,
        0x6733_2667_ffc0_0b31,
        0x8eb4_4a87_6858_1511,
        0xdb0c_2e0d_64f9_8fa7,
        0x47b5_481d_befa_4fa4,
    ]
);
sha!(
    Sha512,
    u64,
    128,
    8,
    sha2::compress512,
    [
        0x6a09_e667_f3bc_c908,
        0xbb67_ae85_84ca_a73b,
        0x3c6e_f372_fe94_f82b,
        0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1,
        0x9b05_688c_2b3e_6c1f,
        0x1f83_d9ab_fb41_bd6b,
        0x5be0_cd19_137e_2179,
    ]
);

/// The states of a hash that has taken in the two keys of a secret.
#[derive(Clone, Copy)]
pub(super) struct Keyed<S: Sha> {
    inner: [S::Word; 8],
    outer: [S::Word; 8],
}

/// What was signed, and the signature.
pub(super) struct Signed<S: Sha> {
    blocks: Vec<S::Block>,
    signature: [S::Word; 8],
    /// What the outer hash takes in, without the digest.
    last: S::Block,
}

impl<S: Sha> Keyed<S> {
    /// Takes in a secret of any length.
    pub(super) fn new(secret: &[u8]) -> Keyed<S> {
        let mut block = S::Block::default();
        let bytes = block.as_mut();
        if secret.len() > S::BLOCK {
            let mut state = S::START;
            S::compress(&mut state, &padded::<S>(secret, 0));
            put_digest::<S>(&state, bytes);
        } else {
            bytes[..secret.len()].copy_from_slice(secret);
        }
        let mut keyed = Keyed { inner: S::START, outer: S::START };
        xor::<S>(&mut block, 0x36);
        S::compress(&mut keyed.inner, &[block]);
        xor::<S>(&mut block, 0x36 ^ 0x5c);
        S::compress(&mut keyed.outer, &[block]);
        keyed
    }

    /// Which of the secrets the signature was made with. Several are hashed abreast, so that the processor need not wait for the
    /// end of a step before it begins another.
    pub(super) fn position(keyed: &[Keyed<S>], signed: &Signed<S>) -> Option<usize> {
        const ABREAST: usize = 4;
        keyed.chunks(ABREAST).enumerate().find_map(|(at, some)| {
            let mut states = [S::START; ABREAST];
            let states = &mut states[..some.len()];
            states.iter_mut().zip(some).for_each(|(state, keyed)| *state = keyed.inner);
            for block in signed.blocks.chunks(1) {
                states.iter_mut().for_each(|state| S::compress(state, block));
            }
            let found = some.iter().zip(states).position(|(keyed, state)| keyed.ends(*state, signed));
            found.map(|found| at * ABREAST + found)
        })
    }

    /// Whether the signature was made with the secret.
    pub(super) fn signed(&self, signed: &Signed<S>) -> bool {
        let mut state = self.inner;
        S::compress(&mut state, &signed.blocks);
        self.ends(state, signed)
    }

    /// The same, where the inner hash is known.
    fn ends(&self, state: [S::Word; 8], signed: &Signed<S>) -> bool {
        let mut last = signed.last;
        put_digest::<S>(&state, last.as_mut());
        let mut state = self.outer;
        S::compress(&mut state, &[last]);
        // Nothing of this is secret: the first word decides nearly always.
        state[..S::WORDS] == signed.signature[..S::WORDS]
    }
}

impl<S: Sha> Signed<S> {
    /// Lays out what was signed; `None` where the signature has not the length of a digest.
    pub(super) fn new(input: &[u8], signature: &[u8]) -> Option<Signed<S>> {
        if signature.len() != S::DIGEST {
            return None;
        }
        let mut words = [S::Word::default(); 8];
        for (word, bytes) in words.iter_mut().zip(signature.chunks_exact(S::WORD)) {
            *word = S::word(bytes);
        }
        let mut last = S::Block::default();
        last.as_mut()[S::DIGEST] = 0x80;
        put_length::<S>(S::BLOCK + S::DIGEST, last.as_mut());
        Some(Signed { blocks: padded::<S>(input, S::BLOCK), signature: words, last })
    }
}

fn xor<S: Sha>(block: &mut S::Block, with: u8) {
    block.as_mut().iter_mut().for_each(|byte| *byte ^= with);
}

fn put_digest<S: Sha>(state: &[S::Word; 8], bytes: &mut [u8]) {
    for (word, bytes) in state[..S::WORDS].iter().zip(bytes.chunks_exact_mut(S::WORD)) {
        S::put(*word, bytes);
    }
}

/// The blocks that end a message (FIPS 180-4 §5.1), of which `before` bytes were taken in already.
fn padded<S: Sha>(message: &[u8], before: usize) -> Vec<S::Block> {
    let count = (message.len() + 1 + 2 * S::WORD).div_ceil(S::BLOCK);
    let mut blocks = vec![S::Block::default(); count];
    for (block, bytes) in blocks.iter_mut().zip(message.chunks(S::BLOCK)) {
        block.as_mut()[..bytes.len()].copy_from_slice(bytes);
    }
    blocks[message.len() / S::BLOCK].as_mut()[message.len() % S::BLOCK] = 0x80;
    put_length::<S>(before + message.len(), blocks[count - 1].as_mut());
    blocks
}

/// The length in bits at the end of the last block.
fn put_length<S: Sha>(bytes: usize, block: &mut [u8]) {
    block[S::BLOCK - 8..].copy_from_slice(&(bytes as u64 * 8).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::alg::Alg;
    use crate::core::crypto::Mac;
    use proptest::prelude::*;

    fn agrees<S: Sha>(alg: Alg, secret: &[u8], input: &[u8]) {
        let mac = Mac::new(alg, secret).unwrap();
        let mut signature = mac.sign(input);
        let (keyed, lengths) = (Keyed::<S>::new(secret), (secret.len(), input.len()));
        let signed = |signature: &[u8]| keyed.signed(&Signed::new(input, signature).unwrap());
        assert!(signed(&signature), "{alg} {lengths:?}");
        for at in [0, signature.len() / 2, signature.len() - 1] {
            signature[at] ^= 1;
            assert!(!signed(&signature), "{alg} {lengths:?} {at}");
            signature[at] ^= 1;
        }
        assert!(Signed::<S>::new(input, &signature[1..]).is_none());
    }

    fn all_agree(secret: &[u8], input: &[u8]) {
        agrees::<Sha256>(Alg::HS256, secret, input);
        agrees::<Sha384>(Alg::HS384, secret, input);
        agrees::<Sha512>(Alg::HS512, secret, input);
    }

    /// About every length at which another block begins.
    #[test]
    fn the_other_implementation_agrees() {
        let bytes: Vec<u8> = (0..=255).chain(0..=255).collect();
        for length in [0, 1, 31, 32, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 200, 256, 512] {
            all_agree(&bytes[..length], b"eyJhbGciOiJIUzI1NiJ9.e30");
            all_agree(b"secret", &bytes[..length]);
        }
    }

    proptest! {
        #[test]
        fn the_other_implementation_agrees_on_anything(
            secret in prop::collection::vec(any::<u8>(), 0..300),
            input in prop::collection::vec(any::<u8>(), 0..600),
        ) {
            all_agree(&secret, &input);
        }
    }
}
