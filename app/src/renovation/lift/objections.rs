//! Objections (异议): what neighbours hold against it, the answers, the mediations.

use components::{Answer, Argument, Badge, Button, Glyph, Paragraphs, Section, Tone};
use domain::renovation::{Lift, LiftObjection, Settlement};
use domain::wording;
use leptos::prelude::*;

use super::sheet::{Act, Asking};
use crate::projects::who;
use crate::shell::{sorted, when};

/// All of them, the latest first, and the way to object for those it touches.
pub fn objections(asking: Asking, lift: Memo<Option<Lift>>) -> AnyView {
    let here = asking.here;
    let t = here.t;
    let all = Memo::new(move |_| {
        let all = here.of::<LiftObjection>(asking.id);
        sorted(all, |it| (-it.at.0, it.id.0))
    });
    let rows = move || {
        let rows = all.get().into_iter();
        rows.map(|it| one(asking, &it)).collect_view()
    };
    let may = Memo::new(move |_| {
        let today = here.now().day();
        let actor = here.actor();
        lift.with(|lift| {
            let lift = lift.as_ref()?;
            let case = lift.state.leg().filter(|it| it.is_open());
            let case = case.and(lift.state.case())?;
            let mut standings = actor.standings().iter();
            let touched = standings.any(|it| lift.touches(it.building));
            (touched && today <= case.posting.last).then_some(())
        })
        .is_some()
    });
    let none = move || {
        let none = all.with(Vec::is_empty);
        none.then(|| view! { <p class="small soft">{t.lift_no_objections()}</p> })
    };
    let count = move || t.talk_count(all.with(Vec::len));
    view! {
        <Section title=t.lift_objections() count>
            {none}
            {rows}
            <Show when=move || may.get()>
                <Button glyph=Glyph::TALK block=true on_press=move |()| asking.ask(Act::Object)>
                    {t.lift_object()}
                </Button>
            </Show>
        </Section>
    }
    .into_any()
}

fn one(asking: Asking, it: &LiftObjection) -> AnyView {
    let here = asking.here;
    let t = here.t;
    let answer = match &it.answer {
        Some(answer) => {
            let text = answer.text.to_string();
            view! { <Answer from=t.talk_desk() text /> }.into_any()
        }
        None if it.settled.is_none() => {
            let due = t.renovation_answer_due(when(here, it.due));
            view! { <p class="tiny soft">{due}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let mediation = |it: &domain::renovation::Mediation| {
        let on = wording::short_day(it.on, here.lang);
        let from = match it.agreed {
            true => t.lift_mediated(on, &it.who),
            false => t.lift_mediated_not(on, &it.who),
        };
        view! { <Answer from text=it.outcome.to_string() /> }
    };
    let mediations = it.mediations.iter().map(mediation).collect_view();
    let state = match it.settled {
        Some(Settlement::Word { .. } | Settlement::Mediated { .. }) => {
            view! { <Badge label=t.lift_is_settled() tone=Tone::Done /> }.into_any()
        }
        None => view! { <Badge label=t.lift_is_open() tone=Tone::Wait /> }.into_any(),
    };
    let (id, open) = (it.id, it.settled.is_none());
    let mine = open && here.person() == Some(it.author.person);
    let settle = mine.then(|| {
        let press = move |()| asking.ask(Act::Settle(id));
        view! { <Button glyph=Glyph::CHECK on_press=press>{t.lift_settle()}</Button> }
    });
    let below = view! {
        {answer}
        {mediations}
        <p>{state}</p>
        {settle}
    }
    .into_any();
    let text = it.text.to_string();
    let meaning = wording::lift_harm(it.harm, here.lang);
    let side: String = meaning.chars().take(1).collect();
    let author = who(here, &it.author);
    let author = if it.on_paper {
        t.lift_on_paper(author)
    } else {
        author
    };
    view! {
        <Argument side meaning asks=open who=author below>
            <Paragraphs text=Signal::stored(text) />
        </Argument>
    }
    .into_any()
}
