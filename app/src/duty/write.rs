//! A report written on a phone, by whoever holds an office or speaks for a body: every promise of the
//! last one asks for its answer.

use components::{
    Button, ButtonLook, Chip, Chips, Choice, Field, InputKind, Pace, Select, State, StateKind,
    TextArea,
};
use domain::duty::{
    Command as Act, Kept, Pledge, PublishDuty, ReportsAs, open_promises, reports_as,
};
use domain::issues::Body;
use domain::proposals::Photo;
use domain::{DutyReportId, Line, Prose, wording};
use leptos::prelude::*;

use super::words::office;
use crate::proposals::photo_strip;
use crate::shell::{self, Here, Sending, sorted};

/// How many photos it takes.
const PHOTOS_MOST: u16 = 4;

/// As whom this person may report.
pub fn offices(here: Here) -> Vec<(ReportsAs, String)> {
    let Some(community) = here.community().map(|it| it.id) else {
        return Vec::new();
    };
    let actor = here.actor();
    let held = actor.roles().iter().filter(|it| !it.office.is_staff());
    let mut all: Vec<(ReportsAs, String)> = held
        .map(|it| (ReportsAs::Holder(it.id), office(here, it.office, it.scope)))
        .collect();
    let bodies = sorted(here.all::<Body>(), |it| (0, it.id.0)).into_iter();
    all.extend(bodies.map(|it| (ReportsAs::Body(it.id), it.name.to_string())));
    here.read(|town| {
        all.retain(|(it, _)| reports_as(*it, community, &actor, town).is_ok());
    });
    all
}

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.duty_write());
    let may = Memo::new(move |_| !offices(here).is_empty());
    let body = move || {
        if may.get() {
            untrack(|| form(here))
        } else {
            let (title, text) = (t.duty_not_you(), t.duty_not_you_text());
            view! { <State kind=StateKind::NotYours title text page=true /> }.into_any()
        }
    };
    shell::inner(
        here,
        t.duty_write(),
        "/duty",
        Pace::Form,
        None,
        body.into_any(),
    )
}

/// A promise that asks for its answer.
#[derive(Clone)]
struct Asked {
    text: Line,
    kept: RwSignal<String>,
    words: RwSignal<String>,
}

fn asked(here: Here, it: ReportsAs) -> Vec<Asked> {
    let actor = here.actor();
    let promised = here.community().map(|community| {
        here.read(|town| {
            let reporter = reports_as(it, community.id, &actor, town).ok();
            reporter.map(|it| open_promises(&it, community.id, town))
        })
    });
    let promised = promised.flatten().unwrap_or_default().into_iter();
    let asked = promised.map(|text| Asked {
        text,
        kept: RwSignal::new("0".to_owned()),
        words: RwSignal::new(String::new()),
    });
    asked.collect()
}

fn form(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let all = offices(here);
    let first = all.first().map(|it| it.0);
    let who = RwSignal::new(first);
    let promised = RwSignal::new(first.map(|it| asked(here, it)).unwrap_or_default());
    let (year, ..) = here.now().day().ymd();
    let start = domain::Day::new(year, 1, 1).unwrap_or_else(|| here.now().day());
    let from = RwSignal::new(start.to_string());
    let to = RwSignal::new(here.now().day().to_string());
    let (done, next) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let photos = RwSignal::new(Vec::<Photo>::new());
    let draft = shell::keep(
        here,
        "duty".to_owned(),
        done.into(),
        Callback::new(move |kept| done.set(kept)),
    );
    let chips = all.into_iter().map(|(it, label)| {
        let pressed = Signal::derive(move || who.get() == Some(it));
        let press = move |()| {
            who.set(Some(it));
            promised.set(asked(here, it));
        };
        view! { <Chip label pressed on_press=press /> }
    });
    let chips = chips.collect_view();
    let pledges = move || {
        let cards = promised.get().into_iter().map(|it| pledge(here, it));
        cards.collect_view()
    };
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let (Some(community), Some(reports_as)) = (community, who.get_untracked()) else {
            sending.refuse(t.duty_lacks());
            return;
        };
        let days = (from.get_untracked().parse(), to.get_untracked().parse());
        let (Ok(from), Ok(to)) = days else {
            sending.refuse(t.duty_lacks_days());
            return;
        };
        let Ok(words) = Prose::new(&done.get_untracked()) else {
            sending.refuse(t.duty_lacks());
            return;
        };
        let pledges = promised.get_untracked().into_iter().map(|it| Pledge {
            text: it.text,
            kept: kept_of(&it.kept.get_untracked()),
            words: Prose::new(&it.words.get_untracked()).ok(),
        });
        let pledges = pledges.collect();
        let next = lines(&next.get_untracked());
        let id = DutyReportId(offline::new_id());
        let act = Act::Publish(PublishDuty {
            id,
            community,
            reports_as,
            from,
            to,
            pledges,
            done: words,
            next,
            photos: photos.get_untracked(),
        });
        sending.send_then(act, t.duty_published(), move || {
            draft.forget();
            here.go_instead(&format!("/duty/{id}"));
        });
    };
    view! {
        <h1 class="visually-hidden">{t.duty_write()}</h1>
        <div class="stack stack--5">
            <div class="stack stack--2">
                <p class="field__label">{t.duty_as()}</p>
                <Chips label=t.duty_as() wrap=true>{chips}</Chips>
            </div>
            <Field label=t.duty_from() value=from kind=InputKind::Day />
            <Field label=t.duty_to() value=to kind=InputKind::Day />
            {pledges}
            <TextArea label=t.duty_done() value=done rows=6 hint=t.duty_done_hint() limit=Prose::MOST />
            <TextArea label=t.duty_next() value=next rows=4 hint=t.duty_next_hint() limit=Prose::MOST />
            {photo_strip(here, photos, |_| PHOTOS_MOST)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.duty_publish()}
            </Button>
        </div>
    }
    .into_any()
}

fn pledge(here: Here, it: Asked) -> AnyView {
    let t = here.t;
    let choices = Kept::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::duty_kept(*it, here.lang).to_owned(),
    });
    let choices = Signal::stored(choices.collect::<Vec<_>>());
    let title = t.duty_promised(&it.text);
    view! {
        <fieldset class="stack stack--3">
            <legend class="strong">{title}</legend>
            <Select label=t.duty_kept_label() value=it.kept choices />
            <TextArea label=t.duty_kept_words() value=it.words rows=2 limit=Prose::MOST />
        </fieldset>
    }
    .into_any()
}

fn kept_of(value: &str) -> Kept {
    let index: usize = value.parse().unwrap_or_default();
    Kept::ALL[index % Kept::ALL.len()]
}

/// One promise a line.
fn lines(text: &str) -> Vec<Line> {
    text.lines().filter_map(|it| Line::new(it).ok()).collect()
}
