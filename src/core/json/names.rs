//! Which names the members of an object may have.

/// Tells of nearly every name that an object has no member of it: rules ask for hundreds, and a token has a dozen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names(u64);

impl Names {
    /// Any name at all.
    pub(super) const ANY: Names = Names(u64::MAX);

    /// With one more.
    pub(super) fn and(self, name: &str) -> Names {
        Names(self.0 | place(name.as_bytes()))
    }

    pub(super) fn may_have(self, name: &str) -> bool {
        self.0 & place(name.as_bytes()) != 0
    }
}

/// One of the bits: names differ in their length, in their first letter and in their last.
fn place(name: &[u8]) -> u64 {
    let [first, last] =
        [name.first(), name.last()].map(|letter| letter.map_or(0, |letter| u32::from(*letter)));
    1 << ((first + 5 * last + 11 * name.len() as u32) % u64::BITS)
}
