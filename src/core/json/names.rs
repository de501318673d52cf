//! Where the members of an object are, by their names.

/// So many places for names.
const PLACES: usize = 128;
/// More than one member is at the place, or one whose number is too great.
const SEVERAL: u8 = u8::MAX;

/// Tells of nearly every name where its member is, or that there is none: rules ask for hundreds, and a token has a dozen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names([u8; PLACES]);

/// What is known of a name.
pub(super) enum Seat {
    /// No member has it.
    Empty,
    /// No other member than the node of that number has it.
    Perhaps(usize),
    /// Any may have it.
    Several,
}

impl Default for Names {
    fn default() -> Names {
        Names([0; PLACES])
    }
}

impl Names {
    /// Any name at all.
    pub(super) const ANY: Names = Names([SEVERAL; PLACES]);

    /// With the name of the node of that number, which is not the first.
    pub(super) fn add(&mut self, name: &str, node: usize) {
        let seat = &mut self.0[place(name.as_bytes())];
        *seat = if *seat == 0 { u8::try_from(node).unwrap_or(SEVERAL) } else { SEVERAL };
    }

    /// Where the member of that name may be. Of a name that is written out, the place is known beforehand.
    #[inline(always)]
    pub(super) fn seat(&self, name: &str) -> Seat {
        match self.0[place(name.as_bytes())] {
            0 => Seat::Empty,
            SEVERAL => Seat::Several,
            node => Seat::Perhaps(usize::from(node)),
        }
    }
}

/// The place of a name, less than 128. Names differ in their length, in their first letter and in their last.
#[inline(always)]
pub(super) fn place(name: &[u8]) -> usize {
    let [first, last] = match name {
        [] => [0, 0],
        [first, .., last] => [usize::from(*first), usize::from(*last)],
        [only] => [usize::from(*only); 2],
    };
    (first + 37 * last + 11 * name.len()) % PLACES
}
