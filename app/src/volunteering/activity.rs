//! The page of an activity.

use components::{Button, ButtonLook, Confirm, Dock, Glyph, Pace, Section, Sheet, TextArea};
use domain::volunteering::{
    Activity, ActivityBoard, ActivityState, CancelActivity, Command, GiveBackPlace, Held, TakePlace,
};
use domain::{ActivityId, Prose};
use leptos::prelude::*;

use super::list::held;
use super::{door, facts, mine, minors, roll, thanks};
use crate::shell::{self, Here, Sending, when};

/// The page.
pub fn page(here: Here, id: ActivityId) -> AnyView {
    let it = Memo::new(move |_| here.get::<Activity>(id));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it))
        } else {
            shell::absent(here)
        }
    };
    let dock = dock(here, id, it);
    shell::inner(
        here,
        here.t.volunteer_activity(),
        "/volunteer",
        Pace::Wide,
        Some(dock),
        body.into_any(),
    )
}

fn whole(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let part = move |part: fn(Here, &Activity) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| part(here, it)))
    };
    view! {
        {part(facts::head)}
        {part(called_off)}
        {mine::mine(here, id, it)}
        {roll::roll(here, id, it)}
        {minors::asked(here, id)}
        <Section title=here.t.volunteer_what()>{part(facts::facts)}</Section>
        {part(board)}
        {thanks::after(here, id, it)}
        {cancel(here, id, it)}
        {shell::share(here)}
    }
    .into_any()
}

fn called_off(here: Here, it: &Activity) -> AnyView {
    let ActivityState::Cancelled { at, reason } = &it.state else {
        return ().into_any();
    };
    let text = here.t.volunteer_called_off(reason, when(here, *at));
    view! {
        <components::Banner
            glyph=Glyph::ALERT
            tone=components::Tone::Stop
            title=here.t.volunteer_cancelled()
        >
            {text}
        </components::Banner>
    }
    .into_any()
}

/// What hangs for everyone to read.
fn board(here: Here, it: &Activity) -> AnyView {
    let t = here.t;
    let board: Option<ActivityBoard> = here.get(it.id.into());
    let hanging = board.map(|it| it.hanging).unwrap_or_default();
    if hanging.is_empty() {
        return ().into_any();
    }
    let rows = hanging.iter().map(|line| {
        let meta = t.volunteer_hangs_until(when(here, line.until));
        let trail = t.volunteer_hours(super::words::hours(line.minutes));
        view! { <components::Row title=line.who.clone() meta trail /> }
    });
    let rows = rows.collect_view();
    view! {
        <Section title=t.volunteer_board()>
            <p class="small soft">{t.volunteer_board_text()}</p>
            <components::Rows>{rows}</components::Rows>
        </Section>
    }
    .into_any()
}

/// What stands under the thumb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thumb {
    /// Showing the codes.
    Show,
    /// Reading one.
    Scan,
    /// Signing up.
    SignUp,
    /// Nothing to do but to come.
    Come,
}

/// What this person would do here now.
fn thumb(here: Here, it: &Activity) -> Option<Thumb> {
    let now = here.now();
    let rules = here.read(|town| it.rules(town))?;
    if !it.stands() || now > it.closes_at(rules) || !here.actor().belongs() {
        return None;
    }
    let leads = here.person().is_some_and(|me| it.is_led_by(me));
    match (leads, now >= it.opens_at(rules), held(here, it)) {
        (true, true, _) => Some(Thumb::Show),
        (true, false, None) => None,
        (false, true, _) => Some(Thumb::Scan),
        (_, false, Some(_)) => Some(Thumb::Come),
        (false, false, None) => Some(Thumb::SignUp),
    }
}

/// What stays under the thumb: signing up, or the codes.
fn dock(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let asking = RwSignal::new(false);
    let thumb = Memo::new(move |_| it.with(|it| thumb(here, it.as_ref()?)));
    let place = Memo::new(move |_| it.with(|it| held(here, it.as_ref()?)));
    let sign_up = move |()| {
        sending.send(
            Command::SignUp(TakePlace { activity: id }),
            t.volunteer_signed_up(),
        );
    };
    let give_back = Callback::new(move |()| {
        let act = Command::TakeBackSignUp(GiveBackPlace { activity: id });
        sending.send(act, t.volunteer_gave_back());
    });
    let main = move || {
        let thumb = thumb.get()?;
        untrack(|| match thumb {
            Thumb::Show => Some(door::show(here, id)),
            Thumb::Scan => Some(door::scan(here, id, ButtonLook::Primary)),
            Thumb::SignUp => Some(
                view! {
                    <Button
                        look=ButtonLook::Primary
                        block=true
                        busy=sending.busy
                        on_press=sign_up
                    >
                        {t.volunteer_sign_up()}
                    </Button>
                }
                .into_any(),
            ),
            Thumb::Come => None,
        })
    };
    let line = move || {
        let line = match place.get()? {
            Held::Place => t.volunteer_have_place().to_owned(),
            Held::Waiting { before } => t.volunteer_wait_before(before),
        };
        Some(view! { <p class="strong is-jade" aria-live="polite">{line}</p> })
    };
    let back = move || {
        (thumb.get() == Some(Thumb::Come)).then(|| {
            view! {
                <Button block=true on_press=move |()| asking.set(true)>
                    {t.volunteer_give_back()}
                </Button>
            }
        })
    };
    let any = Memo::new(move |_| thumb.get().is_some());
    let shown = move || {
        any.get().then(|| {
            view! {
                <Dock>{sending.fault()} {line} {main} {back}</Dock>
            }
        })
    };
    view! {
        {shown}
        <Confirm
            open=asking
            title=t.volunteer_give_back()
            text=t.volunteer_give_back_text()
            yes=t.volunteer_give_back()
            no=t.volunteer_keep()
            on_yes=give_back
            loses=true
        />
    }
    .into_any()
}

/// Calling it off, by whoever is in charge.
fn cancel(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| {
        let actor = here.actor();
        it.with(|it| {
            it.as_ref().is_some_and(|it| {
                let leads = here.person().is_some_and(|me| it.is_led_by(me));
                it.stands() && here.now() < it.ends_at && (leads || actor.is_staff())
            })
        })
    });
    let button = move || {
        may.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.volunteer_cancel()}</Button> }
        })
    };
    view! {
        {button}
        <Sheet open title=t.volunteer_cancel() close_label=t.shell_close()>
            {untrack(|| cancelling(here, id, open))}
        </Sheet>
    }
    .into_any()
}

fn cancelling(here: Here, id: ActivityId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let wrong = text.with(|it| Prose::new(it).is_err());
        (tried.get() && wrong).then(|| t.say_empty().to_owned())
    });
    let send = move |()| match text.with_untracked(|it| Prose::new(it).ok()) {
        Some(reason) => {
            let activity = id;
            let act = Command::CancelActivity(CancelActivity { activity, reason });
            sending.send_then(act, t.volunteer_cancelled(), move || {
                open.try_set(false);
            });
        }
        None => tried.set(true),
    };
    view! {
        <div class="stack stack--4">
            <TextArea label=t.volunteer_why() value=text rows=3 limit=Prose::MOST fault />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.volunteer_cancel()}
            </Button>
        </div>
    }
    .into_any()
}
