//! Asking for help (求助).

use components::{Button, ButtonLook, Radio, TextArea};
use domain::members::Phone;
use domain::volunteering::{AskForHelp, Command, Skill};
use domain::{HelpId, Prose, wording};
use leptos::prelude::*;

use super::call::phone_field;
use crate::shell::{self, Here, Sending};

/// The form.
pub fn form(here: Here, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let skill = RwSignal::new(Skill::Doctor);
    let (words, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let draft = shell::keep(
        here,
        "help".to_owned(),
        words.into(),
        Callback::new(move |kept| words.set(kept)),
    );
    let radio = |it: Skill| {
        let chosen = Signal::derive(move || skill.get() == it);
        let label = wording::skill(it, here.lang);
        view! { <Radio group="skill" label chosen on_choose=move |()| skill.set(it) /> }
    };
    let radios = Skill::ALL.map(radio).collect_view();
    let unsaid = Signal::derive(move || {
        let missing = tried.get() && words.with(|it| Prose::new(it)).is_err();
        missing.then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let written = words.with_untracked(|it| Prose::new(it).ok());
        let number = phone.with_untracked(|it| Phone::new(it).ok());
        let (Some(community), Some(words), Some(phone)) = (community, written, number) else {
            tried.set(true);
            return;
        };
        let act = Command::AskForHelp(AskForHelp {
            id: HelpId(offline::new_id()),
            community,
            skill: skill.get_untracked(),
            words,
            phone,
        });
        sending.send_then(act, t.mutual_asked(), move || {
            draft.forget();
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.mutual_ask_text()}</p>
            <fieldset>
                <legend class="field__label">{t.mutual_ask_what()}</legend>
                {radios}
            </fieldset>
            <TextArea
                label=t.mutual_ask_words()
                value=words
                rows=3
                limit=Prose::MOST
                hint=t.mutual_ask_hint()
                fault=unsaid
            />
            {phone_field(here, phone, tried)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.mutual_ask_send()}
            </Button>
        </div>
    }
    .into_any()
}
