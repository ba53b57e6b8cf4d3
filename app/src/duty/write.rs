//! A report written on a phone, by whoever holds an office or speaks for a body: every promise of the
//! last one asks for its answer.

use components::{
    Button, ButtonLook, Chip, Chips, Choice, Field, InputKind, Pace, Select, State, StateKind,
    TextArea,
};
use domain::duty::{
    self, Command as Act, DutyFault, Kept, PublishDuty, ReportsAs, next_days, open_promises,
    reports_as,
};
use domain::issues::Body;
use domain::proposals::Photo;
use domain::{DutyReportId, Line, Prose, wording};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

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

/// What is chosen and typed for one office.
#[derive(Clone, Copy)]
struct Fields {
    from: RwSignal<String>,
    to: RwSignal<String>,
    pledges: StoredValue<Vec<Asked>>,
    done: RwSignal<String>,
    next: RwSignal<String>,
    photos: RwSignal<Vec<Photo>>,
    /// What was sent is no draft any more, or leaving the page would keep it once more.
    sent: RwSignal<bool>,
}

/// The same as it is kept.
#[derive(Deserialize, Serialize)]
struct KeptFields {
    from: String,
    to: String,
    /// The promise, how far it was kept, and what is said to it.
    pledges: Vec<(String, String, String)>,
    done: String,
    next: String,
    photos: Vec<Photo>,
}

impl Fields {
    /// What the last report of an office leaves to say.
    fn new(here: Here, it: ReportsAs) -> Self {
        let (actor, today) = (here.actor(), here.now().day());
        let found = here.community().and_then(|community| {
            here.read(|town| {
                let reporter = reports_as(it, community.id, &actor, town).ok()?;
                let promised = open_promises(&reporter, community.id, town);
                Some((promised, next_days(&reporter, community.id, today, town)))
            })
        });
        let yesterday = today.plus(-1);
        let (promised, (from, to)) = found.unwrap_or((Vec::new(), (yesterday, yesterday)));
        // Nothing is chosen for whoever reports.
        let pledges = promised.into_iter().map(|text| Asked {
            text,
            kept: RwSignal::new(String::new()),
            words: RwSignal::new(String::new()),
        });
        Self {
            from: RwSignal::new(from.to_string()),
            to: RwSignal::new(to.to_string()),
            pledges: StoredValue::new(pledges.collect()),
            done: RwSignal::new(String::new()),
            next: RwSignal::new(String::new()),
            photos: RwSignal::new(Vec::new()),
            sent: RwSignal::new(false),
        }
    }

    fn kept(self) -> String {
        if self.sent.get() {
            return String::new();
        }
        let pledges = self.pledges.get_value().into_iter();
        let kept = KeptFields {
            from: self.from.get(),
            to: self.to.get(),
            pledges: pledges
                .map(|it| (it.text.to_string(), it.kept.get(), it.words.get()))
                .collect(),
            done: self.done.get(),
            next: self.next.get(),
            photos: self.photos.get(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What was kept, if this version reads it; of promises, those that still ask.
    fn restore(self, kept: &str) {
        let Ok(kept) = serde_json::from_str::<KeptFields>(kept) else {
            return;
        };
        self.from.set(kept.from);
        self.to.set(kept.to);
        for asked in self.pledges.get_value() {
            let mut said = kept.pledges.iter();
            if let Some((_, choice, words)) = said.find(|it| it.0 == asked.text.as_str()) {
                asked.kept.set(choice.clone());
                asked.words.set(words.clone());
            }
        }
        self.done.set(kept.done);
        self.next.set(kept.next);
        self.photos.set(kept.photos);
    }

    /// Each promise with its answer.
    fn answered(self) -> Result<Vec<duty::Pledge>, DutyFault> {
        let asked = self.pledges.get_value().into_iter();
        let answered = asked.map(|it| {
            let kept = kept_of(&it.kept.get_untracked());
            duty::pledge(it.text, kept, &it.words.get_untracked())
        });
        answered.collect()
    }
}

fn form(here: Here) -> AnyView {
    let t = here.t;
    let all = offices(here);
    let who = RwSignal::new(all.first().map(|it| it.0));
    let chips = all.into_iter().map(|(it, label)| {
        let pressed = Signal::derive(move || who.get() == Some(it));
        view! { <Chip label pressed on_press=move |()| who.set(Some(it)) /> }
    });
    let chips = chips.collect_view();
    // Each office has its own promises and its own draft.
    let of_office = Memo::new(move |_| who.get());
    view! {
        <h1 class="visually-hidden">{t.duty_write()}</h1>
        <div class="stack stack--5">
            <div class="stack stack--2">
                <p class="field__label">{t.duty_as()}</p>
                <Chips label=t.duty_as() wrap=true>{chips}</Chips>
            </div>
            {move || of_office.get().map(|it| untrack(|| of(here, it)))}
        </div>
    }
    .into_any()
}

fn of(here: Here, reports_as: ReportsAs) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let fields = Fields::new(here, reports_as);
    let key = serde_json::to_string(&reports_as).unwrap_or_default();
    let draft = shell::keep(
        here,
        format!("duty-report:{key}"),
        Signal::derive(move || fields.kept()),
        Callback::new(move |kept: String| fields.restore(&kept)),
    );
    let Fields {
        from,
        to,
        done,
        next,
        photos,
        ..
    } = fields;
    let cards = fields.pledges.get_value().into_iter();
    let pledges = cards.map(|it| pledge(here, it)).collect_view();
    let send = move |()| {
        let Some(community) = here.community().map(|it| it.id) else {
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
        let next = duty::promises(&next.get_untracked());
        let (pledges, next) = match (fields.answered(), next) {
            (Ok(pledges), Ok(next)) => (pledges, next),
            (Err(fault), _) | (Ok(_), Err(fault)) => {
                sending.refuse(fault.sentence(here.lang));
                return;
            }
        };
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
            fields.sent.try_set(true);
            here.go_instead(&format!("/duty/{id}"));
        });
    };
    view! {
        <div class="stack stack--5">
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
    let not_yet = std::iter::once(Choice {
        value: String::new(),
        label: t.duty_kept_choose().to_owned(),
    });
    let choices = Signal::stored(not_yet.chain(choices).collect::<Vec<_>>());
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

fn kept_of(value: &str) -> Option<Kept> {
    Kept::ALL.get(value.parse::<usize>().ok()?).copied()
}
