//! What hangs (公示): what and why, a strip with today on it, the board at both ends, and what
//! neighbours say to it.

use components::{
    Banner, ClockStrip, DocTitle, DocTop, Fact, Facts, Glyph, Pace, Paragraphs, Phase, Progress,
    Section, Tone,
};
use domain::notices::{About, Publicity, PublicityState};
use domain::{Day, PublicityId, wording};
use leptos::prelude::*;

use super::message::{Talk, talk};
use super::notice::pdf;
use super::words::whom;
use crate::councils::passed;
use crate::projects::strip;
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here, id: PublicityId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Publicity>(id));
    let named = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.title.to_string())));
    here.titled(named);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.board_one(),
        "/notices",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(here: Here, id: PublicityId, it: Memo<Option<Publicity>>) -> AnyView {
    let part = move |part: fn(Here, &Publicity) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
    };
    let says = Memo::new(move |_| {
        let today = here.now().day();
        let open = it.with(|it| it.as_ref().is_some_and(|it| it.takes_opinions(today)));
        open && here.actor().belongs()
    });
    let guest = Memo::new(move |_| here.person().is_none());
    view! {
        {part(standing)}
        {part(head)}
        {part(clock)}
        {part(board)}
        {move || (!guest.get()).then(|| untrack(|| below(here, id, says)))}
    }
    .into_any()
}

/// What neighbours say to it. Guests read none of it, since names stand in it.
fn below(here: Here, id: PublicityId, says: Memo<bool>) -> AnyView {
    let t = here.t;
    let what = Talk {
        title: t.board_talk(),
        say: t.board_say(),
        hint: t.board_say_hint(),
        none: t.board_talk_none(),
        key: format!("board:{id}"),
        says,
    };
    let mine = move |about: &About| matches!(about, About::Publicity { item, .. } if *item == id);
    let about = move |objection| About::Publicity {
        item: id,
        objection,
    };
    talk(here, what, mine, about)
}

fn standing(here: Here, it: &Publicity) -> AnyView {
    let t = here.t;
    match &it.state {
        PublicityState::Withdrawn(withdrawn) => {
            let day = wording::short_day(withdrawn.at.day(), here.lang);
            let reason = withdrawn.reason.to_string();
            view! {
                <Banner glyph=Glyph::CLOSE tone=Tone::Stop title=t.board_withdrawn(day)>
                    {reason}
                </Banner>
            }
            .into_any()
        }
        PublicityState::Ended(ended) => {
            let day = wording::short_day(ended.at.day(), here.lang);
            let title = t.board_ended(day, ended.objections);
            let words = ended.words.to_string();
            view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done title>
                    {words}
                </Banner>
            }
            .into_any()
        }
        PublicityState::Hangs => {
            let now = here.now();
            let line = if now.day() < it.from {
                t.board_comes(wording::day(it.from, here.lang))
            } else {
                let left = wording::time_left(now, it.next.starts_at(), here.lang);
                match left {
                    Some(left) => t.board_left(wording::short_day(it.last, here.lang), left),
                    None => t.board_done().to_owned(),
                }
            };
            view! { <Banner glyph=Glyph::CLOCK tone=Tone::Info>{line}</Banner> }.into_any()
        }
    }
}

fn head(here: Here, it: &Publicity) -> AnyView {
    let t = here.t;
    let number = t.board_number(whom(here, it.to));
    let end = ().into_any();
    let text = it.text.to_string();
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.board_basis(), it.basis.to_string()),
        fact(t.board_where(), it.hangs_at.to_string()),
        fact(t.board_days(), t.board_days_count(it.days)),
    ];
    let file = it
        .document
        .as_ref()
        .map(|file| pdf(here, it.title.as_str(), file));
    view! {
        <div class="stack stack--3">
            <DocTop number end />
            <DocTitle title=it.title.to_string() page=true />
            <div class="motion">
                <Paragraphs text=Signal::stored(text) />
            </div>
            {file}
            <Facts facts=Signal::stored(facts) />
        </div>
    }
    .into_any()
}

/// Posted, hangs, over: with today on it.
fn clock(here: Here, it: &Publicity) -> AnyView {
    let t = here.t;
    let short = |day: Day| wording::short_day(day, here.lang);
    let now = here.now();
    let today = now.day();
    let at = match it.state {
        PublicityState::Withdrawn(_) => return ().into_any(),
        PublicityState::Ended(_) => 3,
        PublicityState::Hangs if today < it.from => 0,
        PublicityState::Hangs if today <= it.last => 1,
        PublicityState::Hangs => 2,
    };
    let elapsed = passed(now, it.from.starts_at(), it.next.starts_at());
    let phases = [
        (t.board_phase_posted(), short(it.from)),
        (t.board_phase_hangs(), t.clock_until(short(it.last))),
        (t.board_phase_over(), t.board_from(short(it.next))),
    ];
    let phases = phases
        .into_iter()
        .enumerate()
        .map(|(index, (name, line))| Phase {
            name: name.to_owned(),
            lines: vec![line],
            progress: Progress::of(index, at),
            elapsed: if index == at && index == 1 {
                elapsed
            } else {
                0
            },
        });
    let phases = Signal::stored(phases.collect::<Vec<_>>());
    let note = it
        .provisional
        .then(|| view! { <p class="tiny soft">{t.result_provisional()}</p> });
    view! {
        <Section title=t.board_way()>
            <ClockStrip label=t.clock_label() today=t.clock_today() phases />
            {note}
        </Section>
    }
    .into_any()
}

/// The board as it was posted, and on its last day.
fn board(here: Here, it: &Publicity) -> AnyView {
    let t = here.t;
    if it.first.is_empty() && it.end.is_empty() {
        return ().into_any();
    }
    let first = (!it.first.is_empty()).then(|| {
        view! {
            <p class="small soft">{t.board_first()}</p>
            {strip(here, t.board_first(), &it.first)}
        }
    });
    let end = (!it.end.is_empty()).then(|| {
        view! {
            <p class="small soft">{t.board_last()}</p>
            {strip(here, t.board_last(), &it.end)}
        }
    });
    view! { <Section title=t.board_photos()>{first} {end}</Section> }.into_any()
}
