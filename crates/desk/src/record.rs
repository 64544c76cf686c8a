//! Recording: matters in, acts under a published checkpoint out. The only way
//! anything is written.
//!
//! Requests queue up for one recorder; what has gathered while the last commit
//! was on its way to the disk goes into the next one together (group commit:
//! one fsync may carry thousands of acts). An outcome is told only after the
//! commit is durable and the checkpoint that covers it is published.
//!
//! Who a matter is about is settled in `record/identity.rs`, drafts become acts
//! in `record/build.rs`, the law is `register::admit`, look-ups are folded in `record/lookups.rs`, credentials
//! are made in `record/sign.rs`, and the order of all that is `record/pen.rs`.

mod build;
mod folder;
mod held;
mod identity;
mod lookups;
mod pen;
mod sign;

use std::sync::Arc;
use std::time::Duration;

use store::{ImportProgress, KeptStep, StoreError};
use tokio::sync::{Notify, mpsc, oneshot};

use crate::Matter;
pub(crate) use pen::{Pen, Tools};

/// What became of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All its acts are in the record.
    Recorded {
        /// Acts entered now.
        new: usize,
        /// Acts that were there before.
        already: usize,
    },
    /// Beside the record until a person looks: identifier and name disagree.
    Held {
        /// Why.
        reason: String,
    },
    /// The law, or sense, says no.
    Refused {
        /// Every reason.
        reasons: Vec<String>,
    },
}

/// Nothing of the request was kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum RecordError {
    /// The store.
    #[error("the store refused the commit")]
    Store(#[source] Arc<StoreError>),
    /// The log's files.
    #[error("the log could not be written")]
    Log(#[source] Arc<ledger::writer::WriteError>),
    /// A credential.
    #[error("an act could not be signed: {0}")]
    Sign(String),
    /// The kept checkpoint is another key's.
    #[error(
        "the log was signed with another key than `keys/seed` gives: restore the seed that belongs to it"
    )]
    Key,
    /// The kept frontier cannot be read.
    #[error("the kept head of the log is damaged")]
    Head,
    /// The recorder has stopped.
    #[error("the recorder has stopped")]
    Stopped,
}

impl From<StoreError> for RecordError {
    fn from(e: StoreError) -> Self {
        Self::Store(Arc::new(e))
    }
}

impl From<ledger::writer::WriteError> for RecordError {
    fn from(e: ledger::writer::WriteError) -> Self {
        Self::Log(Arc::new(e))
    }
}

/// A request to the recorder.
pub(crate) struct Request {
    pub matters: Vec<Matter>,
    pub progress: Option<ImportProgress>,
    pub step: Option<KeptStep>,
    pub reply: oneshot::Sender<Result<Vec<Outcome>, RecordError>>,
}

impl Request {
    /// What is kept beside its acts, and only with all of them: then it is a
    /// commit of its own.
    fn alone(&self) -> bool {
        self.progress.is_some() || self.step.is_some()
    }
}

/// Handle to the recorder's queue.
#[derive(Clone)]
pub(crate) struct Recorder {
    queue: mpsc::Sender<Request>,
    ended: Arc<Notify>,
}

/// Without a request for so long, the right to write is given back: a server
/// that recorded a step does not keep an import at the terminal waiting.
const IDLE: Duration = Duration::from_secs(1);
/// Acts in one commit at most; past that, latency grows and nothing is gained.
const COMMIT_ACTS_MAX: usize = 8_192;

impl Recorder {
    /// Starts the recorder on a thread of its own, for it signs and folds on
    /// all cores. It ends when the last handle is dropped.
    pub fn start(pen: Pen) -> Self {
        let (queue, requests) = mpsc::channel(64);
        let runtime = tokio::runtime::Handle::current();
        let ended = Arc::new(Notify::new());
        let tell = ended.clone();
        std::thread::Builder::new()
            .name("recorder".to_owned())
            .spawn(move || {
                runtime.block_on(run(pen, requests));
                tell.notify_one();
            })
            .expect("a thread can be started");
        Self { queue, ended }
    }

    /// Ends the recorder and waits until it has given its lease back.
    pub async fn stop(self) {
        let Self { queue, ended } = self;
        drop(queue);
        ended.notified().await;
    }

    /// Records matters; outcomes come in their order.
    pub async fn record(
        &self,
        matters: Vec<Matter>,
        progress: Option<ImportProgress>,
        step: Option<KeptStep>,
    ) -> Result<Vec<Outcome>, RecordError> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .send(Request {
                matters,
                progress,
                step,
                reply,
            })
            .await
            .map_err(|_| RecordError::Stopped)?;
        answer.await.map_err(|_| RecordError::Stopped)?
    }
}

async fn run(mut pen: Pen, mut requests: mpsc::Receiver<Request>) {
    let mut waiting: Option<Request> = None;
    loop {
        let next = match waiting.take() {
            Some(request) => Some(request),
            None => match tokio::time::timeout(IDLE, requests.recv()).await {
                Ok(next) => next,
                Err(_) => {
                    pen.rest().await;
                    requests.recv().await
                }
            },
        };
        let Some(first) = next else { break };
        let mut group = vec![first];
        // The marker of an import and the rows it speaks of are kept together or
        // not at all; a step and its act likewise.
        if !group[0].alone() {
            let mut acts: usize = group[0].matters.iter().map(|m| m.drafts.len()).sum();
            while acts < COMMIT_ACTS_MAX {
                match requests.try_recv() {
                    Ok(next) if !next.alone() => {
                        acts += next.matters.iter().map(|m| m.drafts.len()).sum::<usize>();
                        group.push(next);
                    }
                    Ok(next) => {
                        waiting = Some(next);
                        break;
                    }
                    Err(_) => break,
                }
            }
        }
        answer(&mut pen, group).await;
    }
    pen.rest().await;
}

async fn answer(pen: &mut Pen, group: Vec<Request>) {
    let mut matters = Vec::new();
    let mut replies = Vec::new();
    let (mut progress, mut step) = (None, None);
    for request in group {
        replies.push((request.matters.len(), request.reply));
        matters.extend(request.matters);
        progress = request.progress;
        step = request.step;
    }
    match pen.keep(&matters, progress, step).await {
        Ok(outcomes) => {
            let mut outcomes = outcomes.into_iter();
            for (n, reply) in replies {
                let _ = reply.send(Ok(outcomes.by_ref().take(n).collect()));
            }
        }
        Err(error) => {
            tracing::error!(error = %error, source = ?std::error::Error::source(&error), "commit failed");
            for (_, reply) in replies {
                let _ = reply.send(Err(error.clone()));
            }
        }
    }
}
