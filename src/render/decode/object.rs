//! An object of JSON, written member by member, so that text which is JSON already is copied and not read again.

use serde::Serialize;
use std::io;

/// An object that is being written.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl<'o> Object<'o> {
    /// Begins one; [`Object::end`] ends it.
    pub(super) fn begin(out: &'o mut Vec<u8>) -> Object<'o> {
        out.push(b'{');
        Object { out, is_empty: true }
    }

    pub(super) fn end(self) {
        self.out.push(b'}');
    }

    /// A member whose value is text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.value(name, text)
    }

    /// A member with any value.
    pub(super) fn value(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.name(name);
        Ok(serde_json::to_writer(&mut *self.out, value)?)
    }

    /// A member whose value is JSON already.
    pub(super) fn json(&mut self, name: &str, json: &str) {
        self.name(name);
        self.out.extend_from_slice(json.as_bytes());
    }

    /// A member that is an object.
    pub(super) fn object(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut Object<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.name(name);
        let mut object = Object::begin(self.out);
        write(&mut object)?;
        object.end();
        Ok(())
    }

    /// The names are ours, and have nothing in them that JSON escapes.
    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_empty) {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }
}
