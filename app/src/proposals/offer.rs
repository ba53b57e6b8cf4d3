//! Offering one's own help: with what, in words, and where one is called (表示愿意出力).

use components::{Button, ButtonLook, Field, Glyph, InputKind, Radio, Sheet, TextArea};
use domain::members::Phone;
use domain::proposals::{Command, Help, OfferHelp};
use domain::{OfferId, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{self, Here, waiting_note};

/// The button, and the sheet behind it.
pub(super) fn offering(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let inside = move || untrack(|| form(here, id, open));
    view! {
        <Button glyph=Glyph::HANDS on_press=move |()| open.set(true)>
            {t.offer_act()}
        </Button>
        <Sheet open title=t.offer_act() close_label=t.shell_close()>
            {inside()}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, proposal: ProposalId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let help = RwSignal::new(Help::Hands);
    let (what, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let draft = shell::keep(
        here,
        format!("offer:{proposal}"),
        what.into(),
        Callback::new(move |kept| what.set(kept)),
    );
    let choice = |it: Help| {
        let label = wording::help(it, here.lang);
        let chosen = Signal::derive(move || help.get() == it);
        view! { <Radio group="help" label chosen on_choose=move |()| help.set(it) /> }
    };
    let choices = Help::ALL.map(choice).collect_view();
    let unsaid = Signal::derive(move || {
        let missing = tried.get() && what.with(|it| Prose::new(it)).is_err();
        missing.then(|| t.offer_unsaid().to_owned())
    });
    let uncalled = Signal::derive(move || {
        let wrong = tried.get() && phone.with(|it| Phone::new(it)).is_err();
        wrong.then(|| t.phone_wrong().to_owned())
    });
    let send = move |()| {
        let what = Prose::new(&what.get_untracked());
        let phone = Phone::new(&phone.get_untracked());
        let (Ok(what), Ok(phone)) = (what, phone) else {
            tried.set(true);
            return;
        };
        let command = Command::OfferHelp(OfferHelp {
            id: OfferId(offline::new_id()),
            proposal,
            help: help.get_untracked(),
            what,
            phone,
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Proposals(command)).await {
                Ok(()) => {
                    draft.forget();
                    open.set(false);
                    here.say(t.offer_sent(waiting_note(here)));
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.offer_text()}</p>
            <fieldset>
                <legend class="field__label">{t.offer_help()}</legend>
                {choices}
            </fieldset>
            <TextArea label=t.offer_what() value=what rows=3 limit=Prose::MOST hint=t.offer_what_hint() fault=unsaid />
            <Field label=t.phone_label() value=phone kind=InputKind::Phone hint=t.offer_phone_hint() autocomplete="tel" fault=uncalled />
            <Button look=ButtonLook::Primary block=true on_press=send>
                {t.offer_send()}
            </Button>
        </div>
    }
    .into_any()
}
