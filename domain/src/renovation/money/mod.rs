//! The money of a plan: who pays for what (资金筹措), and what that is for each home.

mod allot;
mod bounds;
mod contract;
mod cost;
mod pay;

pub use allot::{AllotMoney, PlanItem, PlanMoney, plan_items};
pub use bounds::{Adopted, Beyond, OwnPart};
pub use contract::{Contract, ContractLine, NoteContract, Price};
pub use cost::{CostLine, CostOf, CostRow};
pub use pay::{NotePayment, Payment};

pub(super) use allot::decide as allot;
pub(in crate::renovation) use allot::{reopened, withdrawn};
pub(super) use contract::decide as contract;
pub(super) use cost::{Bill, rows};
pub(crate) use cost::{renewed, rows_of};
pub(super) use pay::decide as pay;
