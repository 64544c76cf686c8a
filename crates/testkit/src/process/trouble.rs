//! What goes wrong around the law: two at once, the same request twice, an
//! answer that never arrives, files that cannot be written, a register closed
//! or dropped.

use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::Duration;

use desk::ProceedError;

use super::Process;
use super::ask::{Ask, Must};
use super::life::At;

impl Process {
    /// Two people want the same place: one gets it, if either may have it.
    pub(super) async fn race(&mut self, at: usize) {
        let one = self.sure(at);
        let two = match self.chance.below(3) {
            0 => self.sure(at),
            1 => self.unlawful(at),
            _ => self.wild(at),
        };
        let (Some(one), Some(two)) = (one, two) else {
            return;
        };
        self.at_once(at, one, two).await;
    }

    /// The same request twice.
    pub(super) async fn twice(&mut self, at: usize) {
        if let Some(ask) = self.sure(at) {
            self.at_once(at, ask.clone(), ask).await;
        }
    }

    async fn at_once(&mut self, at: usize, one: Ask, two: Ask) {
        let id = self.lives[at].id.clone();
        let seen = Some(self.lives[at].steps.len() as u32);
        let desk = self.desk();
        let (first, second) = tokio::join!(
            desk.take_step(&id, seen, one.step.clone(), &one.by),
            desk.take_step(&id, seen, two.step.clone(), &two.by),
        );
        let mut yes = Vec::new();
        for (ask, answer) in [(one, first), (two, second)] {
            let said = answer.as_ref().map(|row| row.steps);
            let said = said.map_err(ToString::to_string);
            self.tell(Some(at), format!("at once: {}: {said:?}", ask.line()));
            match answer {
                Ok(_) if ask.must == Must::Refuse => {
                    self.broken(Some(at), "an unlawful step was taken in a race")
                }
                Ok(_) => yes.push(ask),
                Err(
                    ProceedError::Meanwhile | ProceedError::Refused(_) | ProceedError::Rules(_),
                ) => {}
                Err(error) => self.broken(Some(at), &format!("a race ended in {error:?}")),
            }
        }
        if yes.len() != 1 {
            self.broken(Some(at), &format!("{} got one place", yes.len()));
        }
        self.acknowledged(at, &yes).await;
        self.figures.races += 1;
    }

    /// The one who asked is gone before the answer, and so is the register:
    /// the step is kept, with its act, or neither.
    pub(super) async fn lost_answer(&mut self, at: usize) {
        let Some(ask) = self.sure(at) else { return };
        let id = self.lives[at].id.clone();
        let patience = self.chance.below(7);
        let asked = self.desk().take_step(&id, None, ask.step.clone(), &ask.by);
        let answer = polled(asked, patience).await;
        let said = answer.as_ref().map(Result::is_ok);
        self.tell(Some(at), format!("answer lost: {}: {said:?}", ask.line()));
        if let Some(Err(error)) = &answer {
            self.broken(Some(at), &format!("a lawful step was refused: {error}"));
        }
        match self.chance.once_in(2) {
            true => self.crash().await,
            false => self.reopen(false).await,
        }
        self.found(at, ask, answer.is_some()).await;
    }

    /// The store keeps, then the log's tiles cannot be written.
    pub(super) async fn kept_yet_failed(&mut self, at: usize) {
        let makes_act = matches!(
            self.lives[at].at(),
            At::Decided | At::InForce | At::Contested
        );
        let Some(ask) = self.sure(at).filter(|_| makes_act) else {
            return;
        };
        // Whatever was damaged is mended first.
        self.registers().await;
        let log = self.sandbox.data().join("log");
        let (tile, away) = (log.join("tile"), log.join("tile.away"));
        std::fs::rename(&tile, &away).expect("moved away");
        std::fs::write(&tile, "in the way").expect("written");
        let id = self.lives[at].id.clone();
        let answer = self
            .desk()
            .take_step(&id, None, ask.step.clone(), &ask.by)
            .await;
        std::fs::remove_file(&tile).expect("removed");
        std::fs::rename(&away, &tile).expect("moved back");
        let answer = answer.map(|row| row.steps).map_err(|e| e.to_string());
        let line = format!("tiles cannot be written: {}: {answer:?}", ask.line());
        self.tell(Some(at), line);
        let kept = answer.is_ok();
        self.found(at, ask, kept).await;
        self.registers().await;
    }

    /// A step that was asked for and may have been kept.
    async fn found(&mut self, at: usize, ask: Ask, must: bool) {
        let kept = self.kept(at).await.len() > self.lives[at].steps.len();
        if must && !kept {
            self.broken(Some(at), "a step was acknowledged and is gone");
        }
        if kept {
            self.figures.unanswered += u64::from(!must);
            self.acknowledged(at, &[ask]).await;
        }
    }

    /// Closes the register and opens it again.
    pub(super) async fn reopen(&mut self, last: bool) {
        let desk = self.desk.take().expect("open");
        desk.close().await;
        self.desk = Some(self.sandbox.open().await);
        self.tell(None, "closed and opened again".to_owned());
        self.opened(last).await;
    }

    /// Drops the register, nothing closed; now and then its log's files are
    /// gone too.
    pub(super) async fn crash(&mut self) {
        drop(self.desk.take());
        self.desk = Some(self.sandbox.open().await);
        // What the dropped one was at is still being written; then its right
        // to write is given back.
        while !matches!(self.desk().mend().await, Ok(true)) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if self.chance.once_in(3) {
            let desk = self.desk.take().expect("open");
            desk.close().await;
            let _ = std::fs::remove_dir_all(self.sandbox.data().join("log"));
            self.desk = Some(self.sandbox.open().await);
        }
        self.tell(None, "dropped and opened again".to_owned());
        self.opened(false).await;
    }

    async fn opened(&mut self, whole: bool) {
        self.figures.reopened += 1;
        // The next act makes again what is missing.
        self.registers().await;
        if whole || self.chance.once_in(4) {
            self.changed.extend(0..self.lives.len());
        }
    }
}

/// Asks a future so many times, then lets it go.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = Box::pin(future);
    let mut left = times;
    poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}
