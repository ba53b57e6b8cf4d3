//! Evidence that is there already (实时数据): counted from records of the other slices, stored with
//! its numerator, its denominator and its day, never as a percentage.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{CommunityId, Day, PersonId, RulePack, Timestamp, Town};
use crate::emergency::{Completion, Hazard, Target, TargetKind, Week, completion};
use crate::issues::{Issue, Rates, Share};
use crate::members::{Member, Standing};
use crate::notices::Message;
use crate::volunteering::{Activity, ActivityState, Colour, GivenHours, Service, Stint};

use super::Round;

/// What can be counted (数据来源).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Live {
    /// 响应率: issues of the year whose reporter heard from somebody in time.
    IssuesInTime,
    /// 解决率: of those who were called back.
    IssuesSolved,
    /// 满意率: of those who were called back.
    IssuesSatisfied,
    /// 隐患销号率: hazards found in the year that are closed.
    HazardsClosed,
    /// 每周检查完成率: looks that were made, of those the weeks asked for.
    Inspections {
        /// Of what alone, if not of all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<TargetKind>,
    },
    /// 活动如期举办率: activities that were held, of those announced.
    Activities {
        /// Of which colours; none is classes (人人为师).
        colours: Vec<Colour>,
    },
    /// 志愿参与率: those with final hours in the year, of those who live or own here.
    Volunteers,
    /// 公开答复率: messages that owed an answer and have one.
    MessagesAnswered,
}

/// What there is of it in a round's year, up to a day; the town is whole.
pub fn counted(live: &Live, round: &Round, on: Day, town: &dyn Town) -> Share {
    let year = Year {
        year: round.year,
        on,
        community: round.community,
        town,
    };
    match live {
        Live::IssuesInTime => year.rates(round).response(),
        Live::IssuesSolved => year.rates(round).solve(),
        Live::IssuesSatisfied => year.rates(round).satisfaction(),
        Live::HazardsClosed => year.hazards(),
        Live::Inspections { of } => year.inspections(*of),
        Live::Activities { colours } => year.activities(colours),
        Live::Volunteers => year.volunteers(),
        Live::MessagesAnswered => year.messages(),
    }
}

/// A community's year, up to a day.
struct Year<'a> {
    year: i16,
    on: Day,
    community: CommunityId,
    town: &'a dyn Town,
}

impl Year<'_> {
    fn has(&self, at: Timestamp) -> bool {
        self.holds(at.day())
    }

    fn holds(&self, day: Day) -> bool {
        day.ymd().0 == self.year && day <= self.on
    }

    fn rates(&self, round: &Round) -> Rates {
        let Some(pack) = RulePack::frozen(&round.pack) else {
            return Rates::default();
        };
        let issues = self.town.of::<Issue>(self.community);
        let mine = issues.iter().filter(|it| self.has(it.reported.at));
        mine.map(|it| Rates::of(it, it.outcome(), &pack.issues))
            .fold(Rates::default(), |sum, it| sum + it)
    }

    fn hazards(&self) -> Share {
        let mut all = self.town.of::<Hazard>(self.community);
        all.retain(|it| self.has(it.found_at));
        shares(all.iter().map(|it| !it.is_open()))
    }

    /// Whole weeks that are over and whose Monday lies in the year.
    fn inspections(&self, of: Option<TargetKind>) -> Share {
        let mut targets = self.town.of::<Target>(self.community);
        targets.retain(|it| of.is_none_or(|of| it.kind == of));
        let mut sum = Completion::default();
        let mut week = Week::of(self.on).before();
        while week.monday().ymd().0 > self.year {
            week = week.before();
        }
        while week.monday().ymd().0 == self.year {
            let one = completion(&targets, week, self.town);
            sum = Completion {
                done: sum.done + one.done,
                of: sum.of + one.of,
            };
            week = week.before();
        }
        Share {
            part: sum.done.into(),
            whole: sum.of.into(),
        }
    }

    fn activities(&self, colours: &[Colour]) -> Share {
        let mut all = self.town.of::<Activity>(self.community);
        all.retain(|it| {
            let fits = match it.service {
                Service::Volunteering { colour } => colours.contains(&colour),
                Service::Teaching => colours.is_empty(),
            };
            fits && self.has(it.ends_at)
        });
        // Held is where somebody was there.
        let held = |it: &Activity| {
            let stints = self.town.of::<Stint>(it.id);
            it.state == ActivityState::Announced && stints.iter().any(|it| !it.stretches.is_empty())
        };
        shares(all.iter().map(held))
    }

    fn volunteers(&self) -> Share {
        let members = self.town.of::<Member>(self.community);
        let here = members
            .iter()
            .filter(|it| it.standings.iter().any(Standing::is_active));
        let here: BTreeSet<PersonId> = here.map(|it| it.id).collect();
        let gave = |id: &PersonId| {
            let hours = self.town.of::<GivenHours>(*id);
            hours.iter().any(|it| self.has(it.at))
        };
        shares(here.iter().map(gave))
    }

    fn messages(&self) -> Share {
        let mut all = self.town.of::<Message>(self.community);
        all.retain(|it| it.due.is_some() && self.has(it.at));
        shares(all.iter().map(|it| !it.replies.is_empty()))
    }
}

fn shares(all: impl Iterator<Item = bool>) -> Share {
    all.fold(Share::default(), |sum, it| Share {
        part: sum.part + u64::from(it),
        whole: sum.whole + 1,
    })
}
