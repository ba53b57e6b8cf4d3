//! Forming a council (成立).

use components::{Button, ButtonLook, Choice, Field, Select};
use domain::councils::{Command as Councils, CouncilKind, Form};
use domain::members::Compound;
use domain::{Command, Line, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts, use_book};

/// Which kind, and its name.
#[component]
pub(super) fn FormForm(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let kind = RwSignal::new("0".to_owned());
    let name = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let kinds: Vec<Choice> = CouncilKind::ALL
        .into_iter()
        .enumerate()
        .map(|(index, kind)| Choice {
            value: index.to_string(),
            label: wording::council_kind(kind, t.lang).to_owned(),
        })
        .collect();
    let compounds = StoredValue::new(untrack(|| book.all::<Compound>()));
    let compound = RwSignal::new(String::new());
    let places = compounds.with_value(|compounds| {
        let whole = Choice {
            value: String::new(),
            label: t.council_whole().to_owned(),
        };
        let compounds = compounds.iter().map(|it| Choice {
            value: it.id.to_string(),
            label: it.name.to_string(),
        });
        std::iter::once(whole).chain(compounds).collect::<Vec<_>>()
    });
    let command = move || {
        let index: usize = kind.get_untracked().parse().unwrap_or_default();
        let kind = CouncilKind::ALL.get(index).copied();
        let community = untrack(|| book.community());
        let act = Form {
            id: offline::new_id().into(),
            community: community.ok_or_else(|| t.coming().to_owned())?.id,
            kind: kind.unwrap_or(CouncilKind::PartyMass),
            name: line(t.council_name(), &name.get_untracked(), t)?,
            compound: compounds.with_value(|compounds| {
                let chosen = compound.get_untracked();
                let chosen = compounds.iter().find(|it| it.id.to_string() == chosen);
                chosen.map(|it| it.id)
            }),
        };
        Ok(Command::Councils(Councils::Form(act)))
    };
    let form = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.council_kind() value=kind choices=kinds hint=t.council_kind_hint() />
        <Select
            label=t.council_compound()
            value=compound
            choices=places
            hint=t.council_compound_hint()
        />
        <Field label=t.council_name() value=name limit=Line::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=form>
            {t.council_form()}
        </Button>
    }
}
