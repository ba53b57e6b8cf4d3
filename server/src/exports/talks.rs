//! Proposals, seats and votes.

use domain::councils::{
    Council, Counted, Motion, Outcome, Paper, Seat, Sitting, Turnout, Vote, VoteKind,
};
use domain::members::{Building, Member, Spot};
use domain::proposals::{Offer, Place, Proposal, Pulse, Routing, sources};
use domain::{Day, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every proposal, the newest first.
pub fn proposals(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut proposals: Vec<&Proposal> = town.all::<Proposal>().collect();
    proposals.sort_by_key(|it| (std::cmp::Reverse(it.submitted_at), it.id));
    let row = |it: &Proposal| {
        let details = &it.details;
        let place = match details.place {
            Place::Spot(id) => whole.get::<Spot>(id).map(|it| it.name),
            Place::Building(id) => whole.get::<Building>(id).map(|it| it.name),
        };
        let pulse: Option<Pulse> = whole.get(it.id);
        let count = |number: fn(&Pulse) -> u32| {
            Cell::Count(pulse.as_ref().map(number).unwrap_or_default().into())
        };
        let found = it.assessment.as_ref();
        let routing: Option<Routing> = whole.get(it.id);
        let sources = found.map(|found| {
            // Help that was accepted is a source like the others.
            let sources = sources(&found.sources, &whole.of::<Offer>(it.id));
            let names = sources.iter().map(|it| wording::source(*it, LANG));
            names.collect::<Vec<_>>().join("、")
        });
        vec![
            details.title.to_string().into(),
            details.problem.to_string().into(),
            details.goal.to_string().into(),
            details.need.to_string().into(),
            Cell::maybe(place),
            Cell::maybe(details.scene.map(|scene| wording::scene(scene, LANG))),
            it.author.shown.clone().into(),
            Cell::instant(it.submitted_at),
            wording::stage(it.state.stage(), LANG).into(),
            Cell::instant(it.changed_at),
            count(|pulse| pulse.supporters),
            count(|pulse| pulse.for_it),
            count(|pulse| pulse.against),
            count(|pulse| pulse.questions),
            Cell::maybe(found.map(|found| wording::matter(found.matter, LANG))),
            Cell::maybe(routing.map(|routing| wording::forum(routing.forum, LANG))),
            found.map_or(Cell::from(""), |found| Cell::Count(found.homes.into())),
            Cell::maybe(found.map(|found| found.budget)),
            Cell::maybe(sources),
            Cell::maybe(found.map(|found| &found.implementer)),
        ]
    };
    Sheet {
        name: "提案",
        headings: vec![
            ("标题", 30),
            ("问题", 36),
            ("目标", 30),
            ("需求", 36),
            ("地点", 14),
            ("场景", 10),
            ("提出人", 14),
            ("提交时间", 18),
            ("状态", 12),
            ("更新时间", 18),
            ("附议", 8),
            ("赞成", 8),
            ("反对", 8),
            ("提问", 8),
            ("法定事项类型", 16),
            ("由谁来议", 20),
            ("受益户数", 10),
            ("预算(元)", 12),
            ("资金来源", 24),
            ("实施主体", 20),
        ],
        rows: proposals.into_iter().map(row).collect(),
    }
}

/// Every seat, council by council, and whether it is held on a day.
pub fn seats(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut seats: Vec<&Seat> = town.all::<Seat>().collect();
    seats.sort_by_key(|seat| (seat.council, seat.category, seat.id));
    let row = |seat: &Seat| {
        let given_up = seat.resigned.as_ref();
        let state = match (&seat.ended, given_up.map(|it| &it.reason)) {
            (Some(reason), _) => format!("已离席：{reason}"),
            (None, Some(Some(reason))) => format!("已辞去：{reason}"),
            (None, Some(None)) => "已辞去".to_owned(),
            (None, None) if seat.is_held(on) => "在任".to_owned(),
            (None, None) => "任期已满".to_owned(),
        };
        vec![
            Cell::maybe(whole.get::<Council>(seat.council).map(|it| it.name)),
            wording::seat_category(seat.category, LANG).into(),
            Cell::maybe(whole.get::<Member>(seat.person).map(|it| it.name)),
            Cell::day(seat.from),
            Cell::day(seat.until),
            state.into(),
        ]
    };
    Sheet {
        name: "席位",
        headings: vec![
            ("议事会", 28),
            ("席位类别", 16),
            ("姓名", 12),
            ("任期起", 14),
            ("任期止", 14),
            ("状态", 24),
        ],
        rows: seats.into_iter().map(row).collect(),
    }
}

/// Every vote, the newest first. Of an open one it tells the turnout and nothing else.
pub fn votes(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut votes: Vec<&Vote> = town.all::<Vote>().collect();
    votes.sort_by_key(|vote| (std::cmp::Reverse(vote.opens_at), vote.id));
    let row = |vote: &Vote| {
        let motion: Option<Motion> = whole.get(vote.motion);
        let sitting = motion
            .as_ref()
            .and_then(|motion| whole.get::<Sitting>(motion.sitting));
        let cast = whole.get::<Turnout>(vote.id).map(|turnout| turnout.cast);
        let result = vote.result();
        let paper: Option<Paper> = whole.get(vote.motion);
        let kind = paper.as_ref().map(|it| it.slate.rule.kind());
        // For and against are asked in a vote on yes or no alone.
        let plain = result.filter(|_| vote.options == 0);
        let count = |number: Option<u32>| {
            number.map_or(Cell::from(""), |number| Cell::Count(number.into()))
        };
        vec![
            Cell::maybe(motion.as_ref().map(|it| &it.title)),
            Cell::maybe(sitting.map(|it| format!("第 {} 次会议", it.number))),
            wording::vote_kind(kind.unwrap_or(VoteKind::YesNoAbstain), LANG).into(),
            wording::mode(vote.mode, LANG).into(),
            Cell::instant(vote.opens_at),
            Cell::instant(vote.closes_at),
            count(Some(vote.members)),
            count(cast),
            count(result.map(|it| it.tally.present)),
            count(plain.map(|it| it.tally.agree)),
            count(plain.map(|it| it.tally.against)),
            count(result.map(|it| it.tally.abstain)),
            result
                .map_or("表决中", |it| {
                    wording::came_out(it.outcome, vote.is_election(), LANG)
                })
                .into(),
            chosen(vote, whole).into(),
            result.map_or(Cell::from(""), |it| Cell::day(it.next_on)),
            format!("{} {}", vote.pack.name, vote.pack.effective_on).into(),
            Cell::maybe(motion.map(|it| it.hash.short())),
        ]
    };
    Sheet {
        name: "表决",
        headings: vec![
            ("议题", 30),
            ("会议", 14),
            ("表决方式", 20),
            ("记名", 10),
            ("开始", 18),
            ("截止", 18),
            ("应到", 8),
            ("已投", 8),
            ("到会", 8),
            ("同意", 8),
            ("反对", 8),
            ("弃权", 8),
            ("结果", 14),
            ("选中", 30),
            ("最早下一步", 14),
            ("规则", 20),
            ("文本校验码", 14),
        ],
        rows: votes.into_iter().map(row).collect(),
    }
}

/// What was chosen, by name, where options were and it stands.
fn chosen(vote: &Vote, town: &dyn Town) -> String {
    let passed = vote
        .result()
        .is_some_and(|it| it.outcome == Outcome::Passed);
    let counted: Option<Counted> = town.get(vote.id).filter(|_| passed);
    let (Some(counted), Some(paper)) = (counted, town.get::<Paper>(vote.motion)) else {
        return String::new();
    };
    let name = |option: &u16| {
        let option = paper.slate.options.get(usize::from(*option))?;
        Some(option.title.to_string())
    };
    let names: Vec<String> = counted.chosen.iter().filter_map(name).collect();
    names.join("、")
}
