//! Whether a vote shows what it is named for (表决依据): the matter, the owners it belongs to, and that
//! it was held on what is carried out.

use crate::core::{AssemblyId, CompoundId, Refusal, Timestamp, Town};
use crate::councils::Outcome;
use crate::owners::{Assembly, Matter, OwnersResult, Scope};

use super::RenovationFault;

/// What a vote must have decided, among whom, and since when its text may be posted.
pub(super) struct Asked {
    pub(super) matter: Matter,
    pub(super) scope: Scope,
    /// What was voted on is from then: an older vote was held on something else.
    pub(super) since: Option<Timestamp>,
}

impl Asked {
    /// Whether a question of an assembly shows it.
    ///
    /// # Errors
    /// When it decides something else, or elsewhere, did not pass or is not posted, or is older.
    pub(super) fn by(
        &self,
        assembly: AssemblyId,
        question: u16,
        town: &dyn Town,
    ) -> Result<(), Refusal> {
        let assembly: Assembly = town.get(assembly).ok_or(Refusal::NotFound)?;
        self.shown(&assembly, question, town).map_err(Refusal::from)
    }

    fn shown(
        &self,
        assembly: &Assembly,
        question: u16,
        town: &dyn Town,
    ) -> Result<(), RenovationFault> {
        let item = assembly.items.get(usize::from(question));
        if item.is_none_or(|item| item.matter != self.matter) {
            return Err(RenovationFault::DecidesSomethingElse);
        }
        if assembly.scope != self.scope {
            return Err(RenovationFault::DecidedElsewhere);
        }
        if !passed(assembly, question, town) {
            return Err(RenovationFault::NotPassed);
        }
        // What owners vote on is frozen when it is posted.
        let posted = assembly.state.posted_at();
        match self.since {
            Some(since) if posted.is_none_or(|posted| posted < since) => {
                let since = since.day();
                Err(RenovationFault::DecidedBefore { since })
            }
            _ => Ok(()),
        }
    }
}

/// The questions of a compound's assemblies that show it. Of a binding vote alone: an opinion has no
/// result that could pass.
pub(super) fn decisions_on(
    asked: &Asked,
    compound: CompoundId,
    town: &dyn Town,
) -> Vec<(Assembly, u16)> {
    let mut found = Vec::new();
    for assembly in town.of::<Assembly>(compound) {
        let numbers = 0..assembly.items.len() as u16;
        let shown = numbers.filter(|it| asked.shown(&assembly, *it, town).is_ok());
        let shown: Vec<u16> = shown.collect();
        found.extend(shown.into_iter().map(|it| (assembly.clone(), it)));
    }
    found
}

/// Whether the posted result of an assembly passed a question.
fn passed(assembly: &Assembly, question: u16, town: &dyn Town) -> bool {
    let result: Option<OwnersResult> = town.get(assembly.id);
    let result = result.filter(|it| it.posted.is_some());
    let found = result.and_then(|it| it.decided.get(usize::from(question)).copied());
    found.is_some_and(|it| it.outcome == Outcome::Passed)
}
