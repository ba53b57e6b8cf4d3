//! What neighbours saw on the site, and what they were answered (居民监督).

use components::{Answer, Argument, Button, Glyph, Paragraphs, Section};
use domain::points::Cause;
use domain::projects::Seen;
use domain::renovation::SiteReport;
use domain::wording;
use leptos::prelude::*;

use super::sheet::{Act, Asking};
use super::{builds_it, own_building, place};
use crate::projects::{strip, who};
use crate::shell::{earned, sorted, when};

/// The reports: those of one's own building first, then the latest.
pub fn reports(asking: Asking) -> AnyView {
    let ground = asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let all = Memo::new(move |_| {
        let own = own_building(ground);
        let all = here.of::<SiteReport>(ground.id);
        let mut all = sorted(all, |it| (-it.at.0, it.id.0));
        all.sort_by_key(|it| it.building.is_none() || it.building != own);
        all
    });
    let builds = Memo::new(move |_| builds_it(ground));
    let rows = move || {
        let builds = builds.get();
        let rows = all.get().into_iter();
        rows.map(|it| one(asking, &it, builds)).collect_view()
    };
    let count = move || t.talk_count(all.with(Vec::len));
    let lives = move || ground.home.get().is_some();
    view! {
        <Section title=t.renovation_reports() count>
            {rows}
            <Show when=lives>
                <Button glyph=Glyph::CAMERA block=true on_press=move |()| asking.ask(Act::Report)>
                    {t.renovation_report()}
                </Button>
            </Show>
        </Section>
    }
    .into_any()
}

fn one(asking: Asking, it: &SiteReport, builds: bool) -> AnyView {
    let here = asking.ground.here;
    let t = here.t;
    let id = it.id;
    let side = match it.seen {
        Seen::Fine => t.project_side_fine(),
        Seen::Concern => t.project_side_concern(),
    };
    let below = match &it.answer {
        Some(answer) => {
            let from = if answer.for_contact {
                t.talk_desk().to_owned()
            } else {
                t.talk_answer(&answer.author.shown)
            };
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None => {
            let late = it.is_overdue(untrack(|| here.now()));
            let due = match late {
                true => t.renovation_answer_late(when(here, it.due)),
                false => t.renovation_answer_due(when(here, it.due)),
            };
            let class = if late { "tiny is-ochre" } else { "tiny soft" };
            let press = move |()| asking.ask(Act::Answer(id));
            let button = builds.then(|| {
                view! { <Button glyph=Glyph::EDIT on_press=press>{t.renovation_answer_report()}</Button> }
            });
            view! {
                <p class=class>{due}</p>
                {button}
            }
            .into_any()
        }
    };
    let text = it.text.to_string();
    let earned = earned(here, Cause::SiteSupervision(it.id));
    let photos = strip(here, t.project_report_photos(), &it.photos);
    let author = t.renovation_seen_at(place(here, it.building), who(here, &it.author));
    view! {
        <Argument
            side
            meaning=wording::seen(it.seen, here.lang)
            asks=it.seen == Seen::Concern && it.answer.is_none()
            who=author
            below
        >
            <Paragraphs text=Signal::stored(text) />
            {photos}
            {earned}
        </Argument>
    }
    .into_any()
}
