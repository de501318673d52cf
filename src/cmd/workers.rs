//! Work on many tokens, on all cores, with the results in the order of the input and bounded memory.

use anyhow::{Result, anyhow};
use std::collections::VecDeque;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Batches that wait at each worker, so that it never stands idle.
const WAITING: usize = 4;

/// Gives items, `batch` at a time, to workers, of which every core has one, and each result to `sink`, in the order of the
/// items. What fits into one batch is done at once, without a thread.
///
/// # Errors
///
/// The first that `sink` returns; what was still to be done is then dropped.
pub(super) fn in_order<T, R, W>(
    batch: usize,
    mut items: impl Iterator<Item = T>,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
) -> Result<()>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    let mut next = move || items.by_ref().take(batch).collect::<Vec<T>>();
    let (first, second) = (next(), next());
    if second.is_empty() {
        return first.into_iter().map(worker()).try_for_each(sink);
    }
    let count = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        // Each worker has a channel of its own in either direction: taking turns keeps the order without a lock.
        let channels: Vec<_> = (0..count)
            .map(|_| {
                let (give, take) = sync_channel::<Vec<T>>(WAITING);
                let (give_back, take_back) = sync_channel::<Vec<R>>(WAITING);
                let worker = &worker;
                scope.spawn(move || {
                    let mut work = worker();
                    // Either channel closes when the other side needs nothing more.
                    while let Ok(batch) = take.recv() {
                        if give_back.send(batch.into_iter().map(&mut work).collect()).is_err() {
                            break;
                        }
                    }
                });
                (give, take_back)
            })
            .collect();
        let mut under_way = VecDeque::new();
        let mut turns = (0..count).cycle();
        let mut collect = |turn: usize| {
            let results = channels[turn].1.recv().map_err(|_| anyhow!("a worker broke down"))?;
            results.into_iter().try_for_each(&mut sink)
        };
        let mut batches = [first, second].into_iter().chain(std::iter::from_fn(|| Some(next())));
        while let Some(batch) = batches.next().filter(|batch| !batch.is_empty()) {
            if under_way.len() == count * WAITING {
                under_way.pop_front().map_or(Ok(()), &mut collect)?;
            }
            let turn = turns.next().unwrap_or_default();
            channels[turn].0.send(batch).map_err(|_| anyhow!("a worker broke down"))?;
            under_way.push_back(turn);
        }
        under_way.into_iter().try_for_each(collect)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept() {
        for length in [0, 1, 64, 65, 128, 10_000] {
            let mut results = Vec::new();
            let square = || |item: usize| item * item;
            in_order(64, 0..length, square, |result| {
                results.push(result);
                Ok(())
            })
            .unwrap();
            assert_eq!(results, (0..length).map(|item| item * item).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_it() {
        let mut seen = 0;
        let stop = |_| {
            seen += 1;
            if seen == 100 { Err(anyhow!("full")) } else { Ok(()) }
        };
        assert!(in_order(64, 0.., || |item: u64| item, stop).is_err());
        assert_eq!(seen, 100);
    }
}
