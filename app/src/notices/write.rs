//! A notice written on a phone: a building head to their building, a grid worker to theirs.

use components::{Button, ButtonLook, Chip, Chips, Field, Pace, State, StateKind, TextArea, Tick};
use domain::members::{Building, Unit};
use domain::notices::{Command as Act, Urgency, WriteNotice, may_write};
use domain::proposals::Photo;
use domain::{Audience, Line, NoticeId, Prose, wording};
use leptos::prelude::*;

use super::words::whom;
use crate::proposals::photo_strip;
use crate::shell::{self, Here, Sending, number, sorted};

/// For how many days a notice is valid, to choose from; the first is chosen.
const DAYS: [u16; 4] = [3, 7, 14, 30];

/// How many photos it takes.
const PHOTOS_MOST: u16 = 4;

/// To whom this person may write.
fn audiences(here: Here) -> Vec<Audience> {
    let Some(compound) = here.compound() else {
        return Vec::new();
    };
    let buildings = sorted(here.of::<Building>(compound.id), |it| {
        (number(it.name.as_str()), it.id.0)
    });
    let mut all = vec![
        Audience::Public,
        Audience::Residents,
        Audience::Compound(compound.id),
        Audience::Owners(compound.id),
        Audience::Grounds(compound.id),
    ];
    for building in buildings {
        all.push(Audience::Building(building.id));
    }
    let actor = here.actor();
    here.read(|town| all.retain(|to| may_write(&actor, *to, town).is_some()));
    // Whoever has one building alone writes to its stairwells as well.
    if let [Audience::Building(id)] = all[..] {
        let units = sorted(here.of::<Unit>(id), |it| {
            let name = it.name.as_ref().map_or("", |it| it.as_str());
            (number(name), it.id.0)
        });
        let named = units.into_iter().filter(|it| it.name.is_some());
        all.extend(named.map(|it| Audience::Unit(it.id)));
    }
    all
}

/// Whether this person may write notices.
pub fn writes(here: Here) -> bool {
    !audiences(here).is_empty()
}

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.notice_write());
    let may = Memo::new(move |_| writes(here));
    let body = move || {
        if may.get() {
            untrack(|| form(here))
        } else {
            let (title, text) = (t.notice_not_you(), t.notice_not_you_text());
            view! { <State kind=StateKind::NotYours title text page=true /> }.into_any()
        }
    };
    shell::inner(
        here,
        t.notice_write(),
        "/notices",
        Pace::Form,
        None,
        body.into_any(),
    )
}

fn form(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let all = audiences(here);
    let to = RwSignal::new(all.first().copied());
    let (title, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let urgency = RwSignal::new(Urgency::Ordinary);
    let days = RwSignal::new(DAYS[0]);
    let comments = RwSignal::new(true);
    let photos = RwSignal::new(Vec::<Photo>::new());
    let draft = shell::keep(
        here,
        "notice".to_owned(),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let whom_chips = all.into_iter().map(|it| {
        let pressed = Signal::derive(move || to.get() == Some(it));
        view! { <Chip label=whom(here, it) pressed on_press=move |()| to.set(Some(it)) /> }
    });
    let whom_chips = whom_chips.collect_view();
    let urgencies = [Urgency::Ordinary, Urgency::Important, Urgency::Urgent].map(|it| {
        let pressed = Signal::derive(move || urgency.get() == it);
        let label = wording::urgency(it, here.lang);
        view! { <Chip label pressed on_press=move |()| urgency.set(it) /> }
    });
    let urgencies = urgencies.into_iter().collect_view();
    let lengths = DAYS.map(|it| {
        let pressed = Signal::derive(move || days.get() == it);
        view! { <Chip label=t.board_days_count(it) pressed on_press=move |()| days.set(it) /> }
    });
    let lengths = lengths.into_iter().collect_view();
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let title = Line::new(&title.get_untracked()).ok();
        let words = Prose::new(&text.get_untracked()).ok();
        let (Some(community), Some(to), Some(title), Some(text)) =
            (community, to.get_untracked(), title, words)
        else {
            sending.refuse(t.notice_lacks());
            return;
        };
        let id = NoticeId(offline::new_id());
        let until = here.now().day().plus(i32::from(days.get_untracked()));
        let act = Act::Write(WriteNotice {
            id,
            community,
            to,
            title,
            text,
            urgency: urgency.get_untracked(),
            until,
            photos: photos.get_untracked(),
            document: None,
            comments: comments.get_untracked(),
        });
        sending.send_then(act, t.notice_written(), move || {
            draft.forget();
            here.go_instead(&format!("/n/{id}"));
        });
    };
    view! {
        <h1 class="visually-hidden">{t.notice_write()}</h1>
        <div class="stack stack--5">
            <div class="stack stack--2">
                <p class="field__label">{t.notice_whom()}</p>
                <Chips label=t.notice_whom() wrap=true>{whom_chips}</Chips>
            </div>
            <Field label=t.notice_title() value=title limit=Line::MOST />
            <TextArea label=t.notice_text() value=text rows=5 limit=Prose::MOST />
            <div class="stack stack--2">
                <p class="field__label">{t.notice_urgency()}</p>
                <Chips label=t.notice_urgency() wrap=true>{urgencies}</Chips>
            </div>
            <div class="stack stack--2">
                <p class="field__label">{t.notice_valid()}</p>
                <Chips label=t.notice_valid() wrap=true>{lengths}</Chips>
            </div>
            {photo_strip(here, photos, |_| PHOTOS_MOST)}
            <Tick
                label=t.notice_comments()
                checked=comments
                on_change=move |on| comments.set(on)
            />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.notice_send()}
            </Button>
        </div>
    }
    .into_any()
}
