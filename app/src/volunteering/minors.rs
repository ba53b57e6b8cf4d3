//! Minors and their guardians: asking, and agreeing (监护人同意).

use components::{Button, ButtonLook, Section};
use domain::volunteering::{
    Activity, AgeRule, AgreeForMinor, AskGuardian, Command, Consent, Guardian,
};
use domain::{ActivityId, ConsentId};
use leptos::prelude::*;

use super::words::who;
use crate::shell::{Here, Sending};

/// Asking one's guardian, and what guardians were asked.
pub fn asked(here: Here, id: ActivityId) -> AnyView {
    view! { {ask(here, id)} {agree(here, id)} }.into_any()
}

fn ask(here: Here, id: ActivityId) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let minor = Memo::new(move |_| here.me().is_some_and(|it| it.minor.is_some()));
    let press = move |()| {
        let act = Command::AskGuardian(AskGuardian { activity: id });
        sending.send(act, t.volunteer_asked());
    };
    let shown = move || {
        let me = here.person().filter(|_| minor.get())?;
        let activity: Activity = here.get(id)?;
        if activity.age == AgeRule::Adults {
            return None;
        }
        let consent: Option<Consent> = here.get(ConsentId::of(id, me));
        let line = match consent.map(|it| it.said) {
            Some(Guardian::Silent) => t.volunteer_asked_text(),
            Some(Guardian::Agrees) => t.volunteer_agreed(),
            Some(Guardian::Comes) => t.volunteer_comes_along(),
            None => {
                return Some(
                    view! {
                        <Section title=t.volunteer_guardian()>
                            <p>{t.volunteer_guardian_text()}</p>
                            {sending.fault()}
                            <Button block=true busy=sending.busy on_press=press>
                                {t.volunteer_ask()}
                            </Button>
                        </Section>
                    }
                    .into_any(),
                );
            }
        };
        Some(view! { <Section title=t.volunteer_guardian()><p>{line}</p></Section> }.into_any())
    };
    shown.into_any()
}

fn agree(here: Here, id: ActivityId) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let asked = Memo::new(move |_| {
        let me = here.person();
        let mut all = here.of::<Consent>(id);
        all.retain(|it| Some(it.guardian) == me && it.reader == it.guardian);
        all.sort_unstable_by_key(|it| it.id);
        all
    });
    let one = move |it: Consent| {
        let minor = it.minor;
        let say = move |said: Guardian| {
            let act = Command::AgreeForMinor(AgreeForMinor {
                activity: id,
                minor,
                said,
            });
            sending.send(act, t.volunteer_said_for());
        };
        let line = match it.said {
            Guardian::Silent => t.volunteer_asks_you(who(here, minor)),
            Guardian::Agrees => t.volunteer_you_agreed(who(here, minor)),
            Guardian::Comes => t.volunteer_you_come_along(who(here, minor)),
        };
        let acts = if it.said == Guardian::Silent {
            view! {
                <div class="pair">
                    <Button look=ButtonLook::Ink on_press=move |()| say(Guardian::Agrees)>
                        {t.volunteer_agree()}
                    </Button>
                    <Button on_press=move |()| say(Guardian::Comes)>
                        {t.volunteer_come_along()}
                    </Button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| say(Guardian::Silent)>
                    {t.volunteer_take_back_consent()}
                </Button>
            }
            .into_any()
        };
        view! { <p>{line}</p> {acts} }
    };
    let shown = move || {
        let all = asked.get();
        (!all.is_empty()).then(|| {
            view! {
                <Section title=t.volunteer_guardian()>
                    {all.into_iter().map(one).collect_view()} {sending.fault()}
                </Section>
            }
        })
    };
    shown.into_any()
}
