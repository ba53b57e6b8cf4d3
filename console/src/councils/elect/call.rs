//! Calling an election: what is elected, by whom, and where those elected sit.

use components::{Button, ButtonLook, Choice, Field, InputKind, Panel, Select, TextArea, Tick};
use domain::councils::{
    CallElection, Command as Councils, Council, CouncilKind, Electorate, Elects, Sitting,
};
use domain::{Command, CouncilId, Line, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

/// Whether a forum of this kind elects anybody.
pub(in crate::councils) fn elects_here(kind: CouncilKind) -> bool {
    !Electorate::of(kind).is_empty()
}

/// The numbers of the form.
#[derive(Clone, Copy)]
struct Numbers {
    group: bool,
    chairs: RwSignal<String>,
    vices: RwSignal<String>,
    members: RwSignal<String>,
    seats: RwSignal<String>,
    households: RwSignal<String>,
}

impl Numbers {
    fn new(group: bool) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            group,
            chairs: text("1"),
            vices: text("1"),
            members: text("3"),
            seats: text("1"),
            households: text(""),
        }
    }

    fn read(self, t: Texts) -> Result<Elects, String> {
        fn number<N: std::str::FromStr>(text: RwSignal<String>, t: Texts) -> Result<N, String> {
            let text = text.get_untracked();
            let number = text.trim().parse();
            number.map_err(|_| t.elect_number_fault().to_owned())
        }
        if self.group {
            return Ok(Elects::Representatives {
                seats: number(self.seats, t)?,
                households: number(self.households, t)?,
            });
        }
        Ok(Elects::Committee {
            chairs: number(self.chairs, t)?,
            vices: number(self.vices, t)?,
            members: number(self.members, t)?,
        })
    }
}

/// Calls an election for a sitting.
#[component]
pub(in crate::councils) fn CallElectionForm(sitting: Sitting, kind: CouncilKind) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = sitting.id;
    let group = kind == CouncilKind::ResidentsGroup;
    let numbers = Numbers::new(group);
    let title = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let electorates = Electorate::of(kind);
    let electorate = RwSignal::new("0".to_owned());
    let doing = Doing::nothing();
    let any = Elects::Representatives {
        seats: 1,
        households: 0,
    };
    let elects = if group { any } else { committee() };
    let there = Memo::new(move |_| {
        let mut there = book.all::<Council>();
        there.retain(|it| elects.sits_in(it.kind));
        there.sort_by_key(|it| (it.kind != CouncilKind::RepresentativeMeeting, it.id));
        there
    });
    let first = untrack(|| there.with(|it| it.first().map(|it| it.id)));
    let into = RwSignal::new(first.into_iter().collect::<Vec<CouncilId>>());
    let command = move || {
        let index: usize = electorate.get_untracked().parse().unwrap_or_default();
        let electorate = electorates.get(index).copied();
        let act = CallElection {
            id: offline::new_id().into(),
            sitting: id,
            title: line(t.elect_title(), &title.get_untracked(), t)?,
            text: prose(t.elect_text(), &text.get_untracked(), t)?,
            elects: numbers.read(t)?,
            electorate: electorate.unwrap_or(Electorate::Voters),
            into: into.get_untracked(),
        };
        Ok(Command::Councils(Councils::CallElection(act)))
    };
    let call = move |()| {
        doing.submit(command(), move || {
            title.set(String::new());
            text.set(String::new());
        });
    };
    let choices: Vec<Choice> = electorates
        .iter()
        .enumerate()
        .map(|(index, it)| Choice {
            value: index.to_string(),
            label: wording::electorate(*it, t.lang).to_owned(),
        })
        .collect();
    let councils = move || {
        let councils = there.get().into_iter();
        let tick = |it: Council| {
            let id = it.id;
            let checked = Signal::derive(move || into.with(|into| into.contains(&id)));
            let set = move |on: bool| {
                into.update(|into| {
                    into.retain(|it| *it != id);
                    into.extend(on.then_some(id));
                });
            };
            view! { <Tick label=it.name.to_string() checked on_change=set /> }
        };
        councils.map(tick).collect_view()
    };
    view! {
        <Panel title=t.elect_call_title()>
            <Field label=t.elect_title() value=title limit=Line::MOST hint=t.elect_title_hint() />
            <TextArea
                label=t.elect_text()
                value=text
                rows=4
                limit=Prose::MOST
                hint=t.elect_text_hint()
            />
            {fields(numbers, t)}
            <Select label=t.elect_by() value=electorate choices />
            <fieldset>
                <legend class="field__label">{t.elect_into()}</legend>
                {councils}
            </fieldset>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=call>
                {t.elect_call()}
            </Button>
        </Panel>
    }
}

fn committee() -> Elects {
    Elects::Committee {
        chairs: 1,
        vices: 0,
        members: 0,
    }
}

fn fields(numbers: Numbers, t: Texts) -> AnyView {
    let field = |label: &'static str, value: RwSignal<String>| {
        view! { <Field label kind=InputKind::Number value /> }
    };
    if numbers.group {
        return view! {
            {field(t.elect_seats(), numbers.seats)}
            {field(t.elect_households(), numbers.households)}
            <p class="small soft">{t.elect_households_hint()}</p>
        }
        .into_any();
    }
    use domain::councils::Post;
    let named = |post: Post| wording::post(post, t.lang);
    view! {
        {field(named(Post::Chair), numbers.chairs)}
        {field(named(Post::Vice), numbers.vices)}
        {field(named(Post::Member), numbers.members)}
    }
    .into_any()
}
