//! Work on many files at once, with results in the order of the input: how it was shared out never shows.

use std::cell::Cell;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Below this many items a thread costs more than it saves.
const WORTH_A_THREAD: usize = 16;

/// The most threads that reading small files gains from.
const MAX_THREADS: usize = 8;

/// The most items that a thread takes at once.
const MAX_BATCH: usize = 16;

/// How often a thread comes back for more: often, for some pages are a hundred times as long as others.
const BATCHES: usize = 8;

thread_local! {
    /// What [`on`] asks for.
    static WANTED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Runs `work` so that what it does with many items is shared between so many threads, however few items there are and
/// however many the machine has; 0 counts as 1. The result is the same for any number.
pub fn on<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    /// Puts back what was asked for around, also where `work` panics.
    struct Restore(Option<usize>);

    impl Drop for Restore {
        fn drop(&mut self) {
            WANTED.set(self.0);
        }
    }

    let _restore = Restore(WANTED.replace(Some(threads.max(1))));
    work()
}

/// On how many threads so many items are worked on.
fn threads(items: usize) -> usize {
    let worth = || {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        cores.min(MAX_THREADS).min(items / WORTH_A_THREAD)
    };
    WANTED.get().unwrap_or_else(worth)
}

/// Applies `work` to every item, on several threads where that pays.
pub(crate) fn map<'t, T: Sync, R: Send>(items: &'t [T], work: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let threads = threads(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let batches: Vec<&'t [T]> = items.chunks((items.len() / (threads * BATCHES)).clamp(1, MAX_BATCH)).collect();
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(number) else { return done };
            done.push((number, batch.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut done = run();
        for thread in others {
            done.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Barrier;
    use std::thread;

    use super::{map, on};

    #[test]
    fn the_order_is_that_of_the_input() {
        let items: Vec<usize> = (0..1000).collect();
        for threads in [0, 1, 2, 8, 40] {
            let done = on(threads, || map(&items, |item| item * 2));
            assert_eq!(done, items.iter().map(|item| item * 2).collect::<Vec<_>>(), "{threads}");
        }
        assert!(map(&[] as &[usize], |item| *item).is_empty());
    }

    #[test]
    fn as_many_threads_work_as_are_asked_for() {
        let items: Vec<usize> = (0..64).collect();
        // None goes on before there are four.
        let barrier = Barrier::new(4);
        let seen: HashSet<_> = on(4, || {
            map(&items, |item| {
                if item % 2 == 0 && *item < 8 {
                    barrier.wait();
                }
                thread::current().id()
            })
        })
        .into_iter()
        .collect();
        assert_eq!(seen.len(), 4);
        let own: HashSet<_> = on(1, || map(&items, |_| thread::current().id())).into_iter().collect();
        assert_eq!(own, HashSet::from([thread::current().id()]));
    }
}
