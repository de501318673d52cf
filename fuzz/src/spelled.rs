//! How an input is written, so that what is changed at random is what stands inside of base64url and not its letters.

use jotkit::core::b64;

/// What is encoded stands between these two.
const OPEN: u8 = 1;
const CLOSE: u8 = 2;

/// So many may be open at a time: each makes what is in it longer by a third.
const MOST_OPEN: usize = 6;

/// The bytes, with what stands between `0x01` and `0x02` in base64url, which may itself hold such.
pub(crate) fn spelled(bytes: &[u8]) -> Vec<u8> {
    let mut open = vec![Vec::new()];
    for &byte in bytes {
        match byte {
            OPEN if open.len() <= MOST_OPEN => open.push(Vec::new()),
            CLOSE if open.len() > 1 => close(&mut open),
            _ => open[..].last_mut().expect("the outermost").push(byte),
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.remove(0)
}

fn close(open: &mut Vec<Vec<u8>>) {
    let inner = open.pop().unwrap_or_default();
    open.last_mut().expect("the outermost").extend(b64::encode(&inner).bytes());
}

/// The same as text.
pub(crate) fn spelled_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&spelled(bytes)).into_owned()
}
