//! 去兑换: what units and shops give for points.

use components::{
    Button, ButtonLink, ButtonLook, Card, Fact, Facts, Glyph, Sheet, State, StateKind,
};
use domain::points::{Balance, Book, Command, PickUpCode, Reward, RewardKind, RewardStock};
use domain::{BookingId, wording};
use leptos::prelude::*;

use super::{own, until};
use crate::shell::{Here, sorted, waiting_note};

/// The screen.
pub(super) fn rewards(here: Here) -> AnyView {
    let t = here.t;
    let picked = RwSignal::new(None::<Reward>);
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let now = here.now();
        let mut all = here.all::<Reward>();
        all.retain(|it| it.opens_at <= now && now < it.closes_at);
        let all = sorted(all, |it| (i64::from(it.points), it.id.0));
        let left = |it: &Reward| {
            here.get::<RewardStock>(it.id)
                .map_or(0, |stock| stock.left(it))
        };
        all.into_iter()
            .map(|it| (left(&it), it))
            .collect::<Vec<_>>()
    });
    let has = Memo::new(move |_| {
        let me = here.person()?;
        let at = until(here);
        Some(own(here).with(|own| Balance::of(&own.journal, me, at).spendable))
    });
    let sum = move || {
        has.get()
            .map(|has| view! { <p class="strong">{t.points_you_have(has)}</p> })
    };
    let shown = move || {
        let (all, has) = (all.get(), has.get());
        if all.is_empty() {
            let (title, text) = (t.points_rewards_none(), t.points_rewards_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::GIFT title text /> }
                .into_any();
        }
        let cards = all.into_iter().map(|(left, it)| {
            let pick = it.clone();
            let press = Callback::new(move |()| {
                picked.set(Some(pick.clone()));
                open.set(true);
            });
            card(here, &it, left, has, press)
        });
        cards.collect_view().into_any()
    };
    let inside = move || {
        let picked = picked.get();
        untrack(|| picked.map(|it| confirm(here, it, open)))
    };
    let body = view! {
        <p class="soft">{t.points_rewards_text()}</p>
        {sum}
        {shown}
        <Sheet open title=t.points_book_title() close_label=t.shell_close()>
            {inside}
        </Sheet>
    };
    super::screen(here, t.points_redeem(), "/points", body.into_any())
}

fn card(here: Here, it: &Reward, left: u32, has: Option<u64>, press: Callback<()>) -> AnyView {
    let t = here.t;
    let act = match has {
        None => view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any(),
        Some(_) if left == 0 => {
            view! { <p class="small soft">{t.points_none_left()}</p> }.into_any()
        }
        Some(has) if has < u64::from(it.points) => {
            let lacks = u64::from(it.points) - has;
            view! { <p class="small soft">{t.points_lacks(lacks)}</p> }.into_any()
        }
        Some(_) => {
            let label = t.points_book_this(it.title.to_string());
            view! {
                <Button block=true glyph=Glyph::GIFT on_press=press>
                    {label}
                </Button>
            }
            .into_any()
        }
    };
    let words = it.words.as_ref().map(|words| {
        let words = words.to_string();
        view! { <p>{words}</p> }
    });
    let (title, points) = (it.title.to_string(), t.points_points(it.points));
    let facts = Signal::stored(facts(here, it, Some(left)));
    view! {
        <Card>
            <div class="spread">
                <h2 class="card__title">{title}</h2>
                <strong>{points}</strong>
            </div>
            {words}
            <Facts facts />
            {act}
        </Card>
    }
    .into_any()
}

/// What one should know of a reward before one takes it.
pub(super) fn facts(here: Here, it: &Reward, left: Option<u32>) -> Vec<Fact> {
    let t = here.t;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let kind = match it.kind {
        RewardKind::Service => t.points_service().to_owned(),
        RewardKind::Good { worth } => t.points_good(worth),
    };
    let mut facts = vec![
        fact(t.points_giver(), it.giver.to_string()),
        fact(t.points_place(), it.place.to_string()),
        fact(t.points_kind(), kind),
    ];
    if let Some(limit) = it.limit {
        facts.push(fact(
            t.points_limit(),
            t.points_limit_of(limit.days, limit.times),
        ));
    }
    facts.extend(left.map(|left| fact(t.points_left(), t.points_left_of(left))));
    let until = wording::day(it.closes_at.plus_ms(-1).day(), here.lang);
    facts.push(fact(t.points_until(), until));
    facts
}

fn confirm(here: Here, it: Reward, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let busy = RwSignal::new(false);
    let text = t.points_book_text(it.points, it.title.to_string());
    let facts = facts(here, &it, None);
    let reward = it.id;
    let press = move |()| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            let id = BookingId(offline::new_id());
            let code = chance();
            let command = Command::Book(Book { id, reward, code });
            match here.submit(domain::Command::Points(command)).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.points_booked_done(waiting_note(here)));
                    here.go(&format!("/points/b/{id}"));
                }
                Err(sentence) => here.warn(sentence),
            }
            busy.set(false);
        });
    };
    view! {
        <div class="stack stack--3">
            <p>{text}</p>
            <Facts facts=Signal::stored(facts) />
            <p class="small soft">{t.points_book_back()}</p>
            <Button look=ButtonLook::Primary block=true busy on_press=press>
                {t.points_book()}
            </Button>
        </div>
    }
    .into_any()
}

/// A code that nobody has guessed.
fn chance() -> PickUpCode {
    let bytes = offline::new_key().0.0;
    let mut twelve = [0; 12];
    twelve.copy_from_slice(&bytes[..12]);
    PickUpCode::of(twelve)
}
