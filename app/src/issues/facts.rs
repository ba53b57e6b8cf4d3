//! What an issue is, and what happened to it.

use components::{
    Badge, DocTitle, DocTop, Dot, LevelStep, Levels, Paragraphs, PhotoFigure, Progress, Section,
    Timeline, TimelineItem, Tone,
};
use domain::issues::{Body, BodyKind, Class, Did, Entry, Level, With};
use domain::wording;
use leptos::prelude::*;

use super::words::{Known, due, holder, place, rung, standing, title, who, whom};
use crate::projects::strip;
use crate::shell::{Here, when};

/// Its head: by when, what, where, how it looks.
pub fn head(here: Here, it: &Known) -> AnyView {
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
    view! {
        <div class="stack stack--3">
            <DocTop number end />
            <DocTitle title=title(here, it) page=true />
            {danger} {words} {pictures(here, it)}
        </div>
    }
    .into_any()
}

/// What it looks like, the first picture large; below it since when, and for how many.
fn pictures(here: Here, it: &Known) -> AnyView {
    let t = here.t;
    let at = t.issue_reported(when(here, it.reported_at));
    let caption = match it.joined {
        0 => at,
        joined => t.issue_reported_joined(at, t.issue_joined(joined)),
    };
    let Some((first, rest)) = it.photos.split_first() else {
        return view! { <p class="small soft">{caption}</p> }.into_any();
    };
    let src = here.replica().photo_url(first.hash);
    let shows = first.shows.as_ref().map(ToString::to_string);
    let alt = shows.unwrap_or_else(|| t.project_photo(t.issue_photos(), 1));
    view! {
        <PhotoFigure src alt caption />
        {strip(here, t.issue_photos(), rest)}
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
    // A department is whistled for; the company and the committees are handed it.
    let body = match holder(it) {
        Some(With::Department(id)) => here.get::<Body>(id),
        _ => None,
    };
    let given = body.filter(|it| it.kind != BodyKind::Department);
    let last = match &given {
        Some(body) => (t.issue_given_step(), body.name.as_str()),
        None => (t.issue_whistle_step(), t.issue_whistle_whom()),
    };
    let all = levels.into_iter().chain([last]);
    let step = |(index, (name, note)): (usize, (&str, &str))| LevelStep {
        name: name.to_owned(),
        note: note.to_owned(),
        progress: if closed && index <= now {
            Progress::Past
        } else {
            Progress::of(index, now)
        },
    };
    let steps: Vec<LevelStep> = all.enumerate().map(step).collect();
    let standing = standing(here, it);
    let more = view! { <span class="small soft">{standing}</span> }.into_any();
    view! {
        <Section title=t.issue_ladder() more>
            <Levels label=t.issue_ladder_label() steps />
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
        line(here, it, entry, dot)
    });
    let items = items.collect_view();
    view! {
        <Section title=here.t.issue_story()>
            <Timeline>{items}</Timeline>
        </Section>
    }
    .into_any()
}

fn line(here: Here, it: &Known, entry: &Entry, dot: Dot) -> AnyView {
    let t = here.t;
    let did = wording::issue_did(entry.did, here.lang);
    let names_whom = matches!(
        entry.did,
        Did::PassedUp | Did::WentUp | Did::Whistled | Did::Assigned | Did::SentBack | Did::Taken
    );
    let title = match entry.with.filter(|_| names_whom) {
        Some(with) => t.issue_did_with(did, whom(here, with)),
        None if it.is_for_another(entry) => t.issue_reported_for().to_owned(),
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
