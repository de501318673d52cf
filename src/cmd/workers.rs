//! Work on many tokens, on all cores, with the results in the order of the input and bounded memory.

use anyhow::{Result, anyhow};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};
use std::vec;

/// Batches that wait at each worker, so that it never stands idle.
const WAITING: usize = 2;

/// How many items are given to a worker at a time: as many as weigh enough together.
pub(super) struct Batch<T> {
    weigh: fn(&T) -> usize,
    enough: usize,
}

impl<T> Batch<T> {
    /// So many items.
    pub(super) const fn of(items: usize) -> Batch<T> {
        Batch { weigh: |_| 1, enough: items }
    }

    /// As many items as it takes to weigh so much.
    pub(super) const fn weighing(enough: usize, weigh: fn(&T) -> usize) -> Batch<T> {
        Batch { weigh, enough }
    }

    /// The next batch of the items, and whether they ended before it was full.
    fn next(&self, items: &mut impl Iterator<Item = T>) -> (Vec<T>, bool) {
        let (mut batch, mut weight) = (Vec::new(), 0);
        while weight < self.enough {
            let Some(item) = items.next() else { return (batch, true) };
            weight += (self.weigh)(&item);
            batch.push(item);
        }
        (batch, items.size_hint().1 == Some(0))
    }
}

/// What is done of a batch and may wait to be taken, for each worker; of what comes out large, little is taken in ahead.
#[derive(Clone, Copy)]
pub(super) enum Results {
    /// It is small.
    Wait,
    /// It may be large: the worker waits until it is taken.
    AreTaken,
}

/// More cores than this are not used, so that it is known how many batches can be under way.
const MOST_WORKERS: usize = 24;

/// Gives items, a batch at a time, to workers, of which every core has one, and each result to `sink`, in the order of the
/// items, as soon as it is there. What is one batch is done at once, without a thread.
///
/// # Errors
///
/// The first that `sink` returns; what was still to be done is then dropped.
pub(super) fn in_order<T, R, W>(
    batch: Batch<T>,
    results: Results,
    items: impl Iterator<Item = T> + Send,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
) -> Result<()>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    thread::scope(|scope| ordered(scope, batch, results, items, &worker).try_for_each(|done| sink(done?)))
}

/// The same, where what comes out is work for others. That a worker broke down is the last result.
pub(super) fn ordered<'s, T, R, W, F>(
    scope: &'s Scope<'s, '_>,
    batch: Batch<T>,
    results: Results,
    mut items: impl Iterator<Item = T> + Send + 's,
    worker: &'s F,
) -> Ordered<'s, R>
where
    T: Send + 's,
    R: Send + 's,
    W: FnMut(T) -> R,
    F: Fn() -> W + Sync,
{
    let (first, ended) = batch.next(&mut items);
    if ended {
        let done: Vec<R> = first.into_iter().map(worker()).collect();
        return Ordered { ready: done.into_iter(), under_way: None };
    }
    let count = thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    let (wait, may_wait) = match results {
        Results::Wait => (WAITING, WAITING),
        Results::AreTaken => (1, 0),
    };
    // Each worker has a channel of its own in either direction: taking turns keeps the order without a lock.
    let (channels, results): (Vec<_>, Vec<_>) = (0..count)
        .map(|_| {
            let (give, take) = sync_channel::<Vec<T>>(wait);
            let (give_back, take_back) = sync_channel::<Vec<R>>(may_wait);
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
        .unzip();
    let handed_over = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&handed_over);
    // Reading has a thread of its own, so that results are not kept waiting for what comes slowly.
    let reader = scope.spawn(move || {
        let mut next = move || Some(batch.next(&mut items).0);
        let batches = std::iter::once(first).chain(std::iter::from_fn(&mut next));
        for (turn, batch) in (0..count).cycle().zip(batches) {
            if batch.is_empty() || channels[turn].send(batch).is_err() {
                break;
            }
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let under_way = Some(UnderWay { results, taken: 0, handed_over, reader });
    Ordered { ready: Vec::new().into_iter(), under_way }
}

/// What the workers return, in the order of what they were given.
pub(super) struct Ordered<'s, R> {
    ready: vec::IntoIter<R>,
    under_way: Option<UnderWay<'s, R>>,
}

struct UnderWay<'s, R> {
    results: Vec<Receiver<Vec<R>>>,
    taken: usize,
    handed_over: Arc<AtomicUsize>,
    reader: ScopedJoinHandle<'s, ()>,
}

impl<R> Iterator for Ordered<'_, R> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        loop {
            if let Some(done) = self.ready.next() {
                return Some(Ok(done));
            }
            let under_way = self.under_way.as_mut()?;
            let turn = under_way.taken % under_way.results.len();
            // The channel closes when there is no more to come, or the worker broke down.
            let Ok(done) = under_way.results[turn].recv() else {
                let UnderWay { taken, handed_over, reader, results } = self.under_way.take()?;
                drop(results);
                let whole = reader.join().is_ok() && taken == handed_over.load(Ordering::Relaxed);
                return (!whole).then(|| Err(anyhow!("a worker broke down")));
            };
            under_way.taken += 1;
            self.ready = done.into_iter();
        }
    }

    /// Tells when nothing is left.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let ready = self.ready.len();
        (ready, self.under_way.is_none().then_some(ready))
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn order_is_kept() {
        for length in [0, 1, 64, 65, 128, 10_000] {
            let mut results = Vec::new();
            let square = || |item: usize| item * item;
            in_order(Batch::of(64), Results::Wait, 0..length, square, |result| {
                results.push(result);
                Ok(())
            })
            .unwrap();
            assert_eq!(results, (0..length).map(|item| item * item).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_batch_ends_with_the_item_that_makes_it_weigh_enough() {
        let batch = Batch::weighing(10, |&item: &usize| item);
        let mut items = [1, 2, 30, 4, 6, 10, 1].into_iter();
        let batches: Vec<_> = std::iter::repeat_with(|| batch.next(&mut items)).take(4).collect();
        let due = [(vec![1, 2, 30], false), (vec![4, 6], false), (vec![10], false), (vec![1], true)];
        assert_eq!(batches, due);
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_items() {
        let (give, take) = sync_channel::<usize>(8);
        give.send(0).unwrap();
        let mut give = Some(give);
        let mut results = 0;
        in_order(
            Batch::of(1),
            Results::Wait,
            take.into_iter(),
            || |item: usize| item,
            |result| {
                results += 1;
                // Only what came out lets the next one in, and the last ends it.
                match give.take().filter(|_| result < 20) {
                    Some(next) => Ok(give.insert(next).send(result + 1)?),
                    None => Ok(()),
                }
            },
        )
        .unwrap();
        assert_eq!(results, 21);
    }

    #[test]
    fn an_error_ends_it() {
        let mut seen = 0;
        let stop = |_| {
            seen += 1;
            if seen == 100 { Err(anyhow!("full")) } else { Ok(()) }
        };
        assert!(in_order(Batch::of(64), Results::Wait, 0.., || |item: u64| item, stop).is_err());
        assert_eq!(seen, 100);
    }
}
