//! What happens when: acts in the order of their instants, done by the sequencer.

use anyhow::{Context as _, bail};
use domain::{Command, CommandId, Timestamp};
use futures::future::join_all;
use wire::{Envelope, Outcome, Verdict};

use super::derived;
use crate::sequencer::{By, Community};
use crate::{Clock, Failure};

/// Acts to be done at instants of the past.
#[derive(Default)]
pub struct Schedule {
    acts: Vec<(Timestamp, By, Command)>,
}

impl Schedule {
    /// Adds an act; those of one instant are done in the order they are added.
    pub fn add(&mut self, at: Timestamp, by: By, command: Command) {
        self.acts.push((at, by, command));
    }

    /// What is to be done before an instant, taken out.
    pub fn until(&mut self, at: Timestamp) -> Self {
        let acts = std::mem::take(&mut self.acts).into_iter();
        let (before, after) = acts.partition(|(when, _, _)| *when < at);
        self.acts = after;
        Self { acts: before }
    }

    /// Does everything, oldest first.
    ///
    /// # Errors
    /// With the first act that a rule refuses: the samples must fit the rules.
    pub async fn run(mut self, community: &Community, clock: &Clock) -> anyhow::Result<()> {
        self.acts.sort_by_key(|(at, _, _)| *at);
        for acts in self.acts.chunk_by(|a, b| a.0 == b.0) {
            let at = acts[0].0;
            clock.set(at);
            let base = community.seq() << 16;
            let submits = acts.iter().zip(base..).map(|((_, by, command), number)| {
                let envelope = Envelope {
                    id: CommandId(derived("command", number)),
                    made_at: at,
                    command: command.clone(),
                };
                community.submit(vec![envelope], *by)
            });
            // All of one instant at once, so that they share groups, and so commits.
            for (answer, (_, _, command)) in join_all(submits).await.iter().zip(acts) {
                let answers = answer.as_ref().map_err(|failure| fault(failure.clone()))?;
                let text = answers.first().context("no answer")?;
                let outcome: Outcome = serde_json::from_str(text)?;
                if let Verdict::Refused { refusal } = outcome.verdict {
                    bail!("the demo's {command:?} is refused: {refusal:?}");
                }
            }
        }
        Ok(())
    }
}

/// A failure as an error of the program.
pub fn fault(failure: Failure) -> anyhow::Error {
    anyhow::anyhow!(
        "{}: {:?} {:?}",
        failure.code.as_str(),
        failure.detail,
        failure.refusal
    )
}
