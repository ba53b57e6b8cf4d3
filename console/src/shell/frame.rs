//! The navigation at the side and the page beside it.

use components::{Button, ButtonLook, Confirm, Glyph, NewVersion, Office, OfficeLink};
use domain::wording;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::banners::Banners;
use super::routes::Contents;
use super::{Book, Manner, ToastOfTheLastAct, texts, to, use_book};
use crate::{
    assessment, councils, emergency, funds, grid, issues, members, notices, owners, points,
    privacy, projects, proposals,
};

/// The frame around every page.
#[component]
pub(crate) fn Frame() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    focus_follows_the_page();
    let place = move || {
        let community = book.community().map(|community| community.name.to_string());
        let compound = book.compound().map(|compound| compound.name.to_string());
        let names: Vec<String> = community.into_iter().chain(compound).collect();
        names.join(t.list_comma())
    };
    let who = move || {
        book.session()
            .map(|session| session.name)
            .unwrap_or_default()
    };
    view! {
        <Office
            brand=t.brand()
            place=place
            label=t.nav()
            links=links(book).into_any()
            who=who
            role=view! { <Role /> }.into_any()
        >
            <Banners />
            <Contents />
        </Office>
        <ToastOfTheLastAct />
        <NewVersion text=t.new_version() act=t.new_version_act() />
    }
}

/// On another page the keyboard and the screen reader start at its content.
fn focus_follows_the_page() {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            let main = document().get_element_by_id("main");
            if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
                // An element that cannot take the focus leaves it where it was.
                main.focus().unwrap_or_default();
            }
        }
        path
    });
}

fn links(book: Book) -> impl IntoView {
    let t = texts();
    let path = use_location().pathname;
    let within = move |starts: &'static [&'static str]| {
        Signal::derive(move || {
            let path = path.get();
            let rest = path.trim_start_matches("/console").trim_matches('/');
            let first = rest.split('/').next().unwrap_or_default();
            starts.contains(&first)
        })
    };
    let members_due = Memo::new(move |_| members::due(book, t).len() as u32);
    let proposals_due = Memo::new(move |_| proposals::due(book, t).len() as u32);
    let councils_due = Memo::new(move |_| councils::due(book, t).len() as u32);
    let projects_due = Memo::new(move |_| projects::due(book, t).len() as u32);
    let owners_due = Memo::new(move |_| owners::due(book, t).len() as u32);
    let late_due = Memo::new(move |_| issues::due(book, t).len() as u32);
    let notices_due = Memo::new(move |_| notices::due(book, t).len() as u32);
    let funds_due = Memo::new(move |_| funds::waiting(book, t));
    let six_due = Memo::new(move |_| assessment::due(book, t).len() as u32);
    let all_due = Memo::new(move |_| {
        members_due.get()
            + proposals_due.get()
            + councils_due.get()
            + owners_due.get()
            + projects_due.get()
            + late_due.get()
            + notices_due.get()
            + funds_due.get()
            + six_due.get()
    });
    let grid_due = Memo::new(move |_| grid::waiting(book));
    let issues_due = Memo::new(move |_| issues::waiting(book));
    let emergency_due = Memo::new(move |_| emergency::waiting(book, t));
    let privacy_due = Memo::new(move |_| privacy::waiting(book));
    let points_due = Memo::new(move |_| points::waiting(book, t));
    let waiting = Memo::new(move |_| book.status().waiting as u32);
    let link = |href: &str, glyph, label, starts, due: Memo<u32>| {
        view! {
            <OfficeLink
                href=to(href)
                glyph
                label
                current=within(starts)
                due
                due_word=t.due_word()
            />
        }
    };
    view! {
        {link("", Glyph::SUN, t.nav_today(), &[""], all_due)}
        {link("members", Glyph::USERS, t.nav_members(), &["members"], members_due)}
        {link("proposals", Glyph::EDIT, t.nav_proposals(), &["proposals"], proposals_due)}
        {link(
            "councils",
            Glyph::TALK,
            t.nav_councils(),
            &["councils", "sittings", "votes"],
            councils_due,
        )}
        {link("owners", Glyph::BALLOT, t.nav_owners(), &["owners"], owners_due)}
        {link("projects", Glyph::BUILD, t.nav_projects(), &["projects"], projects_due)}
        {link(
            "renovation",
            Glyph::GRID,
            t.nav_renovation(),
            &["renovation"],
            Memo::new(|_| 0),
        )}
        {link(
            "volunteering",
            Glyph::HANDS,
            t.nav_volunteering(),
            &["volunteering"],
            Memo::new(|_| 0),
        )}
        {link("issues", Glyph::PIN, t.nav_issues(), &["issues"], issues_due)}
        {link("grid", Glyph::DOOR, t.nav_grid(), &["grid"], grid_due)}
        {link(
            "emergency",
            Glyph::SIREN,
            t.nav_emergency(),
            &["emergency"],
            emergency_due,
        )}
        {link("privacy", Glyph::LOCK, t.nav_privacy(), &["privacy"], privacy_due)}
        {link("notices", Glyph::BELL, t.nav_notices(), &["notices", "covenant", "duty"], notices_due)}
        {link("rooms", Glyph::CALENDAR, t.nav_rooms(), &["rooms"], Memo::new(|_| 0))}
        {link("funds", Glyph::YUAN, t.nav_funds(), &["funds"], funds_due)}
        {link("assessment", Glyph::FLAG, t.nav_assessment(), &["assessment"], six_due)}
        {link("points", Glyph::GIFT, t.nav_points(), &["points"], points_due)}
        {link("sync", Glyph::REFRESH, t.nav_sync(), &["sync"], waiting)}
    }
}

/// In which capacity one is here, and the switches at the foot of the navigation.
#[component]
fn Role() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let manner: Manner = expect_context();
    let offices = move || {
        let actor = book.actor();
        let names: Vec<&str> = actor
            .roles()
            .iter()
            .map(|role| wording::office(role.office, t.lang))
            .collect();
        names.join(t.list_comma())
    };
    let asking = RwSignal::new(false);
    let leave = move |drop_unsent: bool| {
        spawn_local(async move {
            if book.replica().sign_out(drop_unsent).await.is_err() {
                asking.set(true);
            }
        });
    };
    let light = move || {
        if manner.dark.get() {
            t.light_on()
        } else {
            t.light_off()
        }
    };
    view! {
        <span>{offices}</span>
        <div class="cluster">
            <Button look=ButtonLook::Text small=true on_press=move |()| manner.turn_language()>
                {t.other_language()}
            </Button>
            <Button look=ButtonLook::Text small=true on_press=move |()| manner.turn_light()>
                {light}
            </Button>
            <Button look=ButtonLook::Text small=true on_press=move |()| leave(false)>
                {t.sign_out()}
            </Button>
        </div>
        <Confirm
            open=asking
            title=t.sign_out_title()
            text=t.sign_out_text()
            yes=t.sign_out_drop()
            no=t.sign_out_stay()
            on_yes=move |()| leave(true)
        />
    }
}
