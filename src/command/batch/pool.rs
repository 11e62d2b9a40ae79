//! Chunks evaluated by several threads, their results in the order of the chunks.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope};

use super::chunk::Chunk;
use super::worker::{Results, Tools};

/// Chunks that wait for each thread, at most.
const WAITING: usize = 2;
/// Threads that are started, at most.
const MOST_THREADS: usize = 256;

/// A chunk, and where its results go.
type Task = (Chunk, Sender<Results>);

/// Threads that evaluate chunks.
pub struct Pool<'t> {
    tools: &'t Tools<'t>,
    tasks: Option<SyncSender<Task>>,
    /// Results that are being made, in the order of their chunks.
    results: VecDeque<Receiver<Results>>,
    most: usize,
}

impl<'t> Pool<'t> {
    /// Starts as many threads as there are to be, or as can be had; with one, none is needed.
    pub fn start<'s>(
        scope: &'s Scope<'s, 't>,
        threads: NonZero<usize>,
        tools: &'t Tools<'t>,
        queue: &'t Mutex<Option<Receiver<Task>>>,
    ) -> Pool<'t> {
        let threads = threads.get().min(MOST_THREADS);
        let most = threads * WAITING;
        let mut pool = Pool { tools, tasks: None, results: VecDeque::new(), most };
        if threads == 1 {
            return pool;
        }
        let (tasks, waiting) = sync_channel(most);
        *queue.lock().unwrap_or_else(PoisonError::into_inner) = Some(waiting);
        let work = move || {
            while let Some((chunk, results)) = next(queue) {
                // Who waited for them may be gone.
                let _ = results.send(tools.evaluate(&chunk));
            }
        };
        let started =
            (0..threads).filter(|_| Builder::new().spawn_scoped(scope, work).is_ok()).count();
        pool.tasks = (started > 0).then_some(tasks);
        pool
    }

    /// Takes a chunk, and gives the results that are due: of the oldest chunk where all places are
    /// taken.
    pub fn take(&mut self, chunk: Chunk) -> Option<Results> {
        let Some(tasks) = &self.tasks else { return Some(self.tools.evaluate(&chunk)) };
        let (sender, receiver) = channel();
        if let Err(unsent) = tasks.send((chunk, sender)) {
            return Some(self.tools.evaluate(&unsent.0.0));
        }
        self.results.push_back(receiver);
        (self.results.len() >= self.most).then(|| self.next()).flatten()
    }

    /// The results of the oldest chunk that is not given yet.
    pub fn next(&mut self) -> Option<Results> {
        self.results.pop_front()?.recv().ok()
    }
}

/// The next task; none when there will be no more.
fn next(queue: &Mutex<Option<Receiver<Task>>>) -> Option<Task> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.recv().ok()
}
