//! What I did in an activity: the codes I read, what came of them, and what I say is wrong.

use components::{Badge, Banner, Button, ButtonLook, Glyph, Section, Sheet, TextArea, Tone};
use domain::points::{Cause, FreezeState, holding};
use domain::volunteering::{
    Activity, Check, CheckState, Command, ContestHours, End, Posting, Service, Stint,
};
use domain::{ActivityId, Prose, Refusal, SessionId, Timestamp, wording};
use leptos::prelude::*;

use super::words::{hours, span, who};
use crate::shell::{Here, Sending, earned, sorted, when};

/// The section, once there is anything.
pub fn mine(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let t = here.t;
    let stint = Memo::new(move |_| {
        let me = here.person()?;
        here.get::<Stint>(SessionId::of(id, me))
    });
    let checks = Memo::new(move |_| {
        let me = here.person();
        let mut checks = here.of::<Check>(id);
        checks.retain(|it| Some(it.person) == me);
        sorted(checks, |it| (it.read_at.0, it.id.0))
    });
    let contesting = RwSignal::new(false);
    let stands = move || {
        let stint = stint.get()?;
        let activity = it.get()?;
        let rules = here.read(|town| activity.rules(town))?;
        let times: Vec<String> = stint
            .stretches
            .iter()
            .map(|it| span(it.from, it.until))
            .collect();
        let minutes = stint
            .credited
            .unwrap_or_else(|| stint.minutes(&activity, rules));
        let tone = match stint.posting {
            Posting::Claimed => Tone::Wait,
            Posting::Posted { .. } => Tone::Info,
            Posting::Contested { .. } => Tone::Stop,
            Posting::Final { .. } => Tone::Done,
        };
        let label = wording::posting(&stint.posting, here.lang);
        let line = match &stint.posting {
            Posting::Posted { until, .. } => on_the_board(here, &stint, *until),
            Posting::Contested { .. } => t.volunteer_mine_contested().to_owned(),
            Posting::Final { .. } => t.volunteer_mine_final().to_owned(),
            Posting::Claimed if stint.no_out.is_some() => t.volunteer_mine_no_out().to_owned(),
            Posting::Claimed if stint.no_in.is_some() => t.volunteer_mine_no_in().to_owned(),
            Posting::Claimed => t.volunteer_mine_claimed().to_owned(),
        };
        let by: Vec<String> = stint
            .confirmed
            .iter()
            .map(|it| who(here, it.person))
            .collect();
        let by = (!by.is_empty()).then(|| {
            view! { <p class="small soft">{t.volunteer_by(by.join(t.comma()))}</p> }
        });
        let cause = match activity.service {
            Service::Volunteering { .. } => Cause::Volunteering(stint.id),
            Service::Teaching => Cause::Teaching(stint.id),
        };
        let paid = earned(here, cause);
        let open = !matches!(
            stint.posting,
            Posting::Contested { .. } | Posting::Final { .. }
        );
        let wrong = open.then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| contesting.set(true)>
                    {t.volunteer_contest()}
                </Button>
            }
        });
        Some(view! {
            <p class="strong">
                {times.join(t.comma())} " " {t.volunteer_hours(hours(minutes))}
            </p>
            <p><Badge label tone /></p>
            <p class="small soft">{line}</p>
            {by}
            {paid}
            {wrong}
        })
    };
    let read = move || {
        let lines = checks.get().into_iter().map(|it| check(here, &it));
        lines.collect_view()
    };
    let any = Memo::new(move |_| stint.with(Option::is_some) || !checks.with(Vec::is_empty));
    let shown = move || {
        any.get().then(|| {
            view! {
                <Section title=t.volunteer_mine()>
                    <div class="stack stack--2" aria-live="polite">{read} {stands}</div>
                </Section>
            }
        })
    };
    view! {
        {shown}
        <Sheet open=contesting title=t.volunteer_contest() close_label=t.shell_close()>
            {move || contesting.get().then(|| untrack(|| contest(here, id, contesting)))}
        </Sheet>
    }
    .into_any()
}

/// How long they hang, or what keeps them from being final.
fn on_the_board(here: Here, stint: &Stint, until: Timestamp) -> String {
    let t = here.t;
    let now = here.now();
    match here.read(|town| holding(stint, now, town)) {
        Some(freeze) if freeze.state == FreezeState::Open => {
            let day = freeze.until.plus_ms(-1).day();
            t.volunteer_mine_held(wording::day(day, here.lang))
        }
        Some(_) => t.volunteer_mine_penalised().to_owned(),
        None if now >= until => t.volunteer_mine_due().to_owned(),
        None => t.volunteer_mine_posted(when(here, until)),
    }
}

/// One code, and what came of it.
fn check(here: Here, it: &Check) -> AnyView {
    let t = here.t;
    let what = match it.end {
        End::In => t.volunteer_in(),
        End::Out => t.volunteer_out(),
    };
    match it.state {
        CheckState::Waits => {
            let text = t.volunteer_check_waits(wording::clock(it.read_at), what);
            view! { <Banner glyph=Glyph::CLOCK tone=Tone::Wait>{text}</Banner> }.into_any()
        }
        CheckState::Proven { at } => {
            let text = t.volunteer_check_there(wording::clock(at), what);
            view! { <p class="small is-jade">{text}</p> }.into_any()
        }
        CheckState::Refused { fault } => {
            let text = Refusal::from(fault).sentence(here.lang);
            view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop>{text}</Banner> }.into_any()
        }
    }
}

fn contest(here: Here, id: ActivityId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let wrong = text.with(|it| Prose::new(it).is_err());
        (tried.get() && wrong).then(|| t.say_empty().to_owned())
    });
    let send = move |()| match text.with_untracked(|it| Prose::new(it).ok()) {
        Some(words) => {
            let activity = id;
            let act = Command::ContestHours(ContestHours { activity, words });
            sending.send_then(act, t.volunteer_contested(), move || {
                open.try_set(false);
            });
        }
        None => tried.set(true),
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.volunteer_contest_text()}</p>
            <TextArea label=t.volunteer_contest_label() value=text rows=3 limit=Prose::MOST fault />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.volunteer_contest()}
            </Button>
        </div>
    }
    .into_any()
}
