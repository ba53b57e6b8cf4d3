//! Designs side by side (方案比选，怎么改): homes say which of them they would have.

mod approve;
mod publish;
mod settle;
mod sheet;

pub use approve::{Approval, ApproveOptions};
pub use publish::{Comparison, ComparisonState, Design, PublishOptions};
pub use settle::{Compared, SettleOptions, compared};
pub use sheet::ComparedSheet;

pub(crate) use sheet::settled_again;

pub(super) use approve::decide as approve;
pub(super) use publish::decide as publish;
pub(super) use settle::decide as settle;
