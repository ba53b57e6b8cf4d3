//! The menu of a renovation (改造菜单): what residents may order, and in which order it comes.

mod again;
mod choice;
mod item;
mod order;
mod pick;
mod set;

use serde::{Deserialize, Serialize};

pub use again::ChooseAnew;
pub use choice::{MenuChoice, Wanted, choices};
pub use item::{Item, ItemFault, Place};
pub use order::{Course, OutOfOrder, Sequence, in_order, misplaced};
pub use pick::{ChooseWorks, OrderMenu, sorted, warnings};
pub use set::{Dish, Menu, Reach, SetMenu};

pub(super) use again::decide as anew;
pub(super) use pick::{choose, order};
pub(super) use set::set;

/// The class of a course (改造类别; 国办发〔2020〕23号). Which come before which is the rule pack's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MenuClass {
    /// 安全类: check and mend at once (Chengdu).
    Safety,
    /// 基础类: safety and what life needs; government pays first (应改尽改).
    Basic,
    /// 完善类: convenience; residents pay their part (能改则改).
    Improvement,
    /// 提升类: services; social capital is invited (积极推进).
    Upgrade,
}

impl MenuClass {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Safety, Self::Basic, Self::Improvement, Self::Upgrade];

    /// As a menu's table writes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Safety => "安全类",
            Self::Basic => "基础类",
            Self::Improvement => "完善类",
            Self::Upgrade => "提升类",
        }
    }
}
