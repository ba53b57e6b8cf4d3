//! The table of contents: every address of the app and the screen behind it.

use domain::volunteering::End;
use leptos::prelude::*;

use crate::parts::Screen;
use crate::shell::{self, Here, Place};
use crate::{
    assessment, councils, emergency, funds, grid, home, issues, members, notices, points,
    proposals, renovation, volunteering,
};

/// The screen behind a path.
fn screen(here: Here, path: &str) -> AnyView {
    use crate::alerts::Page as Alerts;
    use crate::covenant::Page as Covenant;
    use crate::duty::Page as Duty;
    use crate::privacy::Page as Privacy;
    use crate::rooms::Page as Rooms;
    use councils::Page as Council;
    use members::Page as Me;
    use proposals::Page as Proposal;
    use volunteering::Page as Help;

    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let shown = match parts.as_slice() {
        [""] => Some(home::screen(here)),

        ["join" | "sign-in"] => Some(members(here, Me::SignIn)),
        ["look"] => Some(members(here, Me::Look)),
        ["me"] => Some(members(here, Me::Me)),
        ["me", "settings"] => Some(members(here, Me::Settings)),
        ["me", "devices"] => Some(members(here, Me::Devices)),
        ["me", "followed"] => Some(followed(here)),
        ["me", "help"] => Some(help(here)),
        ["me", "acts"] => Some(members(here, Me::Acts)),
        ["me", "privacy"] => Some(members(here, Me::Privacy(Privacy::All))),
        ["me", "privacy", "notice"] => Some(members(here, Me::Privacy(Privacy::Notice))),
        ["me", "privacy", "mend"] => Some(members(here, Me::Privacy(Privacy::Mend))),
        ["me", "privacy", "erase"] => Some(members(here, Me::Privacy(Privacy::Erase))),
        ["me", "privacy", "texts"] => Some(members(here, Me::Privacy(Privacy::Texts))),
        ["me", "alerts"] => Some(members(here, Me::Alerts(Alerts::Choice))),
        ["me", "notices"] => Some(members(here, Me::Alerts(Alerts::All))),

        ["proposals"] => Some(proposals(here, Proposal::List)),
        ["proposals", "new"] => Some(proposals(here, Proposal::New)),
        ["p", id] => id.parse().ok().map(|id| proposals(here, Proposal::One(id))),
        ["p", id, "edit"] => id
            .parse()
            .ok()
            .map(|id| proposals(here, Proposal::Edit(id))),

        ["councils"] => Some(councils(here, Council::List)),
        ["councils", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Council(id))),
        ["sittings", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Sitting(id))),
        ["m", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Motion(id))),
        ["m", id, "papers", "new"] => id
            .parse()
            .ok()
            .map(|id| proposals(here, Proposal::Paper(id))),
        ["sittings", id, "minutes"] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Minutes(id))),
        ["sittings", id, "here", code] => id
            .parse()
            .ok()
            .zip(code.parse().ok())
            .map(|(id, code)| councils(here, Council::Here(id, code))),
        ["v", id] => id.parse().ok().map(|id| councils(here, Council::Vote(id))),

        ["o", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Assembly(id))),
        ["o", id, "doors"] => id.parse().ok().map(|id| councils(here, Council::Doors(id))),
        ["o", id, "doors", building, head] => id
            .parse()
            .ok()
            .zip(building.parse().ok())
            .zip(head.parse().ok())
            .map(|((id, building), head)| councils(here, Council::Doorstep(id, building, head))),

        ["funds"] => Some(funds(here, funds::Page::List)),
        ["funds", "e", id] => id
            .parse()
            .ok()
            .map(|id| funds(here, funds::Page::Entry(id))),
        ["funds", id] => id
            .parse()
            .ok()
            .map(|id| funds(here, funds::Page::Account(id))),
        ["renovation"] => Some(renovation(here, renovation::Page::Mine)),
        ["r", id] => id
            .parse()
            .ok()
            .map(|id| renovation(here, renovation::Page::One(id))),
        ["volunteer"] => Some(volunteering(here, Help::List)),
        ["volunteer", "new"] => Some(volunteering(here, Help::New)),
        ["volunteer", "help"] => Some(volunteering(here, Help::Helping)),
        ["volunteer", "hours"] => Some(volunteering(here, Help::Hours)),
        ["a", id] => id.parse().ok().map(|id| volunteering(here, Help::One(id))),
        ["a", id, end @ ("in" | "out"), code] => {
            id.parse().ok().zip(code.parse().ok()).map(|(id, code)| {
                let end = if *end == "in" { End::In } else { End::Out };
                volunteering(here, Help::Read(id, end, code))
            })
        }

        ["issues"] => Some(issues(here, issues::Page::List)),
        ["issues", "new"] => Some(issues(here, issues::Page::New)),
        ["issues", "queue"] => Some(issues(here, issues::Page::Queue)),
        ["i", id] => id
            .parse()
            .ok()
            .map(|id| issues(here, issues::Page::One(id))),

        ["grid"] => Some(grid(here, grid::Page::Board(None))),
        ["grid", "b", id] => id
            .parse()
            .ok()
            .map(|id| grid(here, grid::Page::Board(Some(id)))),
        ["grid", "day"] => Some(grid(here, grid::Page::Day)),
        ["grid", "visit", id] => id
            .parse()
            .ok()
            .map(|id| grid(here, grid::Page::Visit(id, None))),
        ["grid", "visit", id, home] => id
            .parse()
            .ok()
            .zip(home.parse().ok())
            .map(|(id, home)| grid(here, grid::Page::Visit(id, Some(home)))),

        ["everyday"] => Some(home::everyday(here)),
        ["emergency"] => Some(emergency(here, emergency::Page::Read)),
        ["emergency", "week"] => Some(emergency(here, emergency::Page::Week)),
        ["emergency", "week", id] => id
            .parse()
            .ok()
            .map(|id| emergency(here, emergency::Page::Look(id))),
        ["emergency", "hazards"] => Some(emergency(here, emergency::Page::Hazards)),
        ["emergency", "hazards", "new"] => Some(emergency(here, emergency::Page::NewHazard(None))),
        ["emergency", "hazards", "new", id] => id
            .parse()
            .ok()
            .map(|id| emergency(here, emergency::Page::NewHazard(Some(id)))),
        ["emergency", "hazards", id] => id
            .parse()
            .ok()
            .map(|id| emergency(here, emergency::Page::Hazard(id))),
        ["emergency", "door", id] => id
            .parse()
            .ok()
            .map(|id| emergency(here, emergency::Page::Door(id))),
        ["emergency", id, "roll"] => id
            .parse()
            .ok()
            .map(|id| emergency(here, emergency::Page::Roll(id))),

        ["notices"] => Some(notices(here, notices::Page::List)),
        ["notices", "new"] => Some(notices(here, notices::Page::Write)),
        ["n", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Notice(id))),
        ["g", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Hangs(id))),
        ["column"] => Some(notices(here, notices::Page::Column)),
        ["column", "new"] => Some(notices(here, notices::Page::Say)),
        ["said", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Message(id))),
        ["covenant"] => Some(notices(here, notices::Page::Covenant(Covenant::Now))),
        ["covenant", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Covenant(Covenant::One(id)))),
        ["covenant", id, "changes"] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Covenant(Covenant::Changes(id)))),
        ["duty"] => Some(notices(here, notices::Page::Duty(Duty::List))),
        ["duty", "new"] => Some(notices(here, notices::Page::Duty(Duty::Write))),
        ["duty", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Duty(Duty::One(id)))),
        ["rooms"] => Some(notices(here, notices::Page::Rooms(Rooms::List))),
        ["rooms", "mine"] => Some(notices(here, notices::Page::Rooms(Rooms::Mine))),
        ["rooms", id] => id
            .parse()
            .ok()
            .map(|id| notices(here, notices::Page::Rooms(Rooms::One(id)))),
        ["sentiment"] => Some(notices(here, notices::Page::Sentiment)),
        ["feedback"] => Some(notices(here, notices::Page::Feedback)),
        ["feedback", "new", screen @ ..] => {
            Some(notices(here, notices::Page::Report(screen.join("/"))))
        }

        ["assessment"] => Some(six_types(here, assessment::Page::Round(None))),
        ["assessment", "survey"] => Some(six_types(here, assessment::Page::Survey)),
        ["assessment", year] => year
            .parse()
            .ok()
            .map(|year| six_types(here, assessment::Page::Round(Some(year)))),
        ["assessment", year, name] => year
            .parse()
            .ok()
            .zip(assessment::dimension_of(name))
            .map(|(year, it)| six_types(here, assessment::Page::Dimension(year, it))),

        ["points"] => Some(points(here, points::Page::Mine)),
        ["points", "rewards"] => Some(points(here, points::Page::Rewards)),
        ["points", "counter"] => Some(points(here, points::Page::Counter)),
        ["points", "wall"] => Some(points(here, points::Page::Wall)),
        ["points", "nominees"] => Some(points(here, points::Page::Nominees)),
        ["points", "committee"] => Some(points(here, points::Page::Committee)),
        ["points", "e", id] => id
            .parse()
            .ok()
            .map(|id| points(here, points::Page::Entry(id))),
        ["points", "b", id] => id
            .parse()
            .ok()
            .map(|id| points(here, points::Page::Booking(id))),
        ["points", "h", id, code] => id
            .parse()
            .ok()
            .zip(code.parse().ok())
            .map(|(id, code)| points(here, points::Page::HandOver(id, code))),
        ["lift", id] => id
            .parse()
            .ok()
            .map(|id| renovation(here, renovation::Page::Lift(id))),
        _ => None,
    };
    shown.unwrap_or_else(|| shell::nowhere(here))
}

fn members(here: Here, page: members::Page) -> AnyView {
    shell::later(here, Place::Me, Screen::Members(page))
}

fn followed(here: Here) -> AnyView {
    shell::later(here, Place::Me, Screen::Home(home::Page::Followed))
}

fn proposals(here: Here, page: proposals::Page) -> AnyView {
    shell::later(here, Place::Talk, Screen::Proposals(page))
}

fn councils(here: Here, page: councils::Page) -> AnyView {
    shell::later(here, Place::Talk, Screen::Councils(page))
}

fn help(here: Here) -> AnyView {
    shell::later(here, Place::Me, Screen::Councils(councils::Page::Help))
}

fn renovation(here: Here, page: renovation::Page) -> AnyView {
    shell::later(here, Place::Works, Screen::Renovation(page))
}

fn funds(here: Here, page: funds::Page) -> AnyView {
    renovation(here, renovation::Page::Funds(page))
}

fn volunteering(here: Here, page: volunteering::Page) -> AnyView {
    shell::later(here, Place::Help, Screen::Volunteering(page))
}

fn issues(here: Here, page: issues::Page) -> AnyView {
    shell::later(here, Place::Home, Screen::Issues(page))
}

fn grid(here: Here, page: grid::Page) -> AnyView {
    shell::later(here, Place::Home, Screen::Grid(page))
}

fn emergency(here: Here, page: emergency::Page) -> AnyView {
    shell::later(here, Place::Home, Screen::Emergency(page))
}

fn notices(here: Here, page: notices::Page) -> AnyView {
    shell::later(here, Place::Home, Screen::Notices(page))
}

fn six_types(here: Here, page: assessment::Page) -> AnyView {
    shell::later(here, Place::Home, Screen::Assessment(page))
}

fn points(here: Here, page: points::Page) -> AnyView {
    shell::later(here, Place::Help, Screen::Points(page))
}

/// Every screen, by the address bar.
pub fn routes(here: Here) -> AnyView {
    shell::journey(here);
    let path = here.path();
    let shown = move || {
        let path = path.get();
        untrack(|| screen(here, &path))
    };
    shown.into_any()
}
