//! What an issue is, and what happened to it.

use components::{
    Badge, DocTitle, DocTop, Dot, Paragraphs, Path, PathStep, Progress, Section, Timeline,
    TimelineItem, Tone,
};
use domain::issues::{Class, Did, Entry, Level};
use domain::wording;
use leptos::prelude::*;

use super::words::{Known, due, place, rung, standing, strip, title, who, whom};
use crate::shell::{Here, when};

/// Its head: by when, what, where, how it looks.
pub fn head(here: Here, it: &Known) -> AnyView {
    let t = here.t;
    let late = it.is_late(here.now());
    let end = due(here, it).map(|due| {
        let class = if late { "is-seal" } else { "is-ochre" };
        view! { <strong class=class>{due}</strong> }.into_any()
    });
    let end = end.unwrap_or_else(|| ().into_any());
    let number = place(here, &it.spot);
    let danger = (it.class == Class::Danger).then(|| {
        let label = wording::issue_class(it.class, here.lang);
        view! { <p><Badge label tone=Tone::Stop /></p> }
    });
    let words = it.words.as_ref().map(|words| {
        let text = Signal::stored(words.to_string());
        view! { <Paragraphs text /> }
    });
    let at = t.issue_reported(when(here, it.reported_at));
    let joined =
        (it.joined > 0).then(|| view! { <p class="small">{t.issue_joined(it.joined)}</p> });
    view! {
        <div class="stack stack--3">
            <DocTop number end />
            <DocTitle title=title(here, it) page=true />
            {danger} {words} {strip(here, t.issue_photos(), &it.photos)}
            <p class="small soft">{at}</p>
            {joined}
        </div>
    }
    .into_any()
}

/// Up to which level it has come.
pub fn ladder(here: Here, it: &Known) -> AnyView {
    let t = here.t;
    let now = rung(it);
    let closed = it.with.is_none();
    let levels = [Level::Micro, Level::Small, Level::Large].map(|level| {
        (
            wording::grid_level(level, here.lang),
            wording::grid_place(level, here.lang),
        )
    });
    let all = levels
        .into_iter()
        .chain([(t.issue_whistle_step(), t.issue_whistle_whom())]);
    let steps = all.enumerate().map(|(index, (name, note))| PathStep {
        mark: (index + 1).to_string(),
        name: name.to_owned(),
        note: note.to_owned(),
        progress: if closed && index <= now {
            Progress::Past
        } else {
            Progress::of(index, now)
        },
    });
    let steps = Signal::stored(steps.collect::<Vec<_>>());
    let standing = standing(here, it);
    view! {
        <Section title=t.issue_ladder()>
            <p class="strong">{standing}</p>
            <Path label=t.issue_ladder_label() steps />
        </Section>
    }
    .into_any()
}

/// Who did what, the latest first.
pub fn story(here: Here, it: &Known) -> AnyView {
    let lines = it.log.iter().enumerate().rev();
    let last = it.log.len().saturating_sub(1);
    let items = lines.map(|(index, entry)| {
        let dot = match index == last && it.with.is_some() {
            true => Dot::Now,
            false => Dot::Done,
        };
        line(here, entry, dot)
    });
    let items = items.collect_view();
    view! {
        <Section title=here.t.issue_story()>
            <Timeline>{items}</Timeline>
        </Section>
    }
    .into_any()
}

fn line(here: Here, entry: &Entry, dot: Dot) -> AnyView {
    let t = here.t;
    let did = wording::issue_did(entry.did, here.lang);
    let names_whom = matches!(
        entry.did,
        Did::PassedUp | Did::WentUp | Did::Whistled | Did::Assigned | Did::SentBack | Did::Taken
    );
    let title = match entry.with.filter(|_| names_whom) {
        Some(with) => t.issue_did_with(did, whom(here, with)),
        None => did.to_owned(),
    };
    let when = match entry.by {
        Some(person) => t.issue_when_who(when(here, entry.at), who(here, person)),
        None => when(here, entry.at),
    };
    let words = entry.words.as_ref().map(|words| {
        let open = entry.open && entry.did == Did::Said;
        let lead = if open { t.issue_open_answer() } else { "" };
        view! { <p class="timeline__text">{lead} {words.to_string()}</p> }
    });
    let photos = strip(here, t.issue_photos(), &entry.photos);
    let below = view! { {words} {photos} }.into_any();
    view! { <TimelineItem dot when title below /> }.into_any()
}
