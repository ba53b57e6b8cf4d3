//! 首页: what needs me now, results in publicity, how the neighbourhood moves.

mod moved;
mod news;
mod pulse;
mod todo;

use components::{ButtonLink, ButtonLook, Glyph, Icon, Pace, Row, Rows, TextProp};
use domain::owners::{MyMandate, Side};
use domain::wording;
use leptos::prelude::*;

use crate::emergency;
use crate::notices;
use crate::parts::Screen;
use crate::shell::{self, Call, Here, Place, Ways};

/// What a new guest does not see.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// What needs whoever is signed in.
    Todo,
    /// Home in care mode.
    Care,
    /// What one supports, proposed or offered help for.
    Followed,
}

/// What of home comes in a part of its own.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::Todo => view! { {bell(here)} {todo::todo(here)} {moved::moved(here)} }.into_any(),
        Page::Care => giant(here),
        Page::Followed => moved::page(here),
    }
}

/// 首页: while an emergency is on, that and nothing else.
pub fn screen(here: Here) -> AnyView {
    let alarm = Memo::new(move |_| emergency::on(here).is_some());
    let whole = move || {
        if alarm.get() {
            untrack(|| {
                shell::later(
                    here,
                    Place::Home,
                    Screen::Emergency(emergency::Page::Active),
                )
            })
        } else {
            untrack(|| everyday(here))
        }
    };
    whole.into_any()
}

/// Home as on any other day.
pub fn everyday(here: Here) -> AnyView {
    let care = Memo::new(move |_| here.settings().get().care);
    let whole = move || {
        if care.get() {
            untrack(|| shell::later(here, Place::Home, Screen::Home(Page::Care)))
        } else {
            untrack(|| plain(here))
        }
    };
    whole.into_any()
}

fn plain(here: Here) -> AnyView {
    let t = here.t;
    let signed_in = Memo::new(move |_| here.person().is_some());
    let there = Memo::new(move |_| here.community().is_some());
    let title = Memo::new(move |_| {
        let compound = here.compound();
        compound.map_or_else(|| t.shell_brand().to_owned(), |it| it.name.to_string())
    });
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        let first = if signed_in.get() {
            shell::later_within(here, Screen::Home(Page::Todo))
        } else {
            join(here)
        };
        let board = view! {
            <Rows>
                <Row title=t.home_board() act="/grid" />
                <Row title=t.home_emergency() act="/emergency" />
                <Row title=t.six_home() act="/assessment" />
            </Rows>
        };
        view! { {sample(here)} {first} {notices::news(here)} {news::news(here)} {pulse::pulse(here)} {board} }
            .into_any()
    };
    let dock = move || {
        signed_in.get().then(|| {
            view! {
                <a class="camera not-care" href="/issues/new">
                    <span>{t.home_camera()}</span>
                    <span class="camera__button">
                        <Icon glyph=Glyph::CAMERA />
                        {t.home_camera_word()}
                    </span>
                </a>
            }
        })
    };
    let ways = Ways {
        place: Place::Home,
        title: TextProp::from(move || title.get()),
        line: Some(wording::day(here.now().day(), here.lang)),
        pace: Pace::Wide,
        dock: Some(dock.into_any()),
    };
    shell::place(here, ways, body.into_any())
}

/// That people and things here are made up, with the way to look around as somebody else.
fn sample(here: Here) -> AnyView {
    let t = here.t;
    let is = Memo::new(move |_| here.community().is_some_and(|it| it.sample));
    let shown = move || {
        is.get().then(|| {
            view! {
                <Rows bare=true>
                    <Row title=t.home_sample() meta=t.home_sample_text() act="/look" />
                </Rows>
            }
        })
    };
    shown.into_any()
}

/// What is new for me, as a line with a number; nothing where nothing is.
fn bell(here: Here) -> AnyView {
    let t = here.t;
    let new = Memo::new(move |_| crate::alerts::unread(here));
    let shown = move || {
        let count = new.get();
        (count > 0).then(|| {
            let lead = view! { <Icon glyph=Glyph::BELL /> }.into_any();
            view! {
                <Rows bare=true>
                    <Row title=t.alerts_count(count) act="/me/notices" lead />
                </Rows>
            }
        })
    };
    shown.into_any()
}

/// For those who are not signed in: what is here, and one button.
fn join(here: Here) -> AnyView {
    let t = here.t;
    view! {
        <section class="section" aria-label=t.shell_join()>
            <p class="phrase">{t.home_guest()}</p>
            <ButtonLink href="/join" look=ButtonLook::Primary block=true glyph=Glyph::KEY>
                {t.shell_join()}
            </ButtonLink>
        </section>
    }
    .into_any()
}

fn giant(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.shell_home());
    let vote = Memo::new(move |_| {
        if here.person().is_none() {
            return Call {
                line: t.care_join().to_owned(),
                href: "/join".to_owned(),
                waits: true,
            };
        }
        let councils = crate::councils::open_for_me(here).into_iter();
        let councils = councils.map(|it| (it.vote.closes_at, format!("/v/{}", it.vote.id)));
        let owners = crate::owners::waiting(here).into_iter();
        let owners = owners.map(|it| (it.closes_at, format!("/o/{}", it.id)));
        let mut open: Vec<_> = councils.chain(owners).collect();
        open.sort();
        match open.first() {
            Some((closes_at, href)) => {
                let left = wording::time_left(here.now(), *closes_at, here.lang);
                Call {
                    line: t.care_vote_line(open.len(), left.unwrap_or_default()),
                    href: href.clone(),
                    waits: true,
                }
            }
            None => Call {
                line: t.care_vote_none().to_owned(),
                href: "/councils".to_owned(),
                waits: false,
            },
        }
    });
    // What one has not read; then what was decided last.
    let news = Memo::new(move |_| {
        if let Some(notice) = notices::unread(here) {
            return Call {
                line: notice.title.to_string(),
                href: format!("/n/{}", notice.id),
                waits: true,
            };
        }
        match news::posted(here).into_iter().next() {
            Some((matter, _)) => Call {
                line: matter.motion.title.to_string(),
                href: format!("/v/{}", matter.vote.id),
                waits: true,
            },
            None => Call {
                line: t.care_listen_none().to_owned(),
                href: "/notices".to_owned(),
                waits: false,
            },
        }
    });
    shell::care(here, vote, news, helper(here))
}

/// Who may act for this person, by name.
fn helper(here: Here) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let (me, now) = (here.person()?, here.now());
        let mine = |it: &MyMandate| it.reader == me && it.side == Side::Principal && it.holds(now);
        here.all::<MyMandate>()
            .into_iter()
            .find(mine)
            .map(|it| it.other)
    })
}
