//! The next acts of the office on a lift, each as a form.

use components::{Button, ButtonLook, Panel, Sheet};
use domain::renovation::{Command as Renovation, Lift, LiftCommand, LiftStage, WithdrawLift};
use domain::{Command, UnitId};
use leptos::prelude::*;

use super::form;
use crate::shell::{AskWhy, line, texts};

/// The acts as things stand.
#[component]
pub(super) fn Acts(id: UnitId, lift: Memo<Option<Lift>>) -> impl IntoView {
    let t = texts();
    let stage = Memo::new(move |_| lift.with(|it| it.as_ref().map(|it| it.state.stage())));
    move || {
        let stage = stage.get()?;
        let acts = untrack(|| acts(id, stage));
        Some(view! {
            <Panel title=t.lift_acts()>
                <div class="stack stack--2">{acts}</div>
            </Panel>
        })
    }
}

fn acts(id: UnitId, stage: LiftStage) -> Vec<AnyView> {
    use LiftStage::{
        Approved, Building, Consulting, Done, Proposed, Returned, Submitted, Withdrawn,
    };
    let t = texts();
    let post = |first| asked(first, t.lift_post(), id, form::post);
    let advance = |first| asked(first, t.lift_advance(), id, form::advance);
    let money = || asked(false, t.lift_set_money(), id, form::money);
    let lay = || asked(false, t.lift_lay(), id, form::agreement);
    let signature = || asked(false, t.lift_enter_signature(), id, form::signature);
    match stage {
        Proposed => vec![post(true), withdraw(id)],
        Consulting | Returned => vec![
            advance(true),
            asked(false, t.lift_link(), id, form::vote),
            asked(false, t.lift_enter_consent(), id, form::consent),
            money(),
            lay(),
            signature(),
            post(false),
            withdraw(id),
        ],
        Submitted | Approved => vec![advance(true), money(), lay(), signature(), withdraw(id)],
        Building => vec![
            asked(true, t.lift_note_works(), id, form::note),
            advance(false),
            signature(),
        ],
        Done | Withdrawn => Vec::new(),
    }
}

/// A button and the sheet it opens.
fn asked(
    first: bool,
    words: &'static str,
    id: UnitId,
    form: fn(RwSignal<bool>, UnitId) -> AnyView,
) -> AnyView {
    let t = texts();
    let open = RwSignal::new(false);
    let look = match first {
        true => ButtonLook::Primary,
        false => ButtonLook::Plain,
    };
    // Built when it opens, on what is there by then.
    let inside = move || open.get().then(|| untrack(|| form(open, id)));
    view! {
        <Button look block=true on_press=move |()| open.set(true)>
            {words}
        </Button>
        <Sheet open title=words close_label=t.not_now()>
            {inside}
        </Sheet>
    }
    .into_any()
}

fn withdraw(id: UnitId) -> AnyView {
    let t = texts();
    let open = RwSignal::new(false);
    let command = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        let withdraw = LiftCommand::Withdraw(WithdrawLift { lift: id, reason });
        Ok(Command::Renovation(Renovation::Lift(withdraw)))
    });
    view! {
        <Button look=ButtonLook::Quiet block=true on_press=move |()| open.set(true)>
            {t.lift_withdraw()}
        </Button>
        <AskWhy
            open
            title=t.lift_withdraw()
            text=t.lift_withdraw_text()
            yes=t.lift_withdraw()
            command
        />
    }
    .into_any()
}
