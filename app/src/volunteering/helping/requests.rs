//! What I ask for (我的求助), and where each of it stands.

use components::{
    Badge, Button, ButtonLook, Card, Glyph, Paragraphs, Section, Sheet, State, StateKind, Tone,
};
use domain::volunteering::{
    Agreement, AskedState, Command, HelpAsked, Meeting, Side, TakeBackRequest, Thanked,
};
use domain::{HelpId, IntroductionId, wording};
use leptos::prelude::*;

use super::meeting::steps;
use super::{ask, meetings};
use crate::shell::{Here, Sending, sorted};

use crate::volunteering::thanks;

/// How many that are over are shown.
const FEW: usize = 3;

/// The section.
pub fn mine(here: Here) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let ids = Memo::new(move |_| {
        let me = here.person();
        let mut all = here.all::<HelpAsked>();
        all.retain(|it| Some(it.person) == me);
        let (stand, over): (Vec<_>, Vec<_>) = all.into_iter().partition(HelpAsked::is_open);
        let newest = |all: Vec<HelpAsked>| sorted(all, |it| (-it.at.0, it.id.0));
        let over = newest(over).into_iter().take(FEW);
        let shown = newest(stand).into_iter().chain(over);
        shown.map(|it| it.id).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let shown = move || {
        if none.get() {
            let (title, text) = (t.mutual_ask_none(), t.mutual_ask_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::TALK title text within=true /> }
                .into_any();
        }
        // What is open in one stays so while another comes.
        let one = move |id| untrack(|| one(here, id));
        view! { <For each=move || ids.get() key=|id| *id children=one /> }.into_any()
    };
    view! {
        <Section title=t.mutual_my_requests()>
            {shown}
            <Button block=true glyph=Glyph::EDIT on_press=move |()| open.set(true)>
                {t.mutual_ask()}
            </Button>
        </Section>
        <Sheet open title=t.mutual_ask() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| ask::form(here, open)))}
        </Sheet>
    }
    .into_any()
}

fn one(here: Here, id: HelpId) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let it = Memo::new(move |_| here.get::<HelpAsked>(id));
    let said = it.with_untracked(|it| {
        it.as_ref().map(|it| {
            let skill = wording::skill(it.skill, here.lang);
            view! {
                <h3 class="card__title">{skill}</h3>
                <Paragraphs text=it.words.to_string() />
            }
        })
    });
    let meeting = Memo::new(move |_| {
        let all = meetings(here, Side::Needs);
        let live = |it: &Meeting| it.request == id && it.agreement.is_live();
        all.into_iter().find(live)
    });
    let state = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.state)));
    let found = Memo::new(move |_| meeting.with(Option::is_some));
    let unsent = Memo::new(move |_| {
        here.waits(&|command| {
            let domain::Command::Volunteering(Command::AskForHelp(it)) = command else {
                return false;
            };
            it.id == id
        })
    });
    let back = move |()| {
        let act = Command::TakeBackRequest(TakeBackRequest { request: id });
        sending.send(act, t.mutual_taken_back());
    };
    let stands = move || match state.get()? {
        AskedState::Open if found.get() => Some(untrack(|| steps(here, meeting))),
        AskedState::Open => {
            let (label, line) = if unsent.get() {
                (t.mutual_unsent(), t.mutual_unsent_text())
            } else {
                (t.mutual_looking(), t.mutual_looking_text())
            };
            Some(
                view! {
                    <p><Badge label tone=Tone::Wait /></p>
                    <p class="small">{line}</p>
                }
                .into_any(),
            )
        }
        AskedState::Helped { .. } => {
            let thanks = untrack(|| helped(here, id));
            let thanks = thanks.map(|it| thanks::write(here, Thanked::Helper(it)));
            Some(
                view! { <p><Badge label=t.mutual_was_helped() tone=Tone::Done /></p> {thanks} }
                    .into_any(),
            )
        }
        AskedState::TakenBack { .. } => {
            Some(view! { <p><Badge label=t.mutual_was_taken_back() /></p> }.into_any())
        }
    };
    let open = Memo::new(move |_| state.get() == Some(AskedState::Open));
    let take_back = move || {
        open.get().then(|| {
            view! {
                {sending.fault()}
                <Button look=ButtonLook::Text busy=sending.busy on_press=back>
                    {t.mutual_take_back()}
                </Button>
            }
        })
    };
    view! { <Card>{said} {stands} {take_back}</Card> }.into_any()
}

/// Through whom help came, without knowing them any more.
fn helped(here: Here, id: HelpId) -> Option<IntroductionId> {
    let helped = |it: &Meeting| {
        let done = matches!(it.agreement, Agreement::Ended { helped: true, .. });
        it.request == id && done
    };
    let all = meetings(here, Side::Needs).into_iter();
    all.filter(helped).map(|it| it.introduction).next()
}
