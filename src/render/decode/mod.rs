//! What a token says: for people as a page with each time and registered name explained, for programs as one object, or one
//! value, or the bytes of a part.

mod bar;
mod document;
mod explain;
mod hidden;
mod json;
mod object;
mod page;
mod raw;

pub use json::json;
pub use page::human;
pub use raw::{part, value};

use crate::core::disclosure::{self, Presentation};
use crate::core::inner::{Inners, inners};
use crate::core::profile::{self, Dialect, Inference};
use crate::core::time::Zone;
use crate::core::token::{Problem, Token};
use crate::input::Found;

/// What a page of decoded text is made for.
pub struct Page {
    /// Unix seconds.
    pub now: i64,
    /// How times are written.
    pub zone: Zone,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether it is a terminal.
    pub is_terminal: bool,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
}

/// Tokens inside tokens are taken apart so many levels deep.
const MOST_LEVELS: usize = 4;

/// All that is told of a token.
struct Reading {
    inference: Inference,
    dialect: Option<Dialect>,
    presentation: Option<Presentation>,
    inners: Inners,
    problems: Vec<Problem>,
}

impl Reading {
    /// Reads a token that was found under `name`, if it had a name, inside so many others.
    fn of(token: &Token, name: Option<&str>, level: usize) -> Reading {
        let mut problems = token.problems();
        problems.extend(hidden::characters(token));
        Reading {
            inference: profile::infer(token, name),
            dialect: profile::dialect(token),
            presentation: disclosure::presentation(token),
            inners: if level < MOST_LEVELS { inners(token) } else { Inners::default() },
            problems,
        }
    }

    fn of_found(found: &Found) -> Reading {
        Reading::of(&found.token, found.place.called(), 0)
    }
}
