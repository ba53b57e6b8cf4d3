//! Calling an assembly: what is asked, among whom, until when, and whether it binds.

use components::{
    Banner, Button, ButtonLook, Choice, Field, Glyph, InputKind, Radio, Select, Tick,
};
use domain::members::{Building, Unit};
use domain::owners::{CallAssembly, Command as Owners, Force, Item, Matter, Policy, Scope};
use domain::proposals::{Photo, Proposal};
use domain::{Command, Line, ProposalId, RulePack, Timestamp};
use leptos::prelude::*;

use super::clauses::Clauses;
use super::draft::{Draft, Matters};
use crate::shell::{Book, Doing, Fault, line, read_instant, texts, use_book, written_instant};
use crate::texts::Texts;

/// The form of a call, of one that is about a proposal with its words.
#[component]
pub(super) fn CallForm(open: RwSignal<bool>, from: Option<ProposalId>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let pack = untrack(|| pack(book));
    let binds = pack.is_some_and(|pack| pack.owners_votes_bind);
    let force = RwSignal::new(if binds {
        Force::Statutory
    } else {
        Force::Advisory
    });
    let caller = RwSignal::new(String::new());
    let title = RwSignal::new(String::new());
    let scope = RwSignal::new(String::new());
    let extraordinary = RwSignal::new(false);
    let first = Draft::new();
    let drafts = RwSignal::new(vec![first]);
    let (opens, closes) = untrack(|| usual(book, pack));
    let opens_at = RwSignal::new(written_instant(opens));
    let closes_at = RwSignal::new(written_instant(closes));
    let silence = RwSignal::new(Policy::Strict);
    let own_parking = pack.map(|it| it.owners.parking.default).unwrap_or_default();
    let parking = RwSignal::new(own_parking);
    let about_parking = RwSignal::new(false);
    let clause = RwSignal::new(Vec::<Photo>::new());
    let doing = Doing::nothing();
    let places = Memo::new(move |_| scopes(book, t));
    let scopes =
        Signal::derive(move || places.with(|it| numbered(it.iter().map(|it| it.1.clone()))));
    let known = StoredValue::new(matters(pack));
    if let Some(proposal) = untrack(|| book.get::<Proposal>(from?)) {
        title.set(proposal.details.title.to_string());
        first.begin(&proposal, known, places, t);
    }
    let command = move || {
        let at = |it: RwSignal<String>, name: &str| {
            read_instant(&it.get_untracked()).ok_or_else(|| t.fault_instant(name))
        };
        let compound = book
            .compound()
            .ok_or_else(|| t.owners_no_compound().to_owned())?;
        let chosen: usize = scope.get_untracked().parse().unwrap_or(0);
        let chosen = places.with_untracked(|it| it.get(chosen).map(|it| it.0));
        let items = drafts
            .get_untracked()
            .into_iter()
            .map(|it| it.read(known, places, t));
        let call = CallAssembly {
            id: offline::new_id().into(),
            compound: compound.id,
            caller: line(t.owners_caller(), &caller.get_untracked(), t)?,
            title: line(t.owners_title_column(), &title.get_untracked(), t)?,
            scope: chosen.unwrap_or(Scope::Compound(compound.id)),
            force: force.get_untracked(),
            extraordinary: extraordinary.get_untracked(),
            items: items.collect::<Result<Vec<Item>, String>>()?,
            about_parking: about_parking.get_untracked(),
            parking: parking.get_untracked(),
            silence: silence.get_untracked(),
            rule_text: clause.with_untracked(|it| it.first().map(|it| it.hash)),
            opens_at: at(opens_at, t.owners_opens_at())?,
            closes_at: at(closes_at, t.closes_at())?,
        };
        Ok(Command::Owners(Owners::CallAssembly(call)))
    };
    let call = move |()| doing.submit(command(), move || open.set(false));
    let kind = move |value: Force, label: &'static str, note: &'static str| {
        view! {
            <Radio
                group="owners-force"
                label
                note
                chosen=Signal::derive(move || force.get() == value)
                on_choose=move |()| force.set(value)
            />
        }
    };
    let binding = if binds {
        kind(
            Force::Statutory,
            t.owners_statutory(),
            t.owners_statutory_note(),
        )
        .into_any()
    } else {
        view! { <Banner glyph=Glyph::INFO>{t.owners_not_binding()}</Banner> }.into_any()
    };
    let items = move || {
        let drafts = drafts.get().into_iter().enumerate();
        drafts
            .map(|(index, it)| view! { <Matters index it known places /> })
            .collect_view()
    };
    view! {
        <fieldset>
            <legend class="field__label">{t.owners_kind()}</legend>
            {binding} {kind(Force::Advisory, t.owners_advisory(), t.owners_advisory_note())}
        </fieldset>
        <Field label=t.owners_title_column() value=title limit=Line::MOST />
        <Field label=t.owners_caller() value=caller limit=Line::MOST hint=t.owners_caller_hint() />
        <Select label=t.owners_scope() value=scope choices=scopes />
        {items}
        <Button on_press=move |()| drafts.update(|it| it.push(Draft::new()))>
            {t.owners_item_more()}
        </Button>
        <Field label=t.owners_opens_at() value=opens_at kind=InputKind::Instant hint=rule(pack, t) />
        <Field label=t.closes_at() value=closes_at kind=InputKind::Instant />
        <Tick
            label=t.owners_extraordinary()
            checked=extraordinary
            on_change=move |it| extraordinary.set(it)
        />
        <Clauses pack silence parking about_parking clause />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=call>
            {t.owners_call()}
        </Button>
    }
}

/// The rules in force today.
pub(super) fn pack(book: Book) -> Option<&'static RulePack> {
    RulePack::in_force(&book.community()?.pack, book.today())
}

/// The first lawful morning after a notice of today, and two weeks of voting.
fn usual(book: Book, pack: Option<&RulePack>) -> (Timestamp, Timestamp) {
    let today = book.today();
    let first = pack.map_or(today, |pack| {
        let window = &pack.owners.window;
        window.earliest(today, false, pack.weekends_shift)
    });
    (
        Timestamp::at(first, 8, 0),
        Timestamp::at(first.plus(14), 20, 0),
    )
}

fn rule(pack: Option<&RulePack>, t: Texts) -> String {
    let window = pack.map(|pack| &pack.owners.window);
    window.map_or_else(String::new, |it| {
        t.owners_days(it.vote_days_least, it.vote_days_most, it.notice_days)
    })
}

/// Choices by their places in a list.
pub(super) fn numbered(labels: impl Iterator<Item = String>) -> Vec<Choice> {
    let choice = |(index, label): (usize, String)| Choice {
        value: index.to_string(),
        label,
    };
    labels.enumerate().map(choice).collect()
}

/// What can be asked, a renovation first: it is what is asked most.
fn matters(pack: Option<&RulePack>) -> Vec<Matter> {
    let local = pack.into_iter().flat_map(|it| &it.owners.local_matters);
    let local = local.map(|it| Matter::Local(it.code.clone()));
    let of_278 = Matter::OF_278.into_iter();
    let rest = of_278.filter(|it| *it != Matter::Rebuild);
    [Matter::Rebuild]
        .into_iter()
        .chain(rest)
        .chain([Matter::Lift, Matter::DwellingToBusiness])
        .chain(local)
        .collect()
}

fn scopes(book: Book, t: Texts) -> Vec<(Scope, String)> {
    let mut choices = Vec::new();
    let Some(compound) = book.compound() else {
        return choices;
    };
    choices.push((Scope::Compound(compound.id), compound.name.to_string()));
    for building in crate::members::buildings(book) {
        let Building { id, name, .. } = building;
        choices.push((Scope::Building(id), name.to_string()));
        let mut units = book.of::<Unit>(id);
        units.sort_by_key(|it| it.name.clone());
        for unit in units {
            let named = unit.name.map(|it| it.to_string());
            let label = format!("{name} {}", named.unwrap_or_else(|| t.no_unit().to_owned()));
            choices.push((Scope::Unit(unit.id), label));
        }
    }
    choices
}
