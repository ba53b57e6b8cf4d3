//! Saying how one is, and those of one's household: in one tap, changeable, without a network too.

use components::{
    Button, ButtonLook, Chip, Chips, Field, Glyph, Icon, Mark, Section, Sheet, Stamp,
};
use domain::emergency::{AnswerRollCall, Command as Act, Emergency, Need, OwnAnswer, Says, Who};
use domain::members::Standing;
use domain::{HomeId, Line, OwnAnswerId, wording};
use leptos::prelude::*;

use super::words::{concerned, said, waits};
use crate::shell::{Here, Sending, address, seal_date, when};

/// The home one speaks for, where it was chosen.
type At = RwSignal<Option<HomeId>>;

/// The home one speaks for: the one that was chosen of several, or the first that is concerned.
fn home(here: Here, it: &Emergency, at: At) -> Option<Standing> {
    let homes = concerned(here, it);
    let chosen = at.get();
    let first = homes.first().cloned();
    let chosen = homes.into_iter().find(|it| Some(it.home) == chosen);
    chosen.or(first)
}

/// Which home one speaks for, where several are concerned: each is answered for itself.
pub fn homes(here: Here, it: Memo<Option<Emergency>>, at: At) -> AnyView {
    let shown = move || {
        let emergency = it.get()?;
        let all = concerned(here, &emergency);
        (all.len() > 1).then(|| {
            let chips = all.into_iter().map(|one| {
                let pressed = Signal::derive(move || {
                    let chosen = it.with(|it| it.as_ref().and_then(|it| home(here, it, at)));
                    chosen.is_some_and(|it| it.home == one.home)
                });
                let label = address(one.address.as_str());
                view! { <Chip label pressed on_press=move |()| at.set(Some(one.home)) /> }
            });
            let chips = chips.collect_view();
            view! {
                <Chips label=here.t.emergency_which_home() wrap=true>
                    {chips}
                </Chips>
            }
        })
    };
    shown.into_any()
}

/// What the reader said in an emergency.
fn own(here: Here, it: &Emergency, at: At) -> Option<OwnAnswer> {
    let (home, me) = (home(here, it, at)?, here.person()?);
    here.get(OwnAnswerId::of(it.id, home.home, me))
}

fn send(
    here: Here,
    it: Memo<Option<Emergency>>,
    at: At,
    sending: Sending,
    (who, says): (Who, Says),
    then: impl FnOnce() + 'static,
) {
    let found = untrack(|| {
        it.with(|it| {
            let it = it.as_ref()?;
            let calls = own(here, it, at).map_or(0, |it| it.calls);
            Some((it.id, home(here, it, at)?.home, calls))
        })
    });
    let Some((emergency, home, knew)) = found else {
        return;
    };
    let done = match says {
        Says::Safe => here.t.emergency_done_safe(),
        Says::NeedsHelp { .. } => here.t.emergency_done_help(),
    };
    let answer = AnswerRollCall {
        emergency,
        home,
        who,
        says,
        knew,
    };
    sending.send_then(Act::Answer(answer), done, then);
}

/// The two buttons under the thumb.
pub fn mine(here: Here, it: Memo<Option<Emergency>>, at: At, sending: Sending) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let safe = move |()| send(here, it, at, sending, (Who::Me, Says::Safe), || {});
    view! {
        {sending.fault()}
        <div class="emergency__answer">
            <Button
                look=ButtonLook::Ink
                block=true
                glyph=Glyph::CHECK
                busy=sending.busy
                on_press=safe
            >
                {t.emergency_safe()}
            </Button>
            <Button
                look=ButtonLook::Primary
                block=true
                glyph=Glyph::HANDS
                on_press=move |()| open.set(true)
            >
                {t.emergency_help()}
            </Button>
        </div>
        {sheet(here, it, at, sending, (Who::Me, open))}
    }
    .into_any()
}

/// What is needed: chosen, said in a few words, sent.
fn sheet(
    here: Here,
    it: Memo<Option<Emergency>>,
    at: At,
    sending: Sending,
    (who, open): (Who, RwSignal<bool>),
) -> AnyView {
    let t = here.t;
    let chosen = RwSignal::new(Vec::<Need>::new());
    let words = RwSignal::new(String::new());
    let lacks = RwSignal::new(false);
    let chip = move |need: Need| {
        let pressed = Signal::derive(move || chosen.with(|it| it.contains(&need)));
        let press = move |()| {
            lacks.set(false);
            chosen.update(|it| match it.iter().position(|one| *one == need) {
                Some(at) => {
                    it.remove(at);
                }
                None => it.push(need),
            });
        };
        view! { <Chip label=wording::emergency_need(need, here.lang) pressed on_press=press /> }
    };
    let press = move |()| {
        let needs = chosen.get_untracked();
        if needs.is_empty() {
            lacks.set(true);
            return;
        }
        let words = Line::new(&words.get_untracked()).ok();
        let says = Says::NeedsHelp { needs, words };
        send(here, it, at, sending, (who, says), move || {
            open.try_set(false);
        });
    };
    let missing = move || {
        lacks
            .get()
            .then(|| view! { <p class="field__fault" role="alert">{t.emergency_choose_need()}</p> })
    };
    let title = t.emergency_help_title(wording::emergency_who(who, here.lang));
    view! {
        <Sheet open title close_label=t.shell_close()>
            <div class="stack">
                <p class="small soft">{t.emergency_help_first()}</p>
                <Chips label=t.emergency_help_what() wrap=true>
                    {Need::ALL.map(chip).into_iter().collect_view()}
                </Chips>
                {missing}
                <Field
                    label=t.emergency_help_words()
                    need=t.form_optional()
                    value=words
                    limit=Line::MOST
                />
                {sending.fault()}
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=press
                >
                    {t.emergency_help_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

/// What the reader said of themselves, with its seal.
pub fn answered(here: Here, it: Memo<Option<Emergency>>, at: At) -> AnyView {
    let t = here.t;
    let shown = move || {
        let emergency = it.get()?;
        let own = own(here, &emergency, at)?;
        let line = own.of(Who::Me).or_else(|| own.of(Who::All))?.clone();
        let waiting = waits(here, emergency.id);
        let (mark, word, meaning) = if waiting {
            (Mark::Saved, t.seal_saved(), t.seal_saved_meaning())
        } else {
            (Mark::Counted, t.seal_counted(), t.seal_counted_meaning())
        };
        let stamp = Stamp {
            mark,
            word: word.to_owned(),
            meaning: meaning.to_owned(),
            date: Some(seal_date(line.at)),
        };
        let told = if waiting {
            t.emergency_told_later()
        } else {
            t.emergency_told()
        };
        let help = line.says.is_help();
        let class = if help {
            "emergency__said emergency__said--help"
        } else {
            "emergency__said"
        };
        let home = home(here, &emergency, at).map(|it| address(it.address.as_str()));
        Some(view! {
            <div class=class role="group" aria-label=t.emergency_mine()>
                <div>
                    <p class="emergency__words">{said(here, &line.says)}</p>
                    <p class="small soft">{home} " · " {when(here, line.at)} " · " {told}</p>
                </div>
                <components::Seal stamp=Signal::stored(stamp) />
            </div>
        })
    };
    shown.into_any()
}

/// Those of one's household.
pub fn family(here: Here, it: Memo<Option<Emergency>>, at: At, sending: Sending) -> AnyView {
    let t = here.t;
    let concerned = Memo::new(move |_| {
        it.with(|it| it.as_ref().is_some_and(|it| home(here, it, at).is_some()))
    });
    let shown = move || {
        concerned.get().then(|| {
            let rows = Who::HOUSEHOLD.map(|who| one(here, it, at, sending, who));
            let rows = rows.into_iter().collect_view();
            view! {
                <Section title=t.emergency_family()>
                    <p class="small soft">{t.emergency_family_text()}</p>
                    <ul class="emergency__family">{rows}</ul>
                </Section>
            }
        })
    };
    shown.into_any()
}

fn one(here: Here, it: Memo<Option<Emergency>>, at: At, sending: Sending, who: Who) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let name = wording::emergency_who(who, here.lang);
    let line = move || {
        let emergency = it.get()?;
        let own = own(here, &emergency, at)?;
        let line = own.of(who)?;
        let glyph = if line.says.is_help() {
            Glyph::ALERT
        } else {
            Glyph::CHECK
        };
        Some(view! { <span class="small"><Icon glyph /> " " {said(here, &line.says)}</span> })
    };
    let safe = move |()| send(here, it, at, sending, (who, Says::Safe), || {});
    view! {
        <li>
            <span class="emergency__who"><strong>{name}</strong> {line}</span>
            <span class="emergency__pair">
                <Button small=true busy=sending.busy on_press=safe>
                    <span class="visually-hidden">{name} " "</span>
                    {t.emergency_safe_short()}
                </Button>
                <Button small=true on_press=move |()| open.set(true)>
                    <span class="visually-hidden">{name} " "</span>
                    {t.emergency_help_short()}
                </Button>
            </span>
            {sheet(here, it, at, sending, (who, open))}
        </li>
    }
    .into_any()
}
