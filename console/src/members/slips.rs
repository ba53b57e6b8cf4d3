//! Activation slips (激活单): one per home, with the code, the QR and a way without a phone.

use components::{
    Banner, Button, ButtonLook, Choice, Confirm, Glyph, Qr, Select, State, StateKind, Tone,
};
use domain::BuildingId;
use domain::members::{Building, Home, Usage};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::{Slip, SlipsRequest};

use super::{Parts, buildings};
use crate::shell::{Book, Page, PrintButton, texts, unreached, use_book};
use crate::texts::Texts;

/// Choose a building, issue, print.
#[component]
pub(crate) fn Slips() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let building = RwSignal::new(String::new());
    let slips = RwSignal::new(Vec::<Slip>::new());
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let first = Choice {
            value: String::new(),
            label: t.slips_choose().to_owned(),
        };
        let rest = buildings(book).into_iter().map(|building| Choice {
            value: building.id.to_string(),
            label: building.name.to_string(),
        });
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    });
    let asking = RwSignal::new(false);
    let chosen = move || building.get().parse::<BuildingId>().ok();
    // A press away from every code of a building: never without the question.
    let ask = move |()| match untrack(chosen) {
        Some(_) => {
            fault.set(None);
            asking.set(true);
        }
        None => fault.set(Some(t.slips_choose().to_owned())),
    };
    let question = move || {
        let chosen = chosen();
        let name = chosen.and_then(|id| Some(book.get::<Building>(id)?.name.to_string()));
        let homes = chosen.map_or(0, |id| homes(id, book));
        t.slips_ask_title(name.unwrap_or_default(), homes)
    };
    let issue = move |()| {
        let Some(chosen) = untrack(chosen) else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            match book.office().slips(SlipsRequest::Building(chosen)).await {
                Ok(issued) => slips.set(issued),
                Err(not_done) => fault.set(Some(unreached(&not_done, t))),
            }
            busy.set(false);
        });
    };
    let print = move || {
        let count = slips.with(Vec::len);
        (count > 0).then(|| view! { <PrintButton label=t.slips_print(count) /> })
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner> })
    };
    view! {
        <Page within=t.nav_members() title=t.slips_title() acts=print.into_any()>
            <div class="stack no-print">
                <Parts />
                <p class="soft">{t.slips_text()}</p>
                <div class="pair">
                    <Select label=t.building() value=building choices hint=t.slips_again() />
                    <div class="cluster">
                        <Button look=ButtonLook::Primary busy on_press=ask>
                            {t.slips_issue()}
                        </Button>
                    </div>
                </div>
                {wrong}
                <Confirm
                    open=asking
                    title=question
                    text=t.slips_ask_text()
                    yes=t.slips_issue()
                    no=t.not_now()
                    on_yes=issue
                />
            </div>
            {move || sheet(slips.get(), book, t)}
        </Page>
    }
}

/// How many slips a building takes: one for each home that is no parking space.
fn homes(building: BuildingId, book: Book) -> usize {
    let homes = book.all::<Home>();
    let counts = |home: &&Home| home.building == building && home.usage != Usage::Parking;
    homes.iter().filter(counts).count()
}

fn sheet(slips: Vec<Slip>, book: Book, t: Texts) -> AnyView {
    if slips.is_empty() {
        let (title, text) = (t.slips_empty_title(), t.slips_empty_text());
        let glyph = Glyph::PRINT;
        return view! {
            <div class="no-print">
                <h2 class="visually-hidden">{t.slips_issue()}</h2>
                <State kind=StateKind::Empty glyph title text />
            </div>
        }
        .into_any();
    }
    let compound = book
        .compound()
        .map_or_else(String::new, |it| it.name.to_string());
    let telephone = book
        .community()
        .map_or_else(String::new, |it| it.telephone.to_string());
    let one = |slip: Slip| {
        view! {
            <article class="slip">
                <div class="stack stack--1">
                    <p class="tiny soft">{compound.clone()}</p>
                    <h2 class="slip__home">{slip.address}</h2>
                    <p class="slip__code">{slip.code}</p>
                    <p class="tiny">{t.slip_how()}</p>
                    <p class="tiny">{t.slip_keep()}</p>
                    <p class="tiny">{t.slip_telephone(&telephone)}</p>
                </div>
                <Qr content=address(slip.url) label=t.slip_qr() />
            </article>
        }
    };
    view! { <section class="slips" aria-label=t.slips_title()>{slips.into_iter().map(one).collect_view()}</section> }
        .into_any()
}

/// Where the QR leads; a server that does not know its own name leaves it to this page's.
fn address(url: String) -> String {
    if url.starts_with('/') {
        let origin = window().location().origin().unwrap_or_default();
        return origin + &url;
    }
    url
}
