//! A report: what it looks like, what it is, where, in one screen (随手拍).

use components::{
    Banner, Button, ButtonLink, ButtonLook, Chip, Chips, Dock, Glyph, Pace, State, StateKind,
    TextArea, Tick, Tone,
};
use domain::issues::{Category, Command as Act, Hotline, PHOTOS_MOST, ReportIssue, Spot};
use domain::members::{self, Compound};
use domain::proposals::Photo;
use domain::{BuildingId, IssueId, Prose, SpotId, UnitId, wording};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::door::{self, Door};
use super::near;
use super::spot::where_it_is;
use crate::proposals::photo_strip;
use crate::shell::{self, Draft, Here, Sending, Steps};

/// The page of it.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.issue_new());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let compound = Memo::new(move |_| here.compound());
    let fields = Fields::new();
    let sending = Sending::new(here);
    let draft = shell::keep(
        here,
        "issue-new".to_owned(),
        Signal::derive(move || fields.kept()),
        Callback::new(move |kept: String| fields.restore(&kept)),
    );
    let body = move || {
        if !belongs.get() {
            let act =
                view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
            let (title, text) = (t.issue_guest_title(), t.issue_guest_text());
            return view! {
                {untrack(|| danger(here, Category::GasSmell.hotlines()))}
                <State kind=StateKind::NotYours glyph=Glyph::CAMERA title text act page=true />
            }
            .into_any();
        }
        match compound.get() {
            Some(compound) => untrack(|| form(here, &compound, fields, sending)),
            None => shell::absent(here),
        }
    };
    let dock = move || {
        (belongs.get() && compound.with(Option::is_some))
            .then(|| untrack(|| dock(here, fields, sending, draft)))
    };
    shell::inner(
        here,
        t.issue_new(),
        "/issues",
        Pace::Close,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// What is chosen and typed.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    category: RwSignal<Option<Category>>,
    danger: RwSignal<bool>,
    words: RwSignal<String>,
    photos: RwSignal<Vec<Photo>>,
    pub(super) spot: RwSignal<Option<SpotId>>,
    pub(super) building: RwSignal<Option<BuildingId>>,
    pub(super) unit: RwSignal<Option<UnitId>>,
    is_new: RwSignal<bool>,
    tried: RwSignal<bool>,
    /// The question that is asked in care mode.
    at: RwSignal<usize>,
    /// At a door: for whom one writes, and not for oneself.
    door: Door,
}

/// What was sent is no draft any more, or leaving the page would keep it once more.
fn sent(it: Fields) {
    it.category.set(None);
    it.words.set(String::new());
    it.photos.set(Vec::new());
    it.at.set(0);
    it.door.leave();
}

/// The same as it is kept.
#[derive(Deserialize, Serialize)]
struct Kept {
    category: Option<Category>,
    danger: bool,
    words: String,
    photos: Vec<Photo>,
    spot: Option<SpotId>,
    building: Option<BuildingId>,
    unit: Option<UnitId>,
    /// The address of a neighbour's home, as it is typed.
    #[serde(default)]
    door: Option<String>,
}

impl Fields {
    /// How many questions there are in care mode: the picture, what it is, words, where, and a last look.
    const QUESTIONS: usize = 5;
    /// The one that asks what it is.
    const KIND: usize = 1;
    /// The one that asks where.
    const WHERE: usize = 3;

    fn new() -> Self {
        Self {
            category: RwSignal::new(None),
            danger: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            photos: RwSignal::new(Vec::new()),
            spot: RwSignal::new(None),
            building: RwSignal::new(None),
            unit: RwSignal::new(None),
            is_new: RwSignal::new(false),
            tried: RwSignal::new(false),
            at: RwSignal::new(0),
            door: Door::new(),
        }
    }

    /// What is kept of it while it is not sent; nothing as long as nothing is chosen or said.
    fn kept(self) -> String {
        let kept = Kept {
            category: self.category.get(),
            danger: self.danger.get(),
            words: self.words.get(),
            photos: self.photos.get(),
            spot: self.spot.get(),
            building: self.building.get(),
            unit: self.unit.get(),
            door: self.door.kept(),
        };
        let blank = kept.category.is_none() && kept.words.trim().is_empty();
        if blank && kept.photos.is_empty() {
            return String::new();
        }
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What was kept, if this version reads it.
    fn restore(self, kept: &str) {
        let Ok(kept) = serde_json::from_str::<Kept>(kept) else {
            return;
        };
        self.category.set(kept.category);
        self.danger.set(kept.danger);
        self.words.set(kept.words);
        self.photos.set(kept.photos);
        self.spot.set(kept.spot);
        self.building.set(kept.building);
        self.unit.set(kept.unit);
        self.door.restore(kept.door);
    }

    /// Where, as far as it is chosen: at home where nothing is.
    pub(super) fn place(self, compound: &Compound) -> Spot {
        Spot {
            compound: compound.id,
            building: self.building.get(),
            unit: self.unit.get(),
            spot: self.spot.get(),
        }
    }

    fn is_dangerous(self) -> bool {
        let smells = self.category.get().map(|it| it.hotlines().len());
        self.danger.get() || smells.unwrap_or_default() > 0
    }
}

/// The numbers that come before everything else.
fn danger(here: Here, hotlines: &[Hotline]) -> AnyView {
    let t = here.t;
    let links = hotlines.iter().map(|it| {
        let href = format!("tel:{}", it.number());
        let label = t.issue_call(it.number(), wording::hotline(*it, here.lang));
        view! { <ButtonLink href=href glyph=Glyph::PHONE>{label}</ButtonLink> }
    });
    let links = links.collect_view();
    view! {
        <div class="hotlines">
            <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.issue_danger_title()>
                {t.issue_danger_text()}
            </Banner>
            <div class="hotlines__numbers">{links}</div>
        </div>
    }
    .into_any()
}

fn form(here: Here, compound: &Compound, it: Fields, sending: Sending) -> AnyView {
    let t = here.t;
    at_home(here, it);
    let dangerous = Memo::new(move |_| it.is_dangerous());
    let numbers = move || dangerous.get().then(|| danger(here, &Hotline::ALL));
    let first = move || (!dangerous.get()).then(|| danger(here, Category::GasSmell.hotlines()));
    let chip = |category: Category| {
        let label = wording::issue_category(category, here.lang);
        let pressed = Signal::derive(move || it.category.get() == Some(category));
        let press = move |()| {
            it.category.set(Some(category));
            sending.forgive();
        };
        view! { <Chip label pressed on_press=press /> }
    };
    let chips = Category::ALL.map(chip).into_iter().collect_view();
    let missing = move || {
        let missing = it.tried.get() && it.category.get().is_none();
        missing.then(|| view! { <p class="field__fault" role="alert">{t.issue_choose_kind()}</p> })
    };
    let (for_near, for_twice) = (compound.clone(), compound.clone());
    let near = Memo::new(move |_| {
        let category = it.category.get();
        category.map_or_else(Vec::new, |category| {
            near::found(here, category, &it.place(&for_near))
        })
    });
    let twice = Memo::new(move |_| {
        let category = it.category.get();
        category.is_some_and(|category| mine_is_open(here, category, &it.place(&for_twice)))
    });
    let again = move || {
        twice.get().then(|| {
            view! {
                <Tick
                    label=t.issue_is_new()
                    note=t.issue_is_new_note()
                    checked=it.is_new
                    on_change=move |on| it.is_new.set(on)
                />
            }
        })
    };
    let photo = photo_strip(here, it.photos, |_| PHOTOS_MOST);
    let kind = view! {
        <div class="stack stack--2">
            <p class="field__label">{t.issue_kind()}</p>
            <Chips label=t.issue_kind() wrap=true>{chips}</Chips>
            {missing}
        </div>
    };
    let words = view! {
        <TextArea
            label=t.issue_words()
            need=t.form_optional()
            value=it.words
            rows=2
            limit=Prose::MOST
        />
    };
    let place = view! {
        {door::offered(here, it.door, it.building, it.unit)}
        {where_it_is(here, compound, it)}
    };
    let last = view! {
        {near::offered(here, near)}
        {again}
        <Tick
            label=t.issue_is_danger()
            checked=it.danger
            on_change=move |on| it.danger.set(on)
        />
        {first}
    };
    let steps = steps(here, it);
    view! {
        <h1 class="visually-hidden">{t.issue_new_title()}</h1>
        {numbers}
        <div class="stack stack--5">
            {steps.line()}
            {steps.question(0, photo)}
            {steps.question(Fields::KIND, kind.into_any())}
            {steps.question(2, words.into_any())}
            {steps.question(Fields::WHERE, place.into_any())}
            {steps.question(4, last.into_any())}
            {sending.fault()}
        </div>
    }
    .into_any()
}

/// Its questions, one at a time in care mode.
fn steps(here: Here, it: Fields) -> Steps {
    Steps::new(here, it.at, Fields::QUESTIONS)
}

/// One's own stairwell, until another place is tapped.
fn at_home(here: Here, it: Fields) {
    if it.building.with_untracked(Option::is_some) || it.spot.with_untracked(Option::is_some) {
        return;
    }
    let actor = here.actor();
    let Some(standing) = actor.standings().first() else {
        return;
    };
    it.building.set(Some(standing.building));
    let home: Option<members::Home> = here.get(standing.home);
    it.unit.set(home.map(|it| it.unit));
}

/// Whether one has reported the same there, and it is open.
fn mine_is_open(here: Here, category: Category, spot: &Spot) -> bool {
    let me = here.person();
    let all = super::words::all_whole(here);
    all.iter().any(|it| {
        let same = it.category == category && it.with.is_some() && it.is_mine(me);
        same && it.spot.near(spot) == Some(domain::issues::Nearness::Same)
    })
}

fn dock(here: Here, it: Fields, sending: Sending, draft: Draft) -> AnyView {
    let t = here.t;
    let offline = move || {
        let online = here.status(|status| status.online);
        (!online).then(|| view! { <p class="dock__note">{t.issue_offline()}</p> })
    };
    let send = move |()| {
        let Some(act) = untrack(|| read(here, it)) else {
            it.tried.set(true);
            let nobody = untrack(|| it.door.is_open(here));
            let (question, sentence) = if nobody {
                (Fields::WHERE, t.issue_door_missing())
            } else {
                (Fields::KIND, t.issue_choose_kind())
            };
            it.at.set(question);
            sending.refuse(sentence);
            return;
        };
        let href = act
            .issue()
            .map_or_else(|| "/issues".to_owned(), |id| format!("/i/{id}"));
        sending.send_then(act, t.issue_sent(), move || {
            sent(it);
            draft.forget();
            here.go_instead(&href);
        });
    };
    let steps = steps(here, it);
    let act = move || {
        view! {
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.issue_send()}
            </Button>
        }
        .into_any()
    };
    view! { <Dock>{offline} {steps.back()} {steps.on(act)}</Dock> }.into_any()
}

/// What is chosen, as an act; nothing while something is missing.
fn read(here: Here, it: Fields) -> Option<Act> {
    let community = here.community()?.id;
    let compound = here.compound()?;
    if it.door.is_open(here) {
        return None;
    }
    let words = it.words.get();
    let words = if words.trim().is_empty() {
        None
    } else {
        Some(Prose::new(&words).ok()?)
    };
    Some(Act::Report(ReportIssue {
        id: IssueId(offline::new_id()),
        community,
        category: it.category.get()?,
        danger: it.danger.get(),
        spot: it.place(&compound),
        words,
        photos: it.photos.get(),
        is_new: it.is_new.get(),
        behalf: None,
        door: it.door.home(here).map(|it| it.id),
    }))
}
