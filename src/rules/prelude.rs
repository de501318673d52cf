//! What a rule file needs.

pub(super) use super::engine::Case;
pub(super) use super::example::Example;
pub(super) use super::hit::{Hits, Place};
pub(super) use super::sensitive::{Detection, Detector, Grade};
pub(super) use super::{Confidence, Group, Judge, Persona, Rule};
pub(super) use crate::core::json::{Kind as JsonKind, Value};
pub(super) use crate::core::profile::Profile;
pub(super) use crate::core::time::{NumericDate, span};
pub(super) use crate::core::token::Part;
pub(super) use crate::policy::Severity;
