//! Runs code that may panic, so that it harms nobody and tells nothing.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Some code panicked.
pub(super) struct Broken;

thread_local! {
    /// Whether a panic of this thread is nobody's to see: its message may quote the token.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs code whose panic is caught, and which says nothing on standard error.
pub(super) fn quietly<T>(code: impl FnOnce() -> T) -> Result<T, Broken> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(code));
    QUIET.set(false);
    result.map_err(|_| Broken)
}
