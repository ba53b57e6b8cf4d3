//! The site of the plan (施工现场): who builds, outages, the map, the diary, what residents saw, the
//! acceptance, the warranties.

mod accept;
mod diary;
mod map;
mod name;
mod outage;
mod reports;
mod shown;
mod warranty;

use components::Choice;
use domain::renovation::PlanMoney;
use domain::{BuildingId, CompoundId};
use leptos::prelude::*;

use crate::members::buildings;
use crate::shell::Book;
use crate::texts::Texts;

pub(super) use accept::ChecklistForm;
pub(super) use diary::DiaryForm;
pub(super) use name::ContractorForm;
pub(super) use outage::OutageForm;
pub(super) use reports::photos;
pub(super) use shown::Site;
pub(super) use warranty::WarrantyForm;

/// The buildings to choose one; the whole compound stands first, with an empty value.
fn places(book: Book, t: Texts) -> Vec<Choice> {
    let whole = Choice {
        value: String::new(),
        label: t.renovation_whole_compound().to_owned(),
    };
    let choice = |it: domain::members::Building| Choice {
        value: it.id.to_string(),
        label: it.name.to_string(),
    };
    let all = buildings(book).into_iter().map(choice);
    std::iter::once(whole).chain(all).collect()
}

fn chosen(value: RwSignal<String>) -> Option<BuildingId> {
    value.with_untracked(|it| it.parse().ok())
}

/// The items of a plan to choose one, behind what stands for none of them.
fn items(book: Book, id: CompoundId, none: &'static str) -> Vec<Choice> {
    let money: Option<PlanMoney> = book.get(id);
    let items = money.map(|it| it.items).unwrap_or_default();
    let none = Choice {
        value: String::new(),
        label: none.to_owned(),
    };
    let choice = |it: &domain::renovation::PlanItem| Choice {
        value: it.item.to_string(),
        label: it.name.to_string(),
    };
    std::iter::once(none)
        .chain(items.iter().map(choice))
        .collect()
}
