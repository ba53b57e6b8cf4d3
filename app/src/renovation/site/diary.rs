//! The diary of the works (施工日志): one's own building first, each entry with its photos.

use std::collections::BTreeMap;

use components::{
    Button, ButtonLook, Chip, Chips, Dot, Glyph, PhotoItem, PhotoStrip, Section, Timeline,
    TimelineItem,
};
use domain::renovation::{DiaryEntry, PlanMoney};
use domain::{BuildingId, wording};
use leptos::prelude::*;

use super::sheet::{Act, Asking};
use super::{buildings, builds_it, own_building, place};
use crate::shell::sorted;

/// Entries shown before one asks for more.
const FIRST: usize = 5;

/// The entries of one building, or of all; the latest first.
pub fn diary(asking: Asking) -> AnyView {
    let ground = asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let all = Memo::new(move |_| {
        let all = here.of::<DiaryEntry>(ground.id);
        sorted(all, |it| (-it.at.0, it.id.0))
    });
    // Where something was written of one's own building, that stands first.
    let own = untrack(|| own_building(ground)).filter(|own| {
        let theirs = |it: &DiaryEntry| it.building == Some(*own);
        all.with_untracked(|all| all.iter().any(theirs))
    });
    let picked = RwSignal::new(own);
    let whole = RwSignal::new(false);
    let counts = Memo::new(move |_| {
        let mut counts: BTreeMap<BuildingId, usize> = BTreeMap::new();
        all.with(|all| {
            for id in all.iter().filter_map(|it| it.building) {
                *counts.entry(id).or_default() += 1;
            }
        });
        counts
    });
    let chips = move || {
        let counts = counts.get();
        let there = buildings(ground).into_iter();
        let there = there.filter(|it| counts.contains_key(&it.id));
        let chip = |id: Option<BuildingId>, label: String| {
            let pressed = Signal::derive(move || picked.get() == id);
            let press = move |()| {
                picked.set(id);
                whole.set(false);
            };
            view! { <Chip label pressed on_press=press /> }
        };
        let each = there.map(|it| chip(Some(it.id), it.name.to_string()));
        let each = each.collect_view();
        let every = chip(None, t.renovation_all().to_owned());
        view! { <Chips label=t.renovation_by_building()>{each} {every}</Chips> }
    };
    let entries = move || {
        let picked = picked.get();
        let of = |it: &DiaryEntry| picked.is_none() || it.building == picked;
        let all: Vec<DiaryEntry> = all.get().into_iter().filter(of).collect();
        let most = if whole.get() { all.len() } else { FIRST };
        let left = all.len().saturating_sub(most);
        let more = (left > 0).then(|| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move |()| whole.set(true)>
                    {t.renovation_older(left)}
                </Button>
            }
        });
        let items = all.iter().take(most).enumerate();
        let items = items
            .map(|(index, it)| entry(asking, it, index == 0))
            .collect_view();
        view! { <Timeline>{items}</Timeline> {more} }
    };
    let none = move || {
        let none = all.with(Vec::is_empty);
        none.then(|| view! { <p class="small soft">{t.renovation_no_diary()}</p> })
    };
    let writes = move || {
        let writes = builds_it(ground) && asking.leg.builds();
        writes.then(|| {
            view! {
                <Button glyph=Glyph::EDIT block=true on_press=move |()| asking.ask(Act::Write)>
                    {t.renovation_write()}
                </Button>
            }
        })
    };
    let there = move || all.with(|all| !all.is_empty());
    view! {
        <Section title=t.renovation_diary()>
            <div id="diary" class="stack">
                {none} <Show when=there>{chips} {entries}</Show> {writes}
            </div>
        </Section>
    }
    .into_any()
}

fn entry(asking: Asking, it: &DiaryEntry, latest: bool) -> AnyView {
    let ground = asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let item = it.item.and_then(|item| {
        let money: PlanMoney = here.get(ground.id)?;
        let item = money.items.into_iter().find(|it| it.item == item)?;
        Some(item.name.to_string())
    });
    let day = wording::day(it.on, here.lang);
    let when = t.renovation_entry_when(day, place(here, it.building));
    let title = item.unwrap_or_else(|| t.renovation_diary_title().to_owned());
    let photos = it.photos.iter().map(|it| {
        let src = here.replica().photo_url(it.photo.hash);
        let moment = wording::moment(it.moment, here.lang);
        let alt = match &it.photo.shows {
            Some(shows) => t.renovation_moment_shows(moment, shows),
            None => moment.to_owned(),
        };
        view! {
            <div class="stack stack--1">
                <PhotoItem src alt />
                <span class="tiny soft">{moment}</span>
            </div>
        }
    });
    let photos = (!it.photos.is_empty()).then(|| {
        let photos = photos.collect_view();
        view! { <PhotoStrip label=t.renovation_diary_photos()>{photos}</PhotoStrip> }
    });
    let by = match it.for_contact {
        true => t.renovation_written_for().to_owned(),
        false => t.renovation_written().to_owned(),
    };
    let below = view! {
        {photos}
        <p class="tiny soft">{by}</p>
    }
    .into_any();
    let dot = if latest { Dot::Now } else { Dot::Past };
    let text = it.text.to_string();
    view! { <TimelineItem dot when title text below /> }.into_any()
}
