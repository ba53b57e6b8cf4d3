//! Putting something into the catalogue (发布兑换项目).

use components::{Button, ButtonLook, Field, InputKind};
use domain::members::{Member, Standing};
use domain::points::{Command as Points, Limit, PublishReward, Reward, RewardKind};
use domain::{Command, Day, Line, Money, RewardId};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, Known, Pick, line, texts, use_book};

/// What, from whom, for how many points, how many, until when, and who hands it over.
#[component]
pub(super) fn PublishForm(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let (title, giver, place, points) = (empty(), empty(), empty(), empty());
    let (stock, worth, until, times) = (empty(), empty(), empty(), empty());
    let keeper = RwSignal::new(None);
    let doing = Doing::nothing();
    let among = Memo::new(move |_| {
        let known = |it: Member| {
            let homes: Vec<String> = it
                .standings
                .iter()
                .filter(|it| Standing::is_active(it))
                .map(|it| it.address.to_string())
                .collect();
            Known {
                id: it.id,
                name: it.name.to_string(),
                note: homes.join(t.list_comma()),
            }
        };
        let mut all: Vec<Known> = book.all::<Member>().into_iter().map(known).collect();
        all.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        all
    });
    let number = move |label: &str, value: RwSignal<String>| {
        let number = value.get_untracked().trim().parse::<u32>();
        number.map_err(|_| t.fault_number(label))
    };
    let command = move || {
        let community = book.community().map(|it| it.id);
        let worth = worth.get_untracked();
        let kind = match worth.trim() {
            "" => RewardKind::Service,
            worth => RewardKind::Good {
                worth: worth
                    .parse::<Money>()
                    .map_err(|_| t.fault_number(t.points_worth()))?,
            },
        };
        let limit = match times.get_untracked().trim() {
            "" => None,
            times => Some(Limit {
                times: times
                    .parse()
                    .map_err(|_| t.fault_number(t.points_times()))?,
                days: 30,
            }),
        };
        let closes_on: Option<Day> = until.get_untracked().parse().ok();
        let closes_on = closes_on.ok_or_else(|| t.fault_empty(t.points_until()))?;
        let reward = Reward {
            id: RewardId(offline::new_id()),
            community: community.ok_or_else(|| t.pick_first().to_owned())?,
            title: line(t.points_reward(), &title.get_untracked(), t)?,
            words: None,
            kind,
            giver: line(t.points_giver(), &giver.get_untracked(), t)?,
            givers: keeper.get_untracked().into_iter().collect(),
            place: line(t.points_place(), &place.get_untracked(), t)?,
            points: number(t.points_cost(), points)?,
            stock: number(t.points_stock(), stock)?,
            limit,
            opens_at: book.now(),
            closes_at: closes_on.plus(1).starts_at(),
        };
        Ok(Command::Points(Points::PublishReward(Box::new(
            PublishReward { reward },
        ))))
    };
    let publish = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <Field label=t.points_reward() value=title limit=Line::MOST />
        <Field label=t.points_giver() value=giver limit=Line::MOST />
        <Field label=t.points_place() value=place limit=Line::MOST />
        <Field label=t.points_cost() value=points kind=InputKind::Number />
        <Field label=t.points_stock() value=stock kind=InputKind::Number />
        <Field label=t.points_worth() value=worth hint=t.points_worth_hint() />
        <Field label=t.points_times() value=times hint=t.points_times_hint() />
        <Field label=t.points_until() value=until kind=InputKind::Day />
        <Pick label=t.points_keepers() group="keeper" among chosen=keeper />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=publish>
            {t.points_publish()}
        </Button>
    }
}
