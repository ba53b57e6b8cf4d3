//! 荣誉榜: those alone who ask for it, by a nickname.

use components::{
    Button, ButtonLook, Confirm, Field, Glyph, Row, Rows, Section, Sheet, State, StateKind, Tick,
};
use domain::points::{Command, JoinWall, LeaveWall, OnWall, WallLine};
use domain::{Line, WallLineId};
use leptos::prelude::*;

use super::{booking::act, cards, counter, pack};
use crate::shell::{Here, sorted, waiting_note};

/// How many lines the wall has.
const MOST: usize = 50;

/// The ways from one's points: the wall, the counter of a shop, the committee's questions.
pub(super) fn way(here: Here) -> AnyView {
    let t = here.t;
    let gives = Memo::new(move |_| counter::gives(here));
    let supervises = Memo::new(move |_| {
        let community = here.community();
        community.is_some_and(|it| here.actor().supervises(it.id))
    });
    let counter = move || {
        gives
            .get()
            .then(|| view! { <Row title=t.points_counter() act="/points/counter" /> })
    };
    let committee = move || {
        supervises
            .get()
            .then(|| view! { <Row title=t.points_committee() act="/points/committee" /> })
    };
    view! {
        <Section title=t.points_more()>
            <Rows>
                <Row title=t.points_redeem() act="/points/rewards" />
                <Row title=t.points_wall() act="/points/wall" />
                <Row title=t.nominees_title() act="/points/nominees" />
                {counter}
                {committee}
            </Rows>
        </Section>
    }
    .into_any()
}

/// The screen.
pub(super) fn wall(here: Here) -> AnyView {
    let t = here.t;
    let lines = Memo::new(move |_| {
        let honour = |it: &WallLine| i64::try_from(it.shown.honour).unwrap_or(i64::MAX);
        let mut lines = sorted(here.all::<WallLine>(), |it| (-honour(it), it.id.0));
        lines.truncate(MOST);
        lines
    });
    let shown = move || {
        let lines = lines.get();
        if lines.is_empty() {
            let (title, text) = (t.points_wall_none(), t.points_wall_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::MEDAL title text /> }
                .into_any();
        }
        let row = |it: &WallLine| {
            let title = it.shown.nickname.to_string();
            let trail = t.points_points(it.shown.honour);
            match stars_of(here, it) {
                0 => view! { <Row title trail /> }.into_any(),
                stars => {
                    let meta = t.volunteer_stars_now(stars);
                    view! { <Row title trail meta /> }.into_any()
                }
            }
        };
        let rows = lines.iter().map(row).collect_view();
        view! { <Rows label=t.points_wall()>{rows}</Rows> }.into_any()
    };
    let mine = Memo::new(move |_| {
        let me = here.person()?;
        Some(here.get::<OnWall>(me).is_some())
    });
    let ask = move || {
        let mine = mine.get();
        untrack(|| match mine {
            None => ().into_any(),
            Some(true) => leaving(here),
            Some(false) => joining(here),
        })
    };
    let body = view! {
        <p class="soft">{t.points_wall_text()}</p>
        {shown}
        {ask}
        {cards::cards(here)}
    };
    super::screen(here, t.points_wall(), "/points", body.into_any())
}

/// How many stars a line shows: by its hours, where they agreed to show them.
fn stars_of(here: Here, it: &WallLine) -> usize {
    let pack = pack(here, here.now().day());
    let stars = |hours: u32| {
        let minutes = u64::from(hours) * 60;
        pack.map_or(0, |pack| domain::points::stars(minutes, &pack.points).0)
    };
    it.hours.map_or(0, stars)
}

fn joining(here: Here) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let nickname = RwSignal::new(String::new());
    let stars = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let join = move |()| {
        let Some(community) = untrack(|| here.community()) else {
            return;
        };
        let Ok(nickname) = Line::new(&nickname.get_untracked()) else {
            fault.set(Some(t.points_nickname_fault().to_owned()));
            return;
        };
        let command = Command::JoinWall(JoinWall {
            line: WallLineId(offline::new_blind()),
            community: community.id,
            nickname,
            stars: stars.get_untracked(),
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Points(command)).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.points_wall_joined(waiting_note(here)));
                }
                Err(sentence) => fault.set(Some(sentence)),
            }
        });
    };
    view! {
        <Button block=true glyph=Glyph::MEDAL on_press=move |()| open.set(true)>
            {t.points_wall_join()}
        </Button>
        <Sheet open title=t.points_wall_join() close_label=t.shell_close()>
            <div class="stack stack--3">
                <p class="small soft">{t.points_wall_consent()}</p>
                <Field label=t.points_nickname() value=nickname fault />
                <Tick label=t.points_wall_stars() checked=stars on_change=move |on| stars.set(on) />
                <Button look=ButtonLook::Primary block=true on_press=join>
                    {t.points_wall_yes()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

fn leaving(here: Here) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let leave = move |()| {
        open.set(false);
        let Some(community) = untrack(|| here.community()).map(|it| it.id) else {
            return;
        };
        act(
            here,
            Command::LeaveWall(LeaveWall { community }),
            t.points_wall_left(),
        );
    };
    view! {
        <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
            {t.points_wall_leave()}
        </Button>
        <Confirm
            open
            title=t.points_wall_leave_title()
            text=t.points_wall_leave_text()
            yes=t.points_wall_leave()
            no=t.shell_not_now()
            on_yes=leave
        />
    }
    .into_any()
}
