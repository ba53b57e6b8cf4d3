//! The page: what waits, the catalogue, the ledger.

use leptos::prelude::*;

use super::penalty::{Penalising, PenaltySheet};
use super::{appeals::Appeals, freezes::Freezes, ledger::Ledger, rewards::Rewards};
use crate::shell::{Page, texts};

/// Appeals and signals first, since each has its clock.
#[component]
pub(crate) fn PointsPage() -> impl IntoView {
    let t = texts();
    let penalising = Penalising::nobody();
    view! {
        <Page within=t.brand() title=t.nav_points()>
            <Appeals />
            <Freezes penalising />
            <Rewards />
            <Ledger penalising />
            <PenaltySheet it=penalising />
        </Page>
    }
}
