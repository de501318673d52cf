//! Why a library and jotkit disagree, each by the sentence of a standard that decides.

/// A kind of difference.
#[derive(Debug)]
pub(super) struct Explanation {
    /// Who judges otherwise than jotkit.
    who: &'static [&'static str],
    /// Whether it accepts what jotkit refuses; else it is the other way round.
    accepts: bool,
    /// How the kinds of cases begin.
    kinds: &'static [&'static str],
    /// What the one who refuses says, in part.
    says: &'static str,
    /// The standard's sentence, and who keeps to it.
    because: &'static str,
}

impl Explanation {
    pub(super) fn explains(&self, who: &str, accepts: bool, kind: &str, said: &str) -> bool {
        self.who.contains(&who)
            && self.accepts == accepts
            && self.kinds.iter().any(|begins| kind.starts_with(begins))
            && said.contains(self.says)
            && self.because.contains('§')
    }
}

pub(super) const EXPLANATIONS: &[Explanation] = &[];
