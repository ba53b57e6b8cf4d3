//! The last days of the vote that the renovation rests on.

use domain::councils::Choice;
use domain::members::Head;
use domain::owners::{
    self, Answer, CloseOwnersVote, EnterOwnersPaper, OwnersCast, OwnersRoll, PostOwnersResult,
    Voice, Voter, VoterKind, WitnessOwnersPaper,
};
use domain::{OwnersPaperId, Timestamp, Town};

use super::{RENOVATION, Telling, assembly};
use crate::demo::people::Resident;
use crate::demo::{derived, line};

/// Papers that came in the last two days.
const PAPERS: usize = 24;

/// Heads that have not voted on the renovation, with who holds them.
pub(super) fn silent(town: &domain::Plain) -> Vec<(Voter, Head)> {
    let town: &dyn Town = town;
    let id = assembly(RENOVATION);
    let Some(roll) = town.get::<OwnersRoll>(id) else {
        return Vec::new();
    };
    let open = roll.roll.voters.into_iter().filter(|voter| {
        let cast = OwnersCast::id_of(id, voter.id);
        !town.has::<OwnersCast>(cast) && voter.kind != VoterKind::Developer
    });
    open.filter_map(|voter| Some((voter.clone(), town.get::<Head>(voter.id)?)))
        .collect()
}

/// The last papers come in, and it is counted and posted.
pub(super) fn vote(it: &mut Telling<'_>, voters: &[(Voter, Head)]) {
    let id = assembly(RENOVATION);
    let staff = it.people.staff;
    for (number, (voter, head)) in (0u64..).zip(voters.iter().take(PAPERS)) {
        let own = |neighbour: &Resident| {
            let named = head.holders.iter().any(|it| it.name == neighbour.name);
            named || voter.parts.iter().any(|it| it.home == neighbour.home.id)
        };
        let mut neighbours = it.people.residents[4..20].iter();
        let Some(witness) = neighbours.find(|it| !own(it)).map(|it| it.person) else {
            continue;
        };
        let paper = OwnersPaperId(derived("late-paper", number));
        let voice = match head.holders.len() {
            0 | 1 => Voice::Owner,
            _ => Voice::Chosen,
        };
        let enter = EnterOwnersPaper {
            id: paper,
            assembly: id,
            head: voter.id,
            home: None,
            number: line(&format!("P-8{number:03}")),
            voice,
            answers: vec![Answer::Choice(Choice::Agree); 3],
            witness,
            blind: derived("late-blind", number),
            photo: None,
        };
        let saw = WitnessOwnersPaper {
            assembly: id,
            paper,
            saw: true,
        };
        let at = Timestamp::at(it.then.day().plus(1), 9, 0).plus_minutes(number as i64 * 10);
        it.owners(at, staff, owners::Command::EnterOwnersPaper(enter));
        it.owners(
            at.plus_minutes(5),
            witness,
            owners::Command::WitnessOwnersPaper(saw),
        );
    }
    let close = CloseOwnersVote {
        assembly: id,
        without: Vec::new(),
    };
    let post = PostOwnersResult {
        assembly: id,
        witnesses: vec![line("街道办 周工"), line("业主 石秀兰")],
    };
    let (closed, posted) = (it.at(3), it.at(4));
    it.owners(closed, staff, owners::Command::CloseOwnersVote(close));
    it.owners(posted, staff, owners::Command::PostOwnersResult(post));
}
