//! Posting designs side by side (方案比选).

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::proposals::Photo;
use domain::renovation::{Command as Renovation, Comparison, Design, Menu, Plan, PublishOptions};
use domain::{Command, ComparisonId, CompoundId, Line, Money, Prose};
use leptos::prelude::*;

use super::start::day;
use crate::projects::Photos;
use crate::shell::{Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

#[derive(Clone, Copy)]
struct Row {
    title: RwSignal<String>,
    points: RwSignal<String>,
    cost: RwSignal<String>,
    helped: RwSignal<String>,
    photo: RwSignal<Vec<Photo>>,
    shows: RwSignal<String>,
}

impl Row {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            title: empty(),
            points: empty(),
            cost: empty(),
            helped: empty(),
            photo: RwSignal::new(Vec::new()),
            shows: empty(),
        }
    }

    fn read(self, t: Texts) -> Result<Design, String> {
        let cost = self.cost.get_untracked().parse::<Money>();
        let helped = self.helped.get_untracked();
        let helped = match helped.trim() {
            "" => Ok(Money(0)),
            helped => helped.parse::<Money>(),
        };
        let photo = self.photo.get_untracked().into_iter().next();
        let shows = self.shows.with_untracked(|text| Line::new(text).ok());
        Ok(Design {
            title: line(t.renovation_design(), &self.title.get_untracked(), t)?,
            points: line(t.renovation_points(), &self.points.get_untracked(), t)?,
            photo: photo.map(|photo| Photo { shows, ..photo }),
            cost: cost.map_err(|_| t.fault_number(t.renovation_cost()))?,
            helped: helped.map_err(|_| t.fault_number(t.renovation_helped()))?,
        })
    }

    fn fields(self, t: Texts) -> AnyView {
        view! {
            <fieldset class="stack stack--2">
                <Field label=t.renovation_design() value=self.title limit=Line::MOST />
                <Field label=t.renovation_points() value=self.points limit=Line::MOST />
                <Field label=t.renovation_cost() value=self.cost kind=InputKind::Number />
                <Field label=t.renovation_helped() value=self.helped kind=InputKind::Number />
                <Photos label=t.renovation_picture() photos=self.photo single=true />
                <Field label=t.renovation_shows() value=self.shows limit=Line::MOST />
            </fieldset>
        }
        .into_any()
    }
}

/// Which item, the question, and the designs.
#[component]
pub(super) fn CompareForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let (item, title, text, until) = (empty(), empty(), empty(), empty());
    let rows = RwSignal::new(vec![Row::new(), Row::new()]);
    let doing = Doing::nothing();
    let choices = Memo::new(move |_| items(book.get(id), book.get(id), &book.of(id), t));
    let command = move || {
        let designs: Result<Vec<Design>, String> =
            rows.with_untracked(|rows| rows.iter().map(|row| row.read(t)).collect());
        let written = text.get_untracked();
        let text = match written.trim() {
            "" => None,
            written => Some(prose(t.renovation_text(), written, t)?),
        };
        let item = item.with_untracked(|it| it.parse().ok());
        Ok(Command::Renovation(Renovation::PublishOptions(
            PublishOptions {
                id: ComparisonId(offline::new_id()),
                plan: id,
                item: item.ok_or_else(|| t.fault_empty(t.renovation_item()))?,
                title: line(t.renovation_question(), &title.get_untracked(), t)?,
                text,
                designs: designs?,
                until: day(until, t)?,
            },
        )))
    };
    let publish = move |()| doing.submit(command(), move || open.set(false));
    let fields = move || {
        let rows = rows.get().into_iter();
        rows.map(|row| row.fields(t)).collect_view()
    };
    view! {
        <Select label=t.renovation_item() value=item choices />
        <Field label=t.renovation_question() value=title limit=Line::MOST />
        <TextArea label=t.renovation_text() value=text limit=Prose::MOST />
        {fields}
        <Button look=ButtonLook::Quiet on_press=move |()| rows.update(|rows| rows.push(Row::new()))>
            {t.renovation_design_more()}
        </Button>
        <Field label=t.renovation_until() value=until kind=InputKind::Day />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=publish>
            {t.renovation_compare()}
        </Button>
    }
}

/// What is built and not compared yet, or homes wanted none of.
fn items(plan: Option<Plan>, menu: Option<Menu>, compared: &[Comparison], t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: t.renovation_which().to_owned(),
    };
    let (Some(plan), Some(menu)) = (plan, menu) else {
        return vec![none];
    };
    let open = plan.chosen.iter();
    let open = open.filter(|place| {
        let stands = plan.compared(**place, compared);
        stands.is_none_or(Comparison::is_refused)
    });
    let choice = |place: &u16| {
        Some(Choice {
            value: place.to_string(),
            label: menu.dish(*place)?.item.name.to_string(),
        })
    };
    std::iter::once(none)
        .chain(open.filter_map(choice))
        .collect()
}
