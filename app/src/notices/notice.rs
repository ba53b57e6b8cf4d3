//! The page of a notice: who says what to whom, until when, what was corrected, and what is said
//! below it.

use components::{
    Badge, Banner, Button, ButtonLink, ButtonLook, DocTitle, DocTop, Dock, Fact, Facts, Glyph,
    Pace, Paragraphs, Reveal, Section, Tone,
};
use domain::councils::Document;
use domain::notices::{About, Command as Act, Notice, NoticeDesk, ReadNotice, Urgency};
use domain::{NoticeId, wording};
use leptos::prelude::*;

use super::home::unread;
use super::message::{Talk, talk};
use super::words::{desk, has_read, is_for_me, known, whom};
use crate::projects::strip;
use crate::shell::{self, Here, Sending, when};

/// The page.
pub fn page(here: Here, id: NoticeId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| known(here, id));
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
    let sending = Sending::new(here);
    let may = Memo::new(move |_| {
        let today = here.now().day();
        it.with(|it| it.as_ref().is_some_and(|it| it.is_valid(today))) && is_for_me(here, id)
    });
    let read = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| has_read(here, it))));
    let care = Memo::new(move |_| here.settings().get().care);
    let press = move |()| {
        let act = Act::Read(ReadNotice { notice: id });
        sending.send(act, t.notice_read_done());
    };
    let dock = move || {
        may.get().then(|| {
            let inside = move || {
                if read.get() && care.get() {
                    untrack(|| next(here))
                } else if read.get() {
                    view! { <p class="dock__note">{t.notice_have_read()}</p> }.into_any()
                } else {
                    view! {
                        {sending.fault()}
                        <Button
                            look=ButtonLook::Primary
                            block=true
                            busy=sending.busy
                            on_press=press
                        >
                            {t.notice_read()}
                        </Button>
                    }
                    .into_any()
                }
            };
            view! { <Dock>{inside}</Dock> }
        })
    };
    shell::inner(
        here,
        t.notice_one(),
        "/notices",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// In care mode one reads them one after the other, and is led home after the last.
fn next(here: Here) -> AnyView {
    let t = here.t;
    let (href, label) = match unread(here) {
        Some(it) => (format!("/n/{}", it.id), t.care_next()),
        None => ("/".to_owned(), t.shell_to_home()),
    };
    view! {
        <ButtonLink href look=ButtonLook::Primary block=true>
            {label}
        </ButtonLink>
    }
    .into_any()
}

fn whole(here: Here, id: NoticeId, it: Memo<Option<Notice>>) -> AnyView {
    let part = move |part: fn(Here, &Notice) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
    };
    // Guests read nothing that names stand in.
    let open = Memo::new(move |_| {
        here.person().is_some() && it.with(|it| it.as_ref().is_some_and(|it| it.comments))
    });
    let says = Memo::new(move |_| {
        let stands = it.with(|it| it.as_ref().is_some_and(|it| it.withdrawn.is_none()));
        stands && is_for_me(here, id)
    });
    let t = here.t;
    let care = Memo::new(move |_| here.settings().get().care);
    let below = move || {
        open.get().then(|| {
            let what = Talk {
                title: t.notice_talk(),
                say: t.notice_say(),
                hint: t.notice_say_hint(),
                none: t.notice_talk_none(),
                key: format!("notice:{id}"),
                says,
            };
            let mine = move |about: &About| *about == About::Notice(id);
            let said = untrack(|| talk(here, what, mine, move |_| About::Notice(id)));
            // In care mode the notice is the one thing on the screen.
            if care.get() {
                view! { <Reveal label=t.care_said() glyph=Glyph::TALK>{said}</Reveal> }.into_any()
            } else {
                said
            }
        })
    };
    view! { {part(standing)} {part(head)} {part(before)} {reads(here, id)} {below} }.into_any()
}

/// What changed about it, before anything else.
fn standing(here: Here, it: &Notice) -> AnyView {
    let t = here.t;
    if let Some(withdrawn) = &it.withdrawn {
        let day = wording::short_day(withdrawn.at.day(), here.lang);
        let reason = withdrawn.reason.to_string();
        return view! {
            <Banner glyph=Glyph::CLOSE tone=Tone::Stop title=t.notice_withdrawn_on(day)>
                {reason}
            </Banner>
        }
        .into_any();
    }
    if !it.is_valid(here.now().day()) {
        let line = t.notice_was_until(wording::day(it.until, here.lang));
        return view! { <Banner glyph=Glyph::CLOCK tone=Tone::Info>{line}</Banner> }.into_any();
    }
    let Some(last) = it.before.last() else {
        return ().into_any();
    };
    let at = when(here, last.at);
    let changed = last.changed.to_string();
    view! {
        <Banner glyph=Glyph::EDIT tone=Tone::Wait title=t.notice_corrected(at)>
            {changed}
        </Banner>
    }
    .into_any()
}

fn head(here: Here, it: &Notice) -> AnyView {
    let t = here.t;
    let number = t.notice_number(whom(here, it.to));
    let tone = match it.urgency {
        Urgency::Urgent => Some(Tone::Stop),
        Urgency::Important => Some(Tone::Wait),
        Urgency::Ordinary => None,
    };
    let end = tone.map(|tone| {
        let label = wording::urgency(it.urgency, here.lang);
        view! { <Badge label tone /> }.into_any()
    });
    let end = end.unwrap_or_else(|| ().into_any());
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.notice_from(), desk(here, it.from)),
        fact(t.notice_at(), when(here, it.at)),
        fact(t.notice_until(), wording::day(it.until, here.lang)),
    ];
    let text = it.text.to_string();
    let photos = strip(here, t.notice_photos(), &it.photos);
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
            {photos} {file} <Facts facts=Signal::stored(facts) />
        </div>
    }
    .into_any()
}

/// The way to a PDF.
pub fn pdf(here: Here, title: &str, file: &Document) -> AnyView {
    let href = here.replica().photo_url(file.hash);
    let name = format!("{title}.pdf");
    view! {
        <p>
            <a href=href download=name>
                {here.t.material_pdf(file.kib())}
            </a>
        </p>
    }
    .into_any()
}

/// What stood in it before, the latest first.
fn before(here: Here, it: &Notice) -> AnyView {
    let t = here.t;
    if it.before.is_empty() {
        return ().into_any();
    }
    let versions = it.before.iter().rev().map(|version| {
        let at = when(here, version.at);
        let text = version.text.to_string();
        view! {
            <div class="stack stack--1">
                <p class="strong">{t.notice_version(at, &version.changed)}</p>
                <p class="small soft">{version.title.to_string()}</p>
                <div class="small soft">
                    <Paragraphs text=Signal::stored(text) />
                </div>
            </div>
        }
    });
    let versions = versions.collect_view();
    view! { <Section title=t.notice_before()>{versions}</Section> }.into_any()
}

/// How many have read it, for whoever looks after it.
fn reads(here: Here, id: NoticeId) -> AnyView {
    let desk = Memo::new(move |_| here.get::<NoticeDesk>(id).map(|it| it.reads));
    let shown = move || {
        desk.get().map(|reads| {
            view! { <p class="small soft">{here.t.notice_reads(reads)}</p> }
        })
    };
    shown.into_any()
}
