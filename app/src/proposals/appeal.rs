//! An appeal against a rejection: the proposer's words, and the supervision committee's answer.

use components::{
    Answer, Argument, Button, ButtonLook, Paragraphs, Radio, Section, Sheet, TextArea,
};
use domain::proposals::{
    AnswerAppeal, Appeal, AppealFinding, AppealRejection, Command, Proposal, Stage,
};
use domain::{ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::projects::Wait;
use crate::shell::{self, Here, waiting_note};

/// The section on a proposal's page; nothing where nothing was rejected.
pub(super) fn appeal(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let t = here.t;
    let appeal = Memo::new(move |_| here.get::<Appeal>(id));
    let author = Memo::new(move |_| proposal.with(|it| it.as_ref().map(|it| it.author.clone())));
    let rejected = Memo::new(move |_| {
        proposal.with(|it| it.as_ref().map(|it| it.state.stage()) == Some(Stage::Rejected))
    });
    let mine = move || author.with(|it| it.as_ref().map(|it| it.person)) == here.person();
    let may = Memo::new(move |_| rejected.get() && mine() && appeal.with(Option::is_none));
    let answers =
        Memo::new(move |_| appeal.with(|it| it.as_ref().is_some_and(|it| waits(here, it))));
    let (open, answering) = (RwSignal::new(false), RwSignal::new(false));
    let shown = move || {
        let appeal = appeal.get()?;
        let who = author.get().map(|it| it.shown).unwrap_or_default();
        Some(told(
            here,
            &appeal,
            who,
            answers.get() && !mine(),
            answering,
        ))
    };
    let act = move || {
        may.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.appeal_act()}</Button> }
        })
    };
    view! {
        {act} {shown} {appeal_sheet(here, id, open)} {answer_sheet(here, id, answering)}
    }
    .into_any()
}

/// Whether an appeal waits for this reader's answer.
fn waits(here: Here, appeal: &Appeal) -> bool {
    appeal.answer.is_none() && here.actor().supervises(appeal.community)
}

/// The appeals that wait for this reader.
pub fn waiting(here: Here) -> Vec<Wait> {
    let me = here.person();
    let one = |appeal: Appeal| {
        let proposal: Proposal = here.get(appeal.id)?;
        let others = me != Some(proposal.author.person);
        (others && waits(here, &appeal)).then(|| Wait {
            id: appeal.id,
            title: proposal.details.title.to_string(),
            what: here.t.appeal_answer(),
        })
    };
    here.all::<Appeal>().into_iter().filter_map(one).collect()
}

fn told(
    here: Here,
    appeal: &Appeal,
    who: String,
    answers: bool,
    answering: RwSignal<bool>,
) -> AnyView {
    let t = here.t;
    let below = match &appeal.answer {
        Some(answer) => {
            let finding = wording::appeal_finding(answer.finding, here.lang);
            let from = t.appeal_from(finding);
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None if answers => view! {
            <Button on_press=move |()| answering.set(true)>{t.appeal_answer()}</Button>
        }
        .into_any(),
        None => view! { <p class="tiny soft">{t.appeal_waits()}</p> }.into_any(),
    };
    let text = appeal.text.to_string();
    let asks = appeal.answer.is_none();
    view! {
        <Section title=t.appeal_title()>
            <Argument side=t.appeal_side() meaning=t.appeal_title() asks who below>
                <Paragraphs text=Signal::stored(text.clone()) />
            </Argument>
        </Section>
    }
    .into_any()
}

fn appeal_sheet(here: Here, id: ProposalId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let command = move |text| Command::Appeal(AppealRejection { proposal: id, text });
    let inside = move || words(here, format!("appeal:{id}"), t.appeal_send(), open, command);
    view! {
        <Sheet open title=t.appeal_title() close_label=t.shell_close()>
            <div class="stack stack--4">
                <p class="small soft">{t.appeal_text()}</p>
                {inside()}
            </div>
        </Sheet>
    }
    .into_any()
}

fn answer_sheet(here: Here, id: ProposalId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let finding = RwSignal::new(AppealFinding::Upheld);
    let command = move |text| {
        Command::AnswerAppeal(AnswerAppeal {
            proposal: id,
            finding: finding.get_untracked(),
            text,
        })
    };
    let choices = move || {
        let choice = |it: AppealFinding| {
            let label = wording::appeal_finding(it, here.lang);
            let chosen = Signal::derive(move || finding.get() == it);
            view! { <Radio group="appeal" label chosen on_choose=move |()| finding.set(it) /> }
        };
        AppealFinding::ALL.map(choice).collect_view()
    };
    let key = format!("answer-appeal:{id}");
    let inside = move || words(here, key.clone(), t.appeal_answer(), open, command);
    view! {
        <Sheet open title=t.appeal_answer() close_label=t.shell_close()>
            <div class="stack stack--4">
                <fieldset>
                    <legend class="field__label">{t.project_finding()}</legend>
                    {choices()}
                </fieldset>
                {inside()}
            </div>
        </Sheet>
    }
    .into_any()
}

/// Some paragraphs, kept while they are written, and the button that sends them.
fn words(
    here: Here,
    key: String,
    send: &'static str,
    open: RwSignal<bool>,
    command: impl Fn(Prose) -> Command + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = here.t;
    let text = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let draft = shell::keep(
        here,
        key,
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let fault = Signal::derive(move || {
        let missing = tried.get() && Prose::new(&text.get()).is_err();
        missing.then(|| t.say_empty().to_owned())
    });
    let press = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            tried.set(true);
            return;
        };
        let command = domain::Command::Proposals(command(words));
        leptos::task::spawn_local(async move {
            match here.submit(command).await {
                Ok(()) => {
                    draft.forget();
                    open.set(false);
                    here.say(t.appeal_sent(waiting_note(here)));
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    view! {
        <TextArea label=t.appeal_words() value=text rows=4 limit=Prose::MOST fault />
        <Button look=ButtonLook::Primary block=true on_press=press>
            {send}
        </Button>
    }
    .into_any()
}
