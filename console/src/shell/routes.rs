//! The router is the table of contents.

use std::fmt::Display;

use components::{ButtonLink, State, StateKind};
use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::path;

use super::texts;
use super::today::Today;
use crate::{
    assessment, councils, covenant, duty, emergency, funds, grid, issues, members, notices, owners,
    points, privacy, projects, proposals, renovation, rooms, sentiment, sync, volunteering,
};

/// The address of a page of the office.
pub(crate) fn to(path: impl Display) -> String {
    format!("/console/{path}")
}

/// Every page there is.
#[component]
pub(crate) fn Contents() -> impl IntoView {
    view! {
        <Routes fallback=no_such_page>
            <Route path=path!("/") view=Today />
            <Route path=path!("/members") view=members::Homes />
            <Route path=path!("/members/homes/:id") view=members::HomePage />
            <Route path=path!("/members/people") view=members::People />
            <Route path=path!("/members/people/:id") view=members::PersonPage />
            <Route path=path!("/members/heads") view=members::Heads />
            <Route path=path!("/members/roster") view=members::Roster />
            <Route path=path!("/members/slips") view=members::Slips />
            <Route path=path!("/proposals") view=proposals::List />
            <Route path=path!("/proposals/:id") view=proposals::ProposalPage />
            <Route path=path!("/councils") view=councils::List />
            <Route path=path!("/councils/:id") view=councils::CouncilPage />
            <Route path=path!("/sittings/:id") view=councils::SittingPage />
            <Route path=path!("/sittings/:id/minutes") view=councils::MinutesPage />
            <Route path=path!("/votes/:id") view=councils::VotePage />
            <Route path=path!("/votes/:id/papers") view=councils::BallotsPage />
            <Route path=path!("/votes/:id/notice") view=councils::NoticePage />
            <Route path=path!("/owners") view=owners::List />
            <Route path=path!("/owners/:id") view=owners::AssemblyPage />
            <Route path=path!("/owners/:id/print") view=owners::PrintPage />
            <Route path=path!("/owners/:id/receipts") view=owners::ReceiptsPage />
            <Route path=path!("/projects") view=projects::List />
            <Route path=path!("/projects/:id") view=projects::ProjectPage />
            <Route path=path!("/projects/:id/notice") view=projects::NoticePage />
            <Route path=path!("/renovation") view=renovation::PlanPage />
            <Route path=path!("/renovation/print") view=renovation::PlanPrintPage />
            <Route path=path!("/volunteering") view=volunteering::List />
            <Route path=path!("/volunteering/help") view=volunteering::HelpPage />
            <Route path=path!("/volunteering/teams") view=volunteering::Teams />
            <Route path=path!("/volunteering/:id") view=volunteering::ActivityPage />
            <Route path=path!("/issues") view=issues::List />
            <Route path=path!("/issues/bodies") view=issues::Bodies />
            <Route path=path!("/issues/:id") view=issues::IssuePage />
            <Route path=path!("/grid") view=grid::Board />
            <Route path=path!("/grid/print") view=grid::PrintPage />
            <Route path=path!("/grid/days") view=grid::Days />
            <Route path=path!("/grid/tasks") view=grid::Tasks />
            <Route path=path!("/emergency") view=emergency::Overview />
            <Route path=path!("/emergency/plans") view=emergency::Plans />
            <Route path=path!("/emergency/plans/:id/print") view=emergency::PlanPrintPage />
            <Route path=path!("/emergency/roster") view=emergency::RosterPage />
            <Route path=path!("/emergency/supplies") view=emergency::Supplies />
            <Route path=path!("/emergency/supplies/print") view=emergency::SuppliesPrintPage />
            <Route path=path!("/emergency/round") view=emergency::Round />
            <Route path=path!("/emergency/hazards") view=emergency::Hazards />
            <Route path=path!("/emergency/hazards/:id") view=emergency::HazardPage />
            <Route path=path!("/emergency/drills") view=emergency::Drills />
            <Route path=path!("/emergency/:id") view=emergency::EventPage />
            <Route path=path!("/notices") view=notices::List />
            <Route path=path!("/notices/new") view=notices::WritePage />
            <Route path=path!("/notices/said") view=notices::Said />
            <Route path=path!("/notices/sentiment") view=sentiment::Months />
            <Route path=path!("/notices/boards") view=notices::Boards />
            <Route path=path!("/notices/boards/:id") view=notices::BoardPage />
            <Route path=path!("/notices/boards/:id/print") view=notices::BoardPrintPage />
            <Route path=path!("/notices/:id") view=notices::NoticePage />
            <Route path=path!("/notices/:id/print") view=notices::NoticePrintPage />
            <Route path=path!("/covenant") view=covenant::List />
            <Route path=path!("/covenant/new") view=covenant::DraftPage />
            <Route path=path!("/covenant/earlier") view=covenant::EarlierPage />
            <Route path=path!("/covenant/:id") view=covenant::VersionPage />
            <Route path=path!("/covenant/:id/print") view=covenant::VersionPrintPage />
            <Route path=path!("/duty") view=duty::List />
            <Route path=path!("/duty/new") view=duty::WritePage />
            <Route path=path!("/duty/:id") view=duty::ReportPage />
            <Route path=path!("/rooms") view=rooms::DayPage />
            <Route path=path!("/rooms/list") view=rooms::RoomsPage />
            <Route path=path!("/rooms/print/:day") view=rooms::DayPrintPage />
            <Route path=path!("/funds") view=funds::List />
            <Route path=path!("/funds/entries/:id") view=funds::EntryPage />
            <Route path=path!("/funds/:id") view=funds::AccountPage />
            <Route path=path!("/funds/:id/print/:until") view=funds::StatementPrintPage />
            <Route path=path!("/assessment") view=assessment::List />
            <Route path=path!("/assessment/:id") view=assessment::RoundPage />
            <Route path=path!("/assessment/:id/print") view=assessment::ScorecardPage />
            <Route path=path!("/points") view=points::PointsPage />
            <Route path=path!("/privacy") view=privacy::PrivacyPage />
            <Route path=path!("/renovation/lifts/:id") view=renovation::LiftPage />
            <Route path=path!("/renovation/lifts/:id/print") view=renovation::LiftPrintPage />
            <Route path=path!("/sync") view=sync::Acts />
        </Routes>
    }
}

fn no_such_page() -> impl IntoView {
    let t = texts();
    let act = view! { <ButtonLink href=to("")>{t.back_to_today()}</ButtonLink> }.into_any();
    let (title, text) = (t.no_page_title(), t.no_page_text());
    view! { <State kind=StateKind::Empty page=true title text act /> }
}
