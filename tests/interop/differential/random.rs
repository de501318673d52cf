//! Chance that comes again: the same seed makes the same choices.

/// SplitMix64 (Steele, Lea and Flood 2014): a few lines, and good enough to choose with.
pub(super) struct Random(u64);

/// What parsers trip over.
const PIECES: [&[u8]; 28] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b" ",
    b"\n",
    b"\0",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3",
    b"0",
    b"-",
    b"1e9",
    b".",
    b"=",
    b"null",
    b"true",
    b"NaN",
    b"\"alg\":\"none\",",
    b"\"exp\":1,",
    b"/**/",
    b"A",
    b"_",
];

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below that one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// The bytes after one to three accidents.
    pub(super) fn changed(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len() + 1);
            let end = bytes.len().min(at + 1 + self.below(4));
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = self.below(256) as u8,
                2 => drop(bytes.drain(at.min(end)..end)),
                3 => {
                    let piece = bytes[at.min(end)..end].to_vec();
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, piece);
                }
                4 => bytes.truncate(at.max(bytes.len().saturating_sub(3))),
                _ => {
                    let piece = PIECES[self.below(PIECES.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        bytes
    }
}
