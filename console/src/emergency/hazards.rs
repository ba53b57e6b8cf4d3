//! Hazards: the register, and one from found to closed.

use components::{
    Badge, Button, ButtonLook, Chip, Chips, Column, DataTable, Dot, Fact, Facts, Field, InputKind,
    PhotoItem, PhotoStrip, Search, Section, Select, TextArea, Tick, Timeline, TimelineItem, Tone,
};
use domain::emergency::{
    AssignHazard, CloseHazard, Command as Act, FindHazard, Hazard, HazardStage, HazardState,
    ReInspect, Rectifier, RegisterHazard, ReportUp, WorkOnHazard,
};
use domain::proposals::Photo;
use domain::{Command, HazardId, Line, Prose, wording};
use leptos::prelude::*;

use super::Parts;
use super::words::{Opens, asking, day, place, place_of, places};
use crate::members::known;
use crate::projects::Photos;
use crate::shell::{
    Book, Doing, ExportLink, Fault, Initials, Nothing, Page, Pick, fits, id_in_path, line, prose,
    read_instant, texts, to, use_book, written_instant,
};
use crate::texts::Texts;

/// The register.
#[component]
pub(crate) fn Hazards() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let stage = RwSignal::new(None::<HazardStage>);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Hazard>();
        all.sort_by_key(|it| {
            let first = !it.owes_report();
            (!it.is_open(), first, std::cmp::Reverse(it.found_at), it.id)
        });
        all
    });
    let chip = |of: HazardStage| {
        let count =
            Memo::new(move |_| all.with(|all| all.iter().filter(|it| it.stage() == of).count()));
        let name = wording::hazard_stage(of, t.lang);
        let label = Signal::derive(move || format!("{name} {}", count.get()));
        let pressed = Signal::derive(move || stage.get() == Some(of));
        let press = move |()| stage.update(|it| *it = (*it != Some(of)).then_some(of));
        view! { <Chip label pressed on_press=press /> }
    };
    let chips = HazardStage::ALL.map(chip).into_iter().collect_view();
    let table = move || {
        let (words, stage) = (words.get(), stage.get());
        let mut shown = all.get();
        shown.retain(|it| {
            let place = place(book, it.building, it.compound);
            let found = fits(&words, &[it.title.as_str(), &place], initials);
            found && stage.is_none_or(|stage| it.stage() == stage)
        });
        if shown.is_empty() {
            let (title, text) = (t.emergency_no_hazards(), t.emergency_no_hazards_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.emergency_hazard()),
            Column::words(t.emergency_place()),
            Column::words(t.state()),
            Column::words(t.emergency_rectifier()),
            Column::words(t.emergency_due_on()),
            Column::words(t.emergency_found_at()),
        ];
        let rows = shown.iter().map(|it| row(it, book, t)).collect_view();
        view! {
            <DataTable caption=t.emergency_hazards() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let finding = Callback::new(move |open| find(open, book, t));
    let acts = view! {
        <ExportLink list="hazards" />
        <Opens label=t.emergency_hazard_add() primary=true form=finding />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_hazards() acts=acts.into_any()>
            <Parts />
            <Search
                label=t.emergency_search_hazard()
                placeholder=t.emergency_search_hazard()
                value=words
            />
            <Chips label=t.state() wrap=true>{chips}</Chips>
            {table}
        </Page>
    }
}

fn who(to: &Rectifier, book: Book) -> String {
    match to {
        Rectifier::Person(id) => book.name(*id),
        Rectifier::Outside(name) => name.to_string(),
    }
}

fn row(it: &Hazard, book: Book, t: Texts) -> impl IntoView + use<> {
    let major = (it.major || it.owes_report()).then(|| {
        let label = match (it.major, it.owes_report()) {
            (true, true) => t.emergency_major_owed(),
            (true, false) => t.emergency_major(),
            (false, _) => t.emergency_up_owed(),
        };
        view! { " " <Badge label tone=Tone::Stop /> }
    });
    let (to_whom, due) = match it.rectifier() {
        Some((to, due)) => (Some(who(to, book)), due),
        None => (None, None),
    };
    let late = it.is_overdue(book.today());
    let class = if late { "nowrap is-seal" } else { "nowrap" };
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("emergency/hazards/{}", it.id))>{it.title.to_string()}</a>
                {major}
            </th>
            <td>{place(book, it.building, it.compound)}</td>
            <td class="nowrap">{wording::hazard_stage(it.stage(), t.lang)}</td>
            <td>{to_whom}</td>
            <td class=class>{due.map(|it| wording::short_day(it, t.lang))}</td>
            <td class="nowrap">{wording::instant(it.found_at, t.lang)}</td>
        </tr>
    }
}

fn find(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let title = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(String::new());
    let major = RwSignal::new(false);
    let photos = RwSignal::new(Vec::<Photo>::new());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let (building, compound) = place_of(&at.get(), book, t)?;
        Ok(Command::Emergency(Act::FindHazard(FindHazard {
            id: HazardId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            target: None,
            compound,
            building,
            title: line(t.emergency_hazard(), &title.get(), t)?,
            major: major.get(),
            words: Prose::new(&words.get()).ok(),
            photos: photos.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.emergency_hazard() value=title limit=Line::MOST />
            <Select label=t.emergency_place() value=at choices=places(book, t) />
            <TextArea label=t.note() value=words need=t.optional() limit=Prose::MOST />
            <Photos label=t.photos() photos />
            <Tick
                label=t.emergency_is_major()
                checked=major
                on_change=move |on| major.set(on)
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_hazard_add()}
            </Button>
        </div>
    }
    .into_any()
}

/// The page of one.
#[component]
pub(crate) fn HazardPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<HazardId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Hazard>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.emergency_no_hazard(), t.emergency_no_hazards_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: HazardId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<Hazard>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| it.title.to_string()));
    let facts = Signal::derive(move || {
        it.with(|it| it.as_ref().map(|it| facts(it, book, t)))
            .unwrap_or_default()
    });
    // A form that is open stays as it is while its record only learns when it was counted.
    let turn = Memo::new(move |_| it.with(|it| it.as_ref().map(turn)));
    let acts = move || {
        turn.get()?;
        untrack(|| it.get().map(|it| acts(it, book, t)))
    };
    let story = move || it.with(|it| it.as_ref().map(|it| story(it, book, t)));
    view! {
        <Page within=t.emergency_hazards() title=title.unwrap_or_default()>
            {asking()}
            <Facts facts />
            {acts}
            <Section title=t.issue_story()>{story}</Section>
        </Page>
    }
}

fn facts(it: &Hazard, book: Book, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(
            t.state(),
            wording::hazard_stage(it.stage(), t.lang).to_owned(),
        ),
        fact(t.emergency_place(), place(book, it.building, it.compound)),
        fact(
            t.emergency_found_at(),
            wording::instant(it.found_at, t.lang),
        ),
    ];
    if it.major || it.business {
        let value = match &it.reported {
            Some(up) => t.emergency_reported(wording::instant(up.at, t.lang), &up.to),
            None => t.emergency_up_owed().to_owned(),
        };
        let name = if it.major {
            t.emergency_major()
        } else {
            t.emergency_up()
        };
        facts.push(fact(name, value));
    }
    if let Some((to, due)) = it.rectifier() {
        facts.push(fact(t.emergency_rectifier(), who(to, book)));
        facts.extend(due.map(|it| fact(t.emergency_due_on(), wording::day(it, t.lang))));
    }
    facts
}

fn story(it: &Hazard, book: Book, t: Texts) -> AnyView {
    let lines = it.log.iter().rev().map(|line| {
        let title = wording::hazard_did(line.did, t.lang).to_owned();
        let when = t.issue_by_at(wording::instant(line.at, t.lang), book.name(line.by));
        let words = line.words.as_ref().map(|words| {
            view! { <p class="timeline__text">{words.to_string()}</p> }
        });
        let items = line.photos.iter().enumerate().map(|(index, photo)| {
            let src = book.replica().photo_url(photo.hash);
            let shows = photo.shows.as_ref().map(ToString::to_string);
            let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
            view! { <PhotoItem src alt /> }
        });
        let items = items.collect_view();
        let photos = (!line.photos.is_empty())
            .then(|| view! { <PhotoStrip label=t.photos()>{items}</PhotoStrip> });
        let below = view! { {words} {photos} }.into_any();
        view! { <TimelineItem dot=Dot::Done when title below /> }
    });
    let lines = lines.collect_view();
    view! { <Timeline>{lines}</Timeline> }.into_any()
}

/// All that decides what can be done with it.
fn turn(it: &Hazard) -> (HazardStage, [bool; 5]) {
    let outside = matches!(it.rectifier(), Some((Rectifier::Outside(_), _)));
    let done = matches!(it.state, HazardState::Rectifying { done: Some(_), .. });
    let reported = it.reported.is_some();
    let flags = [it.is_open(), it.owes_report(), reported, outside, done];
    (it.stage(), flags)
}

/// What can be done with it now.
fn acts(it: Hazard, book: Book, t: Texts) -> AnyView {
    let id = it.id;
    let up = (it.is_open() && it.reported.is_none()).then(|| {
        let form = Callback::new(move |open| report(id, open, book, t));
        let primary = it.major;
        view! { <Opens label=t.emergency_report_up() primary form /> }
    });
    let next = match &it.state {
        _ if it.owes_report() => ().into_any(),
        HazardState::Found => {
            let form = Callback::new(move |open| register(id, open, t));
            view! { <Opens label=t.emergency_register() primary=true form /> }.into_any()
        }
        HazardState::Registered | HazardState::Assigned { .. } => {
            let outside = matches!(it.rectifier(), Some((Rectifier::Outside(_), _)));
            let form = Callback::new(move |open| assign(id, open, book, t));
            let work = outside.then(|| {
                let form = Callback::new(move |open| put_right(id, open, t));
                view! { <Opens label=t.emergency_put_right() form /> }
            });
            view! { <Opens label=t.emergency_assign() primary=!outside form /> {work} }.into_any()
        }
        HazardState::Rectifying { done: None, to, .. } => {
            let outside = matches!(to, Rectifier::Outside(_));
            let work = outside.then(|| {
                let form = Callback::new(move |open| put_right(id, open, t));
                view! { <Opens label=t.emergency_put_right() primary=true form /> }
            });
            let form = Callback::new(move |open| assign(id, open, book, t));
            view! { {work} <Opens label=t.emergency_assign() form /> }.into_any()
        }
        HazardState::Rectifying { .. } => {
            let form = Callback::new(move |open| look_again(id, open, t));
            view! { <Opens label=t.emergency_re_inspect() primary=true form /> }.into_any()
        }
        HazardState::ReInspected { .. } => {
            let doing = Doing::nothing();
            let press = move |()| {
                let act = Act::CloseHazard(CloseHazard { hazard: id });
                doing.run(Command::Emergency(act), || {});
            };
            view! {
                <Button look=ButtonLook::Primary busy=doing.busy on_press=press>
                    {t.emergency_close()}
                </Button>
                <Fault doing />
            }
            .into_any()
        }
        HazardState::Closed { .. } => ().into_any(),
    };
    view! { <div class="cluster">{next} {up}</div> }.into_any()
}

fn report(id: HazardId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let to_whom = RwSignal::new(String::new());
    let at = RwSignal::new(written_instant(book.now()));
    let command = move || {
        Ok(Command::Emergency(Act::ReportUp(ReportUp {
            hazard: id,
            to: line(t.emergency_report_to(), &to_whom.get(), t)?,
            at: read_instant(&at.get()).ok_or_else(|| t.fault_day(t.emergency_when()))?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field
                label=t.emergency_report_to()
                value=to_whom
                hint=t.emergency_report_hint()
                limit=Line::MOST
            />
            <Field label=t.emergency_when() value=at kind=InputKind::Instant />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_report_up()}
            </Button>
        </div>
    }
    .into_any()
}

fn register(id: HazardId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let send = move |()| {
        let act = RegisterHazard {
            hazard: id,
            words: Prose::new(&words.get_untracked()).ok(),
        };
        let command = Command::Emergency(Act::RegisterHazard(act));
        doing.run(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <TextArea label=t.note() value=words need=t.optional() limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_register()}
            </Button>
        </div>
    }
    .into_any()
}

fn assign(id: HazardId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let person = RwSignal::new(None);
    let outside = RwSignal::new(String::new());
    let due = RwSignal::new(book.today().plus(3).to_string());
    let among = Memo::new(move |_| known(book, t));
    let command = move || {
        let to = match (person.get(), outside.get()) {
            (_, name) if !name.trim().is_empty() => {
                Rectifier::Outside(line(t.emergency_outside(), &name, t)?)
            }
            (Some(id), _) => Rectifier::Person(id),
            (None, _) => return Err(t.pick_first().to_owned()),
        };
        Ok(Command::Emergency(Act::AssignHazard(AssignHazard {
            hazard: id,
            to,
            due: day(t.emergency_due_on(), &due.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Pick label=t.emergency_rectifier() group="rectifier" among chosen=person />
            <Field
                label=t.emergency_outside()
                value=outside
                need=t.optional()
                hint=t.emergency_outside_hint()
                limit=Line::MOST
            />
            <Field label=t.emergency_due_on() value=due kind=InputKind::Day />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_assign()}
            </Button>
        </div>
    }
    .into_any()
}

/// What somebody outside says is done.
fn put_right(id: HazardId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::<Photo>::new());
    let send = move |()| {
        let act = WorkOnHazard {
            hazard: id,
            done: true,
            words: Prose::new(&words.get_untracked()).ok(),
            photos: photos.get_untracked(),
        };
        let command = Command::Emergency(Act::WorkOnHazard(act));
        doing.run(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <TextArea label=t.emergency_what_was_done() value=words limit=Prose::MOST />
            <Photos label=t.photos() photos />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_put_right()}
            </Button>
        </div>
    }
    .into_any()
}

fn look_again(id: HazardId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::<Photo>::new());
    let send = move |passed: bool| {
        let command = prose(t.emergency_seen(), &words.get_untracked(), t).map(|words| {
            Command::Emergency(Act::ReInspect(ReInspect {
                hazard: id,
                passed,
                words,
                photos: photos.get_untracked(),
            }))
        });
        doing.submit(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <TextArea label=t.emergency_seen() value=words limit=Prose::MOST />
            <Photos label=t.photos() photos />
            <Fault doing />
            <Button
                look=ButtonLook::Primary
                block=true
                busy=doing.busy
                on_press=move |()| send(true)
            >
                {t.emergency_pass()}
            </Button>
            <Button block=true busy=doing.busy on_press=move |()| send(false)>
                {t.emergency_fail()}
            </Button>
        </div>
    }
    .into_any()
}
