//! What IANA has registered for JOSE, as far as a linter needs it.

mod algorithms;

pub use algorithms::{ALGORITHMS, Algorithm, Requirement, SNAPSHOT, Usage, algorithm};
