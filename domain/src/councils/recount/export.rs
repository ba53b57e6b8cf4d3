//! A counted vote as a file that counts again (导出).

use crate::core::{PersonId, Town, VoteId};
use crate::councils::{
    CountSheet, Counted, ExportedBallot, FORMAT, FORMAT_OPTIONS, Motion, Paper, Published, Roll,
    Rules, Vote, VoteExport, VoteKind,
};

impl VoteExport {
    /// A counted vote; `None` while it is not counted: nothing of an open one leaves here.
    pub fn of(id: VoteId, town: &dyn Town) -> Option<Self> {
        let vote: Vote = town.get(id)?;
        let result = vote.result()?;
        let sheet: CountSheet = town.get(id)?;
        let roll: Roll = town.get(id)?;
        let motion: Motion = town.get(vote.motion)?;
        let paper: Option<Paper> = town.get(vote.motion).filter(|_| vote.options > 0);
        let counted: Option<Counted> = town.get(id);
        let ballots = sheet.lines.into_iter().map(|line| ExportedBallot {
            voter: line.voter.map(|it| it.to_string()),
            choice: line.choice,
        });
        let (slate, draw) = paper.map(|it| (it.slate, it.draw)).unzip();
        let draw = draw.flatten();
        let kind = slate.as_ref().map(|slate| slate.rule.kind());
        Some(Self {
            format: slate.as_ref().map_or(FORMAT, |_| FORMAT_OPTIONS).to_owned(),
            kind: kind.unwrap_or(VoteKind::YesNoAbstain),
            title: motion.title.to_string(),
            text_sha256: Some(motion.hash.to_string()),
            mode: vote.mode,
            rules: Rules {
                pack: Some(vote.pack.clone()),
                quorum: vote.quorum,
                majority: slate.is_none().then_some(vote.majority),
            },
            lot: draw.as_ref().map(|draw| draw.lot.clone()),
            drawn: draw.map(|draw| draw.drawn.to_string()),
            slate,
            roll: texts(&roll.voters),
            present: Some(texts(&sheet.present)),
            ballots: ballots.collect(),
            published: Some(Published {
                tally: result.tally,
                outcome: result.outcome,
                chosen: counted.as_ref().map(|it| it.chosen.clone()),
                count: counted.map(|it| *it.count),
            }),
        })
    }
}

fn texts(people: &[PersonId]) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}
