//! Thank-you cards on the wall (荣誉榜上的感谢卡): nobody who is thanked stands on them.

use components::{Button, ButtonLook, Card, Paragraphs, Section};
use domain::volunteering::{About, Activity, CardLine, Command, TakeDownThanks, ThanksCard};
use domain::{CardLineId, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted, waiting_note, when};

/// How many are shown.
const FEW: usize = 20;

/// The section; nothing where none hangs.
pub(super) fn cards(here: Here) -> AnyView {
    let t = here.t;
    let lines = Memo::new(move |_| {
        let mut lines = sorted(here.all::<CardLine>(), |it| (-it.at.0, it.id.0));
        lines.truncate(FEW);
        lines
    });
    let shown = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let cards = lines.iter().map(|it| untrack(|| card(here, it)));
            let cards = cards.collect_view();
            view! { <Section title=t.thanks_wall()>{cards}</Section> }
        })
    };
    shown.into_any()
}

fn card(here: Here, it: &CardLine) -> AnyView {
    let t = here.t;
    let about = match it.about {
        About::Activity(id) => {
            let activity: Option<Activity> = here.get(id);
            activity.map(|it| it.title.to_string()).unwrap_or_default()
        }
        About::Help(skill) => wording::skill(skill, here.lang).to_owned(),
    };
    let from = t.thanks_from(about, when(here, it.at), &it.from);
    let (id, words) = (it.id, it.words.to_string());
    let down = takes_down(here, id).then(|| {
        view! {
            <Button look=ButtonLook::Text on_press=move |()| take_down(here, id)>
                {t.thanks_take_down()}
            </Button>
        }
    });
    view! {
        <Card>
            <Paragraphs text=Signal::stored(words) />
            <p class="small soft">{from}</p>
            {down}
        </Card>
    }
    .into_any()
}

/// Whether I may take it down: mine, one I put up, or in office.
fn takes_down(here: Here, id: CardLineId) -> bool {
    let mut cards = here.all::<ThanksCard>().into_iter();
    let ours = cards.any(|it| CardLineId::from(it.card) == id && (it.mine || it.puts_up));
    ours || here.actor().is_staff()
}

fn take_down(here: Here, line: CardLineId) {
    let act = Command::TakeDownThanks(TakeDownThanks { line });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Volunteering(act)).await {
            Ok(()) => {
                let note = waiting_note(here);
                here.say(here.t.act_done(here.t.thanks_taken_down(), note));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}
