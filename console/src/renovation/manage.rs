//! Who manages the compound afterwards (如何管).

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::renovation::{Command as Renovation, Management, Manager, SetManagement};
use domain::{Command, CompoundId, Line, Money, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, prose, texts};

/// What kind of manager, the fee, the fund.
#[component]
pub(super) fn ManageForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let t = texts();
    let empty = || RwSignal::new(String::new());
    let (name, fee, fund, text) = (empty(), empty(), empty(), empty());
    let kind = RwSignal::new("0".to_owned());
    let doing = Doing::nothing();
    let choice = |(index, it): (usize, Manager)| Choice {
        value: index.to_string(),
        label: wording::manager(it, t.lang).to_owned(),
    };
    let choices: Vec<Choice> = Manager::ALL.into_iter().enumerate().map(choice).collect();
    let command = move || {
        let index: usize = kind.get_untracked().parse().unwrap_or_default();
        let manager = Manager::ALL.get(index).copied();
        let fee = fee.get_untracked().parse::<Money>();
        Ok(Command::Renovation(Renovation::SetManagement(
            SetManagement {
                plan: id,
                management: Management {
                    manager: manager.unwrap_or(Manager::Company),
                    name: line(t.renovation_manager_name(), &name.get_untracked(), t)?,
                    fee: fee.map_err(|_| t.fault_number(t.renovation_fee()))?,
                    fund: line(t.renovation_fund(), &fund.get_untracked(), t)?,
                    text: prose(t.renovation_managed(), &text.get_untracked(), t)?,
                },
            },
        )))
    };
    let set = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.renovation_manager() value=kind choices=Signal::stored(choices) />
        <Field label=t.renovation_manager_name() value=name limit=Line::MOST />
        <Field label=t.renovation_fee() value=fee kind=InputKind::Number />
        <Field label=t.renovation_fund() value=fund limit=Line::MOST />
        <TextArea label=t.renovation_managed() value=text limit=Prose::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=set>
            {t.renovation_manage()}
        </Button>
    }
}
