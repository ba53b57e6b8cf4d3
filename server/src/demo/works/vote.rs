//! The last days of the vote on the draft, and the vote on the plan as it is paid for, on which the
//! renovation rests.

use domain::councils::Choice;
use domain::members::Head;
use domain::owners::{
    self, Answer, CallAssembly, CloseOwnersVote, Cost, EnterOwnersPaper, Force, FreezeRoll, Item,
    Matter, OpenOwnersVote, OwnersCast, OwnersRoll, ParkingPolicy, Policy, PostAssembly,
    PostOwnersResult, Scope, Voice, Voter, VoterKind, WitnessOwnersPaper,
};
use domain::{OwnersPaperId, Timestamp, Town};

use super::{FINAL, RENOVATION, Telling, assembly};
use crate::demo::people::Resident;
use crate::demo::{derived, line, prose};

/// Papers that came in the last two days.
const PAPERS: usize = 24;

/// Papers of the vote on the plan.
const FINAL_PAPERS: usize = 410;

/// Heads that have not voted in an assembly, with who holds them.
pub(super) fn silent(town: &domain::Plain, number: u64) -> Vec<(Voter, Head)> {
    let town: &dyn Town = town;
    let id = assembly(number);
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

/// The last papers on the draft come in, and it is counted and posted.
pub(super) fn vote(it: &mut Telling<'_>, voters: &[(Voter, Head)]) {
    papers(it, RENOVATION, 1, &voters[..PAPERS.min(voters.len())]);
    close(it, RENOVATION, 3);
}

/// The plan as it is paid for is put to the owners: called, posted, its roll frozen, opened.
pub(super) fn call(it: &mut Telling<'_>) {
    let item = |matter, title: &str, text: &str| Item {
        matter,
        title: line(title),
        text: prose(text),
        proposal: None,
        affects: None,
        cost: None,
    };
    let assembly = assembly(FINAL);
    let call = CallAssembly {
        id: assembly,
        compound: it.plan,
        caller: line("临江里小区业主委员会"),
        title: line("临江里小区改造方案（定稿）"),
        scope: Scope::Compound(it.plan),
        force: Force::Statutory,
        extraordinary: false,
        items: vec![
            Item {
                cost: Some(Cost::Plan),
                ..item(
                    Matter::Rebuild,
                    "改不改",
                    "同意按定稿的方案改造小区公共部分吗？",
                )
            },
            item(
                Matter::UseFund,
                "钱怎么出",
                "资金安排已经公布。政府补贴以外的，同意从维修资金里出，按面积分摊吗？",
            ),
            item(
                Matter::Manager,
                "如何管",
                "改完以后续聘现在的物业三年，每月每平方米 1.45 元，同意吗？",
            ),
        ],
        about_parking: false,
        parking: ParkingPolicy::Exclude,
        silence: Policy::Strict,
        rule_text: None,
        opens_at: it.at(28),
        closes_at: it.at(42),
    };
    let (posted, staff) = (it.at(11), it.people.staff);
    let acts = [
        (posted, owners::Command::CallAssembly(call)),
        (
            posted.plus_minutes(30),
            owners::Command::PostAssembly(PostAssembly { assembly }),
        ),
        (
            posted.plus_minutes(40),
            owners::Command::FreezeRoll(FreezeRoll { assembly }),
        ),
        (
            it.at(28),
            owners::Command::OpenOwnersVote(OpenOwnersVote { assembly }),
        ),
    ];
    for (at, act) in acts {
        it.owners(at, staff, act);
    }
}

/// Papers come in for a week, and it is counted and posted.
pub(super) fn decided(it: &mut Telling<'_>, voters: &[(Voter, Head)]) {
    papers(it, FINAL, 29, &voters[..FINAL_PAPERS.min(voters.len())]);
    close(it, FINAL, 42);
}

fn papers(it: &mut Telling<'_>, number: u64, day: i32, voters: &[(Voter, Head)]) {
    let id = assembly(number);
    let staff = it.people.staff;
    for (index, (voter, head)) in (0u64..).zip(voters) {
        let own = |neighbour: &Resident| {
            let named = head.holders.iter().any(|it| it.name == neighbour.name);
            named || voter.parts.iter().any(|it| it.home == neighbour.home.id)
        };
        let mut neighbours = it.people.residents[4..20].iter();
        let Some(witness) = neighbours.find(|it| !own(it)).map(|it| it.person) else {
            continue;
        };
        let paper = OwnersPaperId(derived("late-paper", number * 10_000 + index));
        let voice = match head.holders.len() {
            0 | 1 => Voice::Owner,
            _ => Voice::Chosen,
        };
        let enter = EnterOwnersPaper {
            id: paper,
            assembly: id,
            head: voter.id,
            home: None,
            number: line(&format!("P-8{index:03}")),
            voice,
            answers: vec![Answer::Choice(Choice::Agree); 3],
            witness,
            blind: derived("late-blind", number * 10_000 + index),
            photo: None,
        };
        let saw = WitnessOwnersPaper {
            assembly: id,
            paper,
            saw: true,
        };
        let at = Timestamp::at(it.then.day().plus(day), 9, 0).plus_minutes(index as i64 * 10);
        it.owners(at, staff, owners::Command::EnterOwnersPaper(enter));
        it.owners(
            at.plus_minutes(5),
            witness,
            owners::Command::WitnessOwnersPaper(saw),
        );
    }
}

fn close(it: &mut Telling<'_>, number: u64, day: i32) {
    let (id, staff) = (assembly(number), it.people.staff);
    let close = CloseOwnersVote {
        assembly: id,
        without: Vec::new(),
    };
    let post = PostOwnersResult {
        assembly: id,
        witnesses: vec![line("街道办 周工"), line("业主 石秀兰")],
    };
    let (closed, posted) = (it.at(day).plus_minutes(30), it.at(day + 1));
    it.owners(closed, staff, owners::Command::CloseOwnersVote(close));
    it.owners(posted, staff, owners::Command::PostOwnersResult(post));
}
