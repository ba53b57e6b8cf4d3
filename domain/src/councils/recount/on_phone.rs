//! A counted vote counted again on a phone, from what it may read (在手机上复核): whoever sits in the council
//! has the ballots; everyone else the sums and the rules.

use crate::core::{PersonId, Town, VoteId};
use crate::councils::{Content, CountSheet, Motion, Paper, Vote, VoteExport, decided};

use super::recount;

/// What a phone found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPhone {
    /// Whether the text is the one that was frozen before the vote; `None` where the options belong to it
    /// and the phone does not hold them.
    pub text: Option<bool>,
    /// How many ballots were counted again, and whether they come to what was published; `None` where the
    /// phone does not hold them.
    pub ballots: Option<(usize, bool)>,
    /// Whether the published sums lead to the published outcome; `None` for a choice between options, whose
    /// sums alone do not say.
    pub sums: Option<bool>,
    /// What the reader's own ballot says among them, in a recorded vote that they cast one in.
    pub own: Option<Content>,
}

impl OnPhone {
    /// Counts a vote again for a reader; `None` while it is not counted.
    pub fn of(id: VoteId, reader: Option<PersonId>, town: &dyn Town) -> Option<Self> {
        let vote: Vote = town.get(id)?;
        let result = vote.result()?;
        let motion: Motion = town.get(vote.motion)?;
        let paper: Option<Paper> = town.get(vote.motion);
        let slate = paper.as_ref().map(|it| &it.slate);
        let frozen = |slate| Motion::hash_of(&motion.title, &motion.text, slate) == motion.hash;
        let export = VoteExport::of(id, town);
        let ballots = export.map(|it| {
            let agrees = recount(&it).is_ok_and(|found| found.agrees == Some(true));
            (it.ballots.len(), agrees)
        });
        let plain = vote.options == 0;
        let sums = plain.then(|| {
            let tally = result.tally;
            let said = tally.agree + tally.against + tally.abstain;
            let fits = said <= tally.present && tally.present <= tally.members;
            fits && decided(&tally, vote.quorum, vote.majority) == result.outcome
        });
        let sheet: Option<CountSheet> = town.get(id);
        let lines = sheet.into_iter().flat_map(|it| it.lines);
        let mut own = lines.filter(|it| it.voter.is_some() && it.voter == reader);
        Some(Self {
            text: (plain || slate.is_some())
                .then(|| frozen(None) || (slate.is_some() && frozen(slate))),
            ballots,
            sums,
            own: own.next().map(|it| it.choice),
        })
    }

    /// Whether nothing differs.
    pub fn agrees(&self) -> bool {
        self.text != Some(false) && self.ballots.is_none_or(|it| it.1) && self.sums != Some(false)
    }
}
