//! Text in UTF-16, which Windows PowerShell writes into files, is taken as what it says: offsets are then those of the text
//! in UTF-8.

/// Reads UTF-16 as it comes.
pub(super) struct Utf16 {
    order: Order,
    /// What is left of the last bytes: half a unit, or half a pair of surrogates.
    rest: Vec<u8>,
    begun: bool,
}

/// The two orders of bytes that UTF-16 comes in.
#[derive(Clone, Copy)]
enum Order {
    LittleEndian,
    BigEndian,
}

/// So many bytes tell whether it is UTF-16.
pub(super) const TELLING: usize = 64;

impl Utf16 {
    /// The reader, if the first bytes of a source are UTF-16: by its mark, or, as tokens are ASCII, by every other byte being
    /// zero.
    pub(super) fn of(first: &[u8]) -> Option<Utf16> {
        let head = &first[..first.len().min(TELLING) & !1];
        let zero = |offset: usize| head.len() >= 8 && head.chunks_exact(2).all(|pair| pair[offset] == 0);
        let no_nul = |offset: usize| head.chunks_exact(2).all(|pair| pair[offset] != 0);
        let order = match first {
            [0xff, 0xfe, ..] => Order::LittleEndian,
            [0xfe, 0xff, ..] => Order::BigEndian,
            _ if zero(1) && no_nul(0) => Order::LittleEndian,
            _ if zero(0) && no_nul(1) => Order::BigEndian,
            _ => return None,
        };
        Some(Utf16 { order, rest: Vec::new(), begun: false })
    }

    /// The next bytes in UTF-8; `last` says that no more come.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool) -> Vec<u8> {
        let mut all = std::mem::take(&mut self.rest);
        all.extend_from_slice(bytes);
        let mut end = all.len() & !1;
        let is_first_of_two =
            |end: usize| end >= 2 && (0xd800..0xdc00).contains(&self.unit(&all[end - 2..end]));
        if !last && is_first_of_two(end) {
            end -= 2;
        }
        let units = all[..end].chunks_exact(2).map(|pair| self.unit(pair));
        let text: String =
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.rest = all.split_off(end);
        let text = if self.begun { &text } else { text.trim_start_matches('\u{feff}') };
        self.begun |= !text.is_empty();
        text.as_bytes().to_vec()
    }

    fn unit(&self, pair: &[u8]) -> u16 {
        match self.order {
            Order::LittleEndian => u16::from_le_bytes([pair[0], pair[1]]),
            Order::BigEndian => u16::from_be_bytes([pair[0], pair[1]]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_with_its_mark_and_without_and_in_any_bits() {
        let units = || "Bearer aé😀".encode_utf16().chain("b c".encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let ascii: Vec<u8> = "Bearer x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for size in [1, 2, 3, 5, 100] {
            let read = |bytes: &[&[u8]]| {
                let bytes = bytes.concat();
                let mut utf16 = Utf16::of(&bytes).unwrap();
                let mut text = Vec::new();
                bytes.chunks(size).for_each(|chunk| text.extend(utf16.decode(chunk, false)));
                text.extend(utf16.decode(&[], true));
                String::from_utf8(text).unwrap()
            };
            assert_eq!(read(&[b"\xff\xfe", &little]), "Bearer aé😀b c");
            assert_eq!(read(&[b"\xfe\xff", &big]), "Bearer aé😀b c");
            assert_eq!(read(&[&ascii]), "Bearer x");
            assert_eq!(read(&[b"\xff\xfe\x00\xd8"]), "\u{fffd}");
        }
        assert!(Utf16::of(b"a\0b").is_none());
        assert!(Utf16::of(&[0; 32]).is_none());
    }
}
