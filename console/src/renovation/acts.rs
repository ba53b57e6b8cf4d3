//! The next acts of the office on the plan, each as a form.

use components::{Button, ButtonLook, Panel, Sheet};
use domain::renovation::{
    Command as Renovation, Comparison, ComparisonState, Plan, PlanStage, SettleOptions,
};
use domain::{Command, ComparisonId, CompoundId};
use leptos::prelude::*;

use super::adopt::AdoptForm;
use super::advance::{AdvanceForm, ScheduleForm};
use super::again::{AnewForm, EndForm};
use super::choose::ChooseForm;
use super::compare::CompareForm;
use super::contract::ContractForm;
use super::manage::ManageForm;
use super::menu::MenuForm;
use super::money::MoneyForm;
use super::pay::PayForm;
use super::site::{ChecklistForm, ContractorForm, DiaryForm, OutageForm, WarrantyForm};
use super::start::{AskForm, StartForm};
use crate::shell::{Doing, Fault, texts, use_book};

/// The acts as things stand.
#[component]
pub(super) fn Acts(plan: Memo<Option<Plan>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let stand = Memo::new(move |_| {
        let id = book.compound()?.id;
        Some((
            id,
            plan.with(|plan| plan.as_ref().map(|it| it.state.stage())),
        ))
    });
    move || {
        let (id, stage) = stand.get()?;
        let acts = untrack(|| acts(id, stage));
        Some(view! {
            <Panel title=t.renovation_acts()>
                <div class="stack stack--2">{acts}</div>
            </Panel>
        })
    }
}

fn acts(id: CompoundId, stage: Option<PlanStage>) -> Vec<AnyView> {
    let t = texts();
    let note = |text: &'static str| view! { <p class="soft">{text}</p> }.into_any();
    match stage {
        None => vec![
            note(t.renovation_start_text()),
            asked(true, t.renovation_start(), id, |open, id| {
                view! { <StartForm open id /> }.into_any()
            }),
        ],
        Some(PlanStage::Prepare) => vec![
            note(t.renovation_ask_text()),
            asked(true, t.renovation_ask(), id, |open, id| {
                view! { <AskForm open id /> }.into_any()
            }),
            end(id),
        ],
        Some(PlanStage::WillSurvey) => vec![
            note(t.renovation_set_menu_text()),
            asked(true, t.renovation_set_menu(), id, |open, id| {
                view! { <MenuForm open id /> }.into_any()
            }),
            end(id),
        ],
        Some(PlanStage::MenuChoice) => vec![
            note(t.renovation_choose_text()),
            asked(true, t.renovation_choose(), id, |open, id| {
                view! { <ChooseForm open id /> }.into_any()
            }),
            end(id),
        ],
        Some(PlanStage::Options) => vec![
            note(t.renovation_compare_text()),
            asked(true, t.renovation_compare(), id, |open, id| {
                view! { <CompareForm open id /> }.into_any()
            }),
            view! { <Settle id /> }.into_any(),
            money(id),
            manage(id),
            schedule(id),
            anew(id),
            end(id),
        ],
        Some(PlanStage::Manage) => vec![
            note(t.renovation_adopt_text()),
            asked(true, t.renovation_adopt(), id, |open, id| {
                view! { <AdoptForm open id /> }.into_any()
            }),
            money(id),
            manage(id),
            schedule(id),
            anew(id),
            end(id),
        ],
        Some(PlanStage::Ended) => vec![
            note(t.renovation_ended_text()),
            asked(false, t.renovation_start_anew(), id, |open, id| {
                view! { <StartForm open id /> }.into_any()
            }),
        ],
        Some(PlanStage::LongTerm) => vec![
            asked(true, t.renovation_set_warranties(), id, |open, id| {
                view! { <WarrantyForm open id /> }.into_any()
            }),
            outage(id),
            contract(id),
            money(id),
            pay(id),
        ],
        Some(stage) => {
            let advance = asked(true, t.renovation_advance(), id, |open, id| {
                view! { <AdvanceForm open id /> }.into_any()
            });
            let mut acts = vec![advance, schedule(id)];
            if stage >= PlanStage::Tender {
                acts.push(asked(
                    false,
                    t.renovation_name_contractor(),
                    id,
                    |open, id| view! { <ContractorForm open id /> }.into_any(),
                ));
                acts.push(contract(id));
                acts.push(pay(id));
            }
            if stage >= PlanStage::Construction {
                acts.extend(works(id));
            }
            acts.push(money(id));
            if stage < PlanStage::Construction {
                acts.push(end(id));
            }
            acts
        }
    }
}

/// What the office does while it is built.
fn works(id: CompoundId) -> [AnyView; 3] {
    let t = texts();
    [
        asked(false, t.renovation_write(), id, |open, id| {
            view! { <DiaryForm open id /> }.into_any()
        }),
        outage(id),
        asked(false, t.renovation_prepare(), id, |open, id| {
            view! { <ChecklistForm open id /> }.into_any()
        }),
    ]
}

fn outage(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_post_outage(), id, |open, id| {
        view! { <OutageForm open id /> }.into_any()
    })
}

fn schedule(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_schedule(), id, |open, id| {
        view! { <ScheduleForm open id /> }.into_any()
    })
}

fn pay(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_pay(), id, |open, id| {
        view! { <PayForm open id /> }.into_any()
    })
}

fn money(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_allot(), id, |open, id| {
        view! { <MoneyForm open id /> }.into_any()
    })
}

fn contract(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_note_contract(), id, |open, id| {
        view! { <ContractForm open id /> }.into_any()
    })
}

fn anew(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_anew(), id, |open, id| {
        view! { <AnewForm open id /> }.into_any()
    })
}

fn end(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_end(), id, |open, id| {
        view! { <EndForm open id /> }.into_any()
    })
}

fn manage(id: CompoundId) -> AnyView {
    asked(false, texts().renovation_manage(), id, |open, id| {
        view! { <ManageForm open id /> }.into_any()
    })
}

/// A button and the sheet it opens.
fn asked(
    first: bool,
    words: &'static str,
    id: CompoundId,
    form: fn(RwSignal<bool>, CompoundId) -> AnyView,
) -> AnyView {
    let t = texts();
    let open = RwSignal::new(false);
    let look = if first {
        ButtonLook::Primary
    } else {
        ButtonLook::Plain
    };
    // Built when it opens, on what is there by then.
    let inside = move || open.get().then(|| untrack(|| form(open, id)));
    view! {
        <Button look block=true on_press=move |()| open.set(true)>
            {words}
        </Button>
        <Sheet open title=words close_label=t.not_now()>
            {inside}
        </Sheet>
    }
    .into_any()
}

/// Comparisons whose time is over are counted.
#[component]
fn Settle(id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let due = Memo::new(move |_| {
        let today = book.today();
        let all = book.of::<Comparison>(id).into_iter();
        let due = all.filter(|it| it.state == ComparisonState::Open && it.until < today);
        due.map(|it| (it.id, it.title.to_string()))
            .collect::<Vec<_>>()
    });
    let doing = Doing::nothing();
    let one = move |(comparison, title): (ComparisonId, String)| {
        let settle = move |()| {
            let it = SettleOptions { comparison };
            doing.run(Command::Renovation(Renovation::SettleOptions(it)), || {});
        };
        view! {
            <Button block=true busy=doing.busy on_press=settle>
                {t.renovation_settle(title)}
            </Button>
        }
    };
    view! {
        {move || due.get().into_iter().map(one).collect_view()}
        <Fault doing />
    }
}
