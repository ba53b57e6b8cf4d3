//! Requests without an answer in the buildings I look after, and introducing somebody (等牵线的求助).

use components::{Button, ButtonLook, Radio, Row, Rows, Section, Sheet};
use domain::volunteering::{Command, HelpWaiting, Introduce, SkillLine};
use domain::{HelpId, SkillLineId, wording};
use leptos::prelude::*;

use super::lines::{building, number};
use crate::shell::{self, Here, Sending, sorted};

/// The section; nothing where nothing waits, and nobody else reads these.
pub fn to_introduce(here: Here) -> AnyView {
    let t = here.t;
    let opened = RwSignal::new(None::<HelpId>);
    let shown = RwSignal::new(false);
    let all = Memo::new(move |_| sorted(here.all::<HelpWaiting>(), |it| (it.since.0, it.id.0)));
    let rows = move || {
        let rows = all.get().into_iter().map(|it| {
            let skill = wording::skill(it.skill, here.lang);
            let title = t.mutual_waiting_row(building(here, it.building), skill);
            let meta = match it.awaits.filter(|until| here.now() < *until) {
                Some(until) => t.mutual_waiting_asked(shell::when(here, until)),
                None => t.mutual_waiting_nobody(it.asked, shell::when(here, it.since)),
            };
            let id = it.id;
            let press = Callback::new(move |()| {
                opened.set(Some(id));
                shown.set(true);
            });
            view! { <Row title act=press meta /> }
        });
        rows.collect_view()
    };
    let any = Memo::new(move |_| !all.with(Vec::is_empty));
    let section = move || {
        any.get().then(|| {
            view! {
                <Section title=t.mutual_waiting()>
                    <p class="small soft">{t.mutual_waiting_text()}</p>
                    <Rows>{rows}</Rows>
                </Section>
            }
        })
    };
    let inside = move || {
        let id = opened.get().filter(|_| shown.get())?;
        Some(untrack(|| form(here, id, shown)))
    };
    view! {
        {section}
        <Sheet open=shown title=t.mutual_introduce() close_label=t.shell_close()>
            {inside}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, id: HelpId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let picked = RwSignal::new(None::<SkillLineId>);
    let Some(waiting) = here.get::<HelpWaiting>(id) else {
        return ().into_any();
    };
    let mut lines = here.all::<SkillLine>();
    lines.retain(|it| it.skills.contains(&waiting.skill));
    // Their own building first.
    let away = |it: &SkillLine| {
        if it.building == waiting.building {
            -1
        } else {
            number(here, it.building)
        }
    };
    let lines = sorted(lines, |it| (away(it), it.id.0));
    if lines.is_empty() {
        return view! { <p>{t.mutual_nobody_offers()}</p> }.into_any();
    }
    let radios = lines.iter().map(|it| {
        let id = it.id;
        let chosen = Signal::derive(move || picked.get() == Some(id));
        let within = wording::helps_within(it.reach, here.lang);
        let label = t.mutual_line(building(here, it.building), within);
        view! { <Radio group="line" label chosen on_choose=move |()| picked.set(Some(id)) /> }
    });
    let radios = radios.collect_view();
    let send = move |()| {
        let Some(line) = picked.get_untracked() else {
            sending.refuse(t.mutual_choose_one());
            return;
        };
        let act = Command::Introduce(Introduce { request: id, line });
        sending.send_then(act, t.mutual_introduced(), move || {
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.mutual_introduce_text()}</p>
            <fieldset>
                <legend class="field__label">{t.mutual_who_offers()}</legend>
                {radios}
            </fieldset>
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.mutual_introduce()}
            </Button>
        </div>
    }
    .into_any()
}
