//! Files of commits that are asked for at the same time become one question.
//!
//! Who reads the files of a round asks for each where it needs it and knows nothing of this. The first
//! to ask lets the others come, and asks for all of them. What GraphQL does not tell plainly is asked
//! for by REST, one by one: the question saves requests, and no answer hangs on it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;

use super::super::client::{self, GitHub};
use super::super::route::Route;
use super::{FileAnswer, question};
use crate::ids::{RepoPath, RepoSlug, Sha};

/// From so many files on a question is put: below, a request for each costs hardly more.
const ENOUGH: usize = 4;

/// So many files at most are in one question.
const MOST: usize = 50;

/// A file of a commit that somebody waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Where it lies.
    pub(super) repository: RepoSlug,
    /// The commit.
    pub(super) commit: Sha,
    /// Its path.
    pub(super) path: RepoPath,
    /// Its largest size in bytes.
    pub(super) limit: u64,
}

struct Waiting {
    wanted: Wanted,
    answer: oneshot::Sender<FileAnswer>,
}

/// The files that are waited for, and whether GraphQL can be asked.
#[derive(Default)]
pub(in crate::github) struct Together {
    waiting: Mutex<Vec<Waiting>>,
    refused: AtomicBool,
}

impl Together {
    /// Queues up; the first of a round is told so.
    fn join(&self, wanted: Wanted) -> (bool, oneshot::Receiver<FileAnswer>) {
        let (answer, receiver) = oneshot::channel();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(Waiting { wanted, answer });
        (waiting.len() == 1, receiver)
    }

    fn take(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting)
    }
}

/// Sends everybody away to ask for themselves if the first one is given up: nobody else would ask.
struct First<'a>(&'a Together);

impl Drop for First<'_> {
    fn drop(&mut self) {
        drop(self.0.take());
    }
}

impl GitHub {
    /// A file as the question of this round tells it; `None` where it has to be asked for alone.
    pub(super) async fn with_others(&self, wanted: Wanted) -> Option<FileAnswer> {
        let together = &self.together;
        if together.refused.load(Ordering::Relaxed) {
            return None;
        }
        let (is_first, receiver) = together.join(wanted);
        if is_first {
            let first = First(together);
            // All who ask in the same round have done so when it is our turn again.
            tokio::task::yield_now().await;
            let waiting = together.take();
            drop(first);
            self.answer_all(waiting).await;
        }
        receiver.await.ok()
    }

    /// Whoever gets no answer here asks alone: their channel is closed.
    async fn answer_all(&self, mut waiting: Vec<Waiting>) {
        while waiting.len() >= ENOUGH {
            let repository = waiting[0].wanted.repository.clone();
            let (same, mut others): (Vec<Waiting>, Vec<Waiting>) = waiting
                .into_iter()
                .partition(|it| it.wanted.repository == repository);
            let mut same = same.into_iter();
            let asked: Vec<Waiting> = same.by_ref().take(MOST).collect();
            others.extend(same);
            waiting = others;
            let wanted: Vec<Wanted> = asked.iter().map(|it| it.wanted.clone()).collect();
            let Ok(answers) = self.files_of(&repository, &wanted).await else {
                self.together.refused.store(true, Ordering::Relaxed);
                return;
            };
            for (asked, answer) in asked.into_iter().zip(answers) {
                if let Some(answer) = answer {
                    // Somebody who has stopped waiting needs none.
                    let _ = asked.answer.send(answer);
                }
            }
        }
    }

    async fn files_of(
        &self,
        repository: &RepoSlug,
        wanted: &[Wanted],
    ) -> Result<Vec<Option<FileAnswer>>, ()> {
        let question = question::of(repository, wanted);
        let form = client::Wanted {
            media_type: None,
            size_limit: Some(question::SIZE_LIMIT),
            once: true,
        };
        let route = Route::question();
        let asked = self.ask_for(&route, "files of commits", form, &question);
        let answer = asked.await.map_err(drop)?;
        question::read(answer, wanted).ok_or(())
    }
}
