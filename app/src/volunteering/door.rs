//! The codes of an activity: showing them, and reading them, both without a network too.

use std::time::Duration;

use components::{
    Button, ButtonLink, ButtonLook, Chip, Chips, Field, Glyph, InputKind, Pace, Scanner, Sheet,
    State, StateKind, TurningCode as Shown,
};
use domain::volunteering::{
    Activity, CheckPost, Command, End, OpenCheckPost, Read, ReadCode, Roll,
};
use domain::{ActivityId, DeviceId, RollId, TurningCode};
use leptos::prelude::*;

use crate::shell::{self, Here, Sending, waiting_note};

const SECOND: Duration = Duration::from_secs(1);

/// The address that a code holds. A phone's own camera opens it as well as the app's.
fn address(activity: ActivityId, end: End, code: TurningCode) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", path(activity, end, code))
}

fn path(activity: ActivityId, end: End, code: TurningCode) -> String {
    format!("/a/{activity}/{}/{code}", name(end))
}

/// How an end is called in an address.
fn name(end: End) -> &'static str {
    match end {
        End::In => "in",
        End::Out => "out",
    }
}

/// An end by its name in an address.
pub fn end_of(text: &str) -> Option<End> {
    match text {
        "in" => Some(End::In),
        "out" => Some(End::Out),
        _ => None,
    }
}

/// The code in such an address, if it is of this activity.
fn read(text: &str, activity: ActivityId) -> Option<(End, TurningCode)> {
    let (_, path) = text.split_once("/a/")?;
    let mut parts = path.trim_end_matches('/').split('/');
    let same = parts
        .next()?
        .parse()
        .is_ok_and(|id: ActivityId| id == activity);
    let end = end_of(parts.next()?)?;
    let code = parts.next()?.parse().ok()?;
    same.then_some((end, code))
}

/// Whoever is in charge shows the codes.
pub fn show(here: Here, id: ActivityId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let press = move |()| {
        open.set(true);
        ensure(here, id);
    };
    view! {
        <Button look=ButtonLook::Primary block=true glyph=Glyph::QR on_press=press>
            {t.volunteer_show()}
        </Button>
        <Sheet open title=t.volunteer_show() close_label=t.shell_close()>
            {untrack(|| code(here, id))}
        </Sheet>
    }
    .into_any()
}

/// The post on this phone; a second press finds the first one's.
fn mine(here: Here, id: ActivityId) -> Option<CheckPost> {
    let me = here.person();
    let posts = here.of::<CheckPost>(id).into_iter();
    posts.filter(|it| Some(it.by) == me).min_by_key(|it| it.id)
}

fn ensure(here: Here, id: ActivityId) {
    if untrack(|| mine(here, id)).is_some() {
        return;
    }
    let command = Command::OpenCheckPost(OpenCheckPost {
        id: offline::new_id().into(),
        activity: id,
        key: offline::new_key(),
    });
    leptos::task::spawn_local(async move {
        if let Err(sentence) = here.submit(domain::Command::Volunteering(command)).await {
            here.warn(sentence);
        }
    });
}

fn code(here: Here, id: ActivityId) -> AnyView {
    let t = here.t;
    let now = RwSignal::new(here.replica().now());
    let clock = set_interval_with_handle(move || now.set(here.replica().now()), SECOND).ok();
    on_cleanup(move || {
        clock.inspect(IntervalHandle::clear);
    });
    // Coming until the middle of it, going after that; a press says otherwise.
    let middle = here
        .get::<Activity>(id)
        .map(|it| (it.starts_at.0 + it.ends_at.0) / 2);
    let going = middle.is_some_and(|middle| here.replica().now().0 >= middle);
    let end = RwSignal::new(if going { End::Out } else { End::In });
    let post = Memo::new(move |_| mine(here, id));
    let shown =
        Memo::new(move |_| post.with(|post| Some(post.as_ref()?.code(end.get(), now.get()))));
    let content = Signal::derive(move || {
        let code = shown.get();
        code.map(|code| address(id, end.get(), code))
            .unwrap_or_default()
    });
    let digits = Signal::derive(move || {
        let code = shown.get();
        code.map(TurningCode::spoken).unwrap_or_default()
    });
    let left = Signal::derive(move || shown.get().map_or(0, |code| code.left(now.get())));
    let there = move || {
        let roll: Option<Roll> = here.get(RollId::of(id, here.person()));
        let lines = roll.map(|it| it.lines).unwrap_or_default();
        let come = |it: &&domain::volunteering::RollLine| {
            it.did
                .as_ref()
                .is_some_and(|did| did.no_out.is_some() || !did.stretches.is_empty())
        };
        let gone = |it: &&domain::volunteering::RollLine| {
            it.did.as_ref().is_some_and(|did| !did.stretches.is_empty())
        };
        match end.get() {
            End::In => t.volunteer_there(lines.iter().filter(come).count(), lines.len()),
            End::Out => t.volunteer_gone(lines.iter().filter(gone).count(), lines.len()),
        }
    };
    let chip = move |which: End, label: &'static str| {
        let pressed = Signal::derive(move || end.get() == which);
        view! { <Chip label pressed on_press=move |()| end.set(which) /> }
    };
    let label = Signal::derive(move || match end.get() {
        End::In => t.volunteer_in().to_owned(),
        End::Out => t.volunteer_out().to_owned(),
    });
    view! {
        <div class="stack stack--4">
            <Chips label=t.volunteer_in_or_out()>
                {chip(End::In, t.volunteer_in())} {chip(End::Out, t.volunteer_out())}
            </Chips>
            <Shown
                content
                digits
                left
                label=move || label.get()
                digits_label=t.volunteer_digits_shown()
            />
            <p class="strong is-jade" aria-live="polite">{there}</p>
            <p class="small soft">{t.volunteer_offline()}</p>
        </div>
    }
    .into_any()
}

/// The button that reads a code, and its sheet.
pub fn scan(here: Here, id: ActivityId, look: ButtonLook) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    view! {
        <Button look block=true glyph=Glyph::SCAN on_press=move |()| open.set(true)>
            {t.volunteer_scan()}
        </Button>
        <Sheet open title=t.volunteer_scan() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| reader(here, id, open)))}
        </Sheet>
    }
    .into_any()
}

fn reader(here: Here, id: ActivityId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let strange = RwSignal::new(false);
    let take = move |end: End, read: Read| {
        leptos::task::spawn_local(async move {
            match enter(here, id, end, read).await {
                Ok(()) => {
                    open.try_set(false);
                    here.say(noted(here, end));
                }
                Err(sentence) => sending.refuse(sentence),
            }
        });
    };
    let seen = Callback::new(move |text: String| match read(&text, id) {
        Some((end, code)) => take(end, Read::Scanned(code)),
        None => strange.set(true),
    });
    let type_in = move |end: End| {
        let now = here.replica().now();
        match TurningCode::typed(&typed.get_untracked(), now) {
            Some(code) => take(end, Read::Typed(code.digits)),
            None => fault.set(Some(t.volunteer_digits_fault().to_owned())),
        }
    };
    let told = move || strange.get().then(|| t.volunteer_strange());
    view! {
        <div class="stack stack--4">
            <Scanner on_read=seen label=t.volunteer_look() none=t.turning_blind() />
            <p class="small is-ochre" aria-live="polite">{told}</p>
            <Field label=t.volunteer_digits() kind=InputKind::Number value=typed fault />
            {sending.fault()}
            <div class="pair">
                <Button look=ButtonLook::Ink on_press=move |()| type_in(End::In)>
                    {t.volunteer_in()}
                </Button>
                <Button on_press=move |()| type_in(End::Out)>{t.volunteer_out()}</Button>
            </div>
        </div>
    }
    .into_any()
}

fn noted(here: Here, end: End) -> String {
    let t = here.t;
    let what = match end {
        End::In => t.volunteer_in(),
        End::Out => t.volunteer_out(),
    };
    t.act_done(what, waiting_note(here))
}

/// Comes or goes by a code; the error is a sentence.
async fn enter(here: Here, activity: ActivityId, end: End, read: Read) -> Result<(), String> {
    let read_at = here.replica().now();
    if let Read::Scanned(code) = read
        && !code.is_fresh(read_at)
    {
        return Err(here.t.volunteer_stale().to_owned());
    }
    let device = device(here);
    let command = Command::CheckIn(ReadCode {
        activity,
        end,
        read,
        read_at,
        device,
    });
    here.submit(domain::Command::Volunteering(command)).await
}

/// What this phone calls itself where codes are read: made once, and kept with its settings.
fn device(here: Here) -> DeviceId {
    let kept = here.settings().get_untracked().device;
    kept.unwrap_or_else(|| {
        let made = DeviceId(offline::new_id());
        here.set(|it| it.device = Some(made));
        made
    })
}

/// Where reading stands.
#[derive(Clone, Debug, PartialEq)]
enum Reading {
    Knocking,
    Noted,
    Outside(String),
}

/// The page that a code opens in a phone's own camera.
pub fn read_page(here: Here, id: ActivityId, end: End, code: TurningCode) -> AnyView {
    let t = here.t;
    let reading = RwSignal::new(Reading::Knocking);
    let guest = untrack(|| here.person()).is_none();
    if guest {
        reading.set(Reading::Outside(t.turning_guest().to_owned()));
    } else {
        leptos::task::spawn_local(async move {
            reading.set(match enter(here, id, end, Read::Scanned(code)).await {
                Ok(()) => Reading::Noted,
                Err(sentence) => Reading::Outside(sentence),
            });
        });
    }
    let on = move || {
        let href = if guest {
            "/sign-in".to_owned()
        } else {
            format!("/a/{id}")
        };
        let name = if guest {
            t.turning_sign_in()
        } else {
            t.volunteer_to_activity()
        };
        view! { <ButtonLink href block=true>{name}</ButtonLink> }.into_any()
    };
    let shown = move || match reading.get() {
        Reading::Knocking => shell::skeleton(here),
        Reading::Noted => {
            let title = noted(here, end);
            let text = t.volunteer_noted_text();
            view! {
                <State kind=StateKind::Empty glyph=Glyph::CHECK title text page=true act=on() />
            }
            .into_any()
        }
        Reading::Outside(text) => {
            let title = t.volunteer_not_noted();
            view! { <State kind=StateKind::Refused title text page=true act=on() /> }.into_any()
        }
    };
    let body = view! { <div aria-live="polite">{shown}</div> };
    shell::inner(
        here,
        t.volunteer_scan(),
        "/volunteer",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_is_shown_is_read_for_its_own_activity_and_end() {
        let id = ActivityId(Uuid::from_u128(7));
        let code: TurningCode = "59833333-04412739".parse().unwrap();
        for end in [End::In, End::Out] {
            let shown = format!("https://linli.example{}", path(id, end, code));
            assert_eq!(read(&shown, id), Some((end, code)));
            assert_eq!(read(&shown, ActivityId(Uuid::from_u128(8))), None);
        }
        assert_eq!(read("https://elsewhere.example/", id), None);
    }
}
