//! What others found, entered for the step where the round stands: who, how, what they corrected and
//! what they say.

use components::{Button, ButtonLook, Field, Radio, Select, TextArea, Tick};
use domain::assessment::{
    Command as Act, Correction, Method, ReviewRound, Reviewer, Round, Step, Verdict,
};
use domain::{Command, Line, Prose, RoundId, wording};
use leptos::prelude::*;

use super::fill;
use crate::councils::PickDocument;
use crate::emergency::{choice, choices, chosen};
use crate::shell::{Book, Doing, Fault, line, prose};
use crate::texts::Texts;

/// The form.
pub(super) fn form(id: RoundId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let round: Option<Round> = book.get(id);
    let step = round.as_ref().and_then(|it| it.stage.step());
    let (Some(round), Some(step)) = (round, step) else {
        return ().into_any();
    };
    let reviewers: Vec<Reviewer> = Reviewer::ALL
        .into_iter()
        .filter(|it| it.may(step))
        .collect();
    let reviewers = StoredValue::new(reviewers);
    let which = RwSignal::new("0".to_owned());
    let all = reviewers.with_value(|all| choices(all, |it| wording::six_reviewer(it, t.lang)));
    let (name, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let methods = RwSignal::new(vec![Method::Visit]);
    let ticks = Method::ALL.map(|it| {
        let checked = Signal::derive(move || methods.with(|all| all.contains(&it)));
        let label = wording::six_method(it, t.lang);
        let on_change = move |on: bool| {
            methods.update(|all| {
                all.retain(|one| *one != it);
                if on {
                    all.push(it);
                }
            });
        };
        view! { <Tick label checked on_change /> }
    });
    let ticks = ticks.into_iter().collect_view();
    let corrections = RwSignal::new(Vec::<Correction>::new());
    let document = RwSignal::new(None);
    let passes = RwSignal::new(None::<bool>);
    let reason = RwSignal::new(String::new());
    let command = move || {
        let verdict = match passes.get() {
            Some(true) => Verdict::Passes,
            Some(false) => Verdict::Fails {
                reason: prose(t.reason(), &reason.get(), t)?,
            },
            None => return Err(t.six_fault_verdict().to_owned()),
        };
        Ok(Command::Assessment(Act::Review(ReviewRound {
            round: id,
            step,
            reviewer: reviewers.with_value(|all| chosen(all, &which.get())),
            name: line(t.six_reviewer_name(), &name.get(), t)?,
            methods: methods.get(),
            words: prose(t.six_review_words(), &words.get(), t)?,
            corrections: corrections.get(),
            document: document.get(),
            verdict,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let is = move |it: bool| Signal::derive(move || passes.get() == Some(it));
    let because = move || {
        (passes.get() == Some(false)).then(|| {
            view! { <TextArea label=t.reason() value=reason rows=2 limit=Prose::MOST /> }
        })
    };
    view! {
        <div class="stack stack--4">
            <p>{note(&round, step, t)}</p>
            <Select label=t.six_reviewer() value=which choices=all />
            <Field
                label=t.six_reviewer_name()
                value=name
                limit=Line::MOST
                hint=t.six_reviewer_hint()
            />
            <fieldset class="stack stack--1">
                <legend class="field__label">{t.six_methods()}</legend>
                {ticks}
            </fieldset>
            <TextArea label=t.six_review_words() value=words rows=4 limit=Prose::MOST />
            {correcting(&round, corrections, t)}
            <PickDocument document />
            <fieldset class="stack stack--1">
                <legend class="field__label">{t.six_verdict()}</legend>
                <Radio
                    group="six-verdict"
                    label=t.six_passes()
                    chosen=is(true)
                    on_choose=move |()| passes.set(Some(true))
                />
                <Radio
                    group="six-verdict"
                    label=t.six_fails()
                    chosen=is(false)
                    on_choose=move |()| passes.set(Some(false))
                />
            </fieldset>
            {because}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_review()}
            </Button>
        </div>
    }
    .into_any()
}

fn note(round: &Round, step: Step, t: Texts) -> String {
    match step {
        Step::MutualCheck => t.six_asks_mutual().to_owned(),
        Step::Evaluation => t.six_asks_evaluation().to_owned(),
        _ => t.six_asks_acceptance(wording::hundredths(round.rules().floor)),
    }
}

/// Values that they correct, one after the other.
fn correcting(round: &Round, corrections: RwSignal<Vec<Correction>>, t: Texts) -> AnyView {
    let rules = round.rules();
    let which = RwSignal::new(String::new());
    let mut all = vec![choice("", t.six_correct_none())];
    all.extend(
        rules
            .indicators()
            .map(|it| choice(&it.code, it.title(t.lang))),
    );
    let (yes, share) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let words = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let picked = Memo::new(move |_| rules.indicator(&which.get()).map(|(_, it)| it.kind));
    let add = move |()| {
        let correction = untrack(|| {
            let kind = picked
                .get()
                .ok_or_else(|| t.six_correct_which().to_owned())?;
            Ok(Correction {
                indicator: which.get(),
                value: fill::value(kind, &yes.get(), &share.get(), t)?,
                words: prose(t.six_correct_why(), &words.get(), t)?,
            })
        });
        match correction {
            Ok(it) => {
                corrections.update(|all| {
                    all.retain(|one| one.indicator != it.indicator);
                    all.push(it);
                });
                which.set(String::new());
                yes.set(String::new());
                share.set(String::new());
                words.set(String::new());
                fault.set(None);
            }
            Err(sentence) => fault.set(Some(sentence)),
        }
    };
    let listed = move || {
        let lines = corrections.get().into_iter().map(|it| {
            let title = rules.indicator(&it.indicator);
            let title = title.map_or_else(String::new, |(_, it)| it.title(t.lang).to_owned());
            let value = wording::six_value(&it.value, t.lang);
            view! { <li>{t.six_corrected_line(title, value)}</li> }
        });
        lines.collect_view()
    };
    let fields = move || {
        let kind = picked.get()?;
        Some(view! {
            {fill::answer(kind, yes, share, t)}
            <TextArea label=t.six_correct_why() value=words rows=2 limit=Prose::MOST />
            <p class="is-seal" role="status">{move || fault.get()}</p>
            <Button on_press=add>{t.six_correct_add()}</Button>
        })
    };
    view! {
        <div class="stack stack--2">
            <Select label=t.six_correct() value=which choices=Signal::stored(all) />
            {fields}
            <ul>{listed}</ul>
        </div>
    }
    .into_any()
}
