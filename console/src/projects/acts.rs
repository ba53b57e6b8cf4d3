//! The next acts of the office on a project, each as a form.

use components::{Button, ButtonLook, Confirm, Panel, Sheet};
use domain::projects::{
    Archive, Cancel, Command as Projects, Evidence, Leg, Project, PublishAccounts, Resume, Suspend,
};
use domain::proposals::{Proposal, Stage};
use domain::{Command, ProposalId};
use leptos::prelude::*;

use super::board::BoardForm;
use super::finish::{FinishForm, RectifyForm};
use super::fund::{AssignForm, FundForm};
use super::measure::MeasureForm;
use super::publish::PublishForm;
use super::start::StartForm;
use super::works::ReachForm;
use crate::shell::{AskWhy, Book, Doing, Fault, line, texts, use_book};

/// What the panel rests on: while it stays, so do the forms in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// Approved, not posted.
    Approved,
    /// A project, and what is still to be done before its archive.
    Project(Leg, Owed),
}

/// What the office still owes a project that is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owed {
    /// Its accounts on the notice board.
    Accounts,
    /// What its indicators came to.
    Indicators,
    /// Nothing more.
    Nothing,
}

impl Owed {
    fn of(project: &Project, book: Book) -> Self {
        let evaluation = project.state.evaluation();
        if evaluation.is_some_and(|it| it.accounts.is_none()) {
            return Self::Accounts;
        }
        if book.read(|town| project.is_unmeasured(town)) {
            return Self::Indicators;
        }
        Self::Nothing
    }
}

/// A button and the sheet it opens.
fn asked(
    first: bool,
    words: &'static str,
    form: fn(RwSignal<bool>, ProposalId) -> AnyView,
    id: ProposalId,
) -> AnyView {
    let t = texts();
    let open = RwSignal::new(false);
    let look = if first {
        ButtonLook::Primary
    } else {
        ButtonLook::Plain
    };
    view! {
        <Button look block=true on_press=move |()| open.set(true)>
            {words}
        </Button>
        <Sheet open title=words close_label=t.not_now()>
            {form(open, id)}
        </Sheet>
    }
    .into_any()
}

/// A button and the question for a reason it asks.
fn why(
    words: &'static str,
    text: &'static str,
    command: fn(ProposalId, domain::Line) -> Projects,
    id: ProposalId,
) -> AnyView {
    let t = texts();
    let open = RwSignal::new(false);
    let command = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        Ok(Command::Projects(command(id, reason)))
    });
    view! {
        <Button block=true on_press=move |()| open.set(true)>
            {words}
        </Button>
        <AskWhy open title=words text yes=words command />
    }
    .into_any()
}

/// The acts of the office as things stand.
#[component]
pub(super) fn Acts(
    proposal: Memo<Option<Proposal>>,
    project: Memo<Option<Project>>,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let stand = Memo::new(move |_| {
        let id = proposal.with(|it| it.as_ref().map(|it| (it.id, it.state.stage())))?;
        let stand = match id.1 {
            Stage::Approved => Stand::Approved,
            Stage::Project => project.with(|it| {
                let project = it.as_ref()?;
                Some(Stand::Project(
                    project.state.leg()?,
                    Owed::of(project, book),
                ))
            })?,
            _ => return None,
        };
        Some((id.0, stand))
    });
    let shown = move || {
        let (id, stand) = stand.get()?;
        let acts = untrack(|| acts(id, stand));
        Some(view! { <Panel title=t.projects_acts()>{acts}</Panel> })
    };
    shown.into_any()
}

fn acts(id: ProposalId, stand: Stand) -> AnyView {
    let t = texts();
    let assign = || asked(false, t.project_assign(), assign_form, id);
    let cancel = || {
        why(
            t.project_cancel(),
            t.project_cancel_text(),
            |project, reason| Projects::Cancel(Cancel { project, reason }),
            id,
        )
    };
    let note = |text: &'static str| view! { <p class="soft">{text}</p> }.into_any();
    let acts = match stand {
        Stand::Approved => vec![
            note(t.project_publish_text()),
            asked(true, t.project_publish(), publish_form, id),
        ],
        Stand::Project(Leg::Publicity, _) => vec![
            asked(false, t.project_evidence(), evidence_form, id),
            asked(true, t.project_fund(), fund_form, id),
            cancel(),
        ],
        Stand::Project(Leg::ObjectionReview, _) => vec![
            note(t.project_review_text()),
            asked(false, t.project_evidence(), evidence_form, id),
            cancel(),
        ],
        Stand::Project(Leg::Funded, _) => vec![
            note(t.project_start_text()),
            asked(true, t.project_start(), start_form, id),
            assign(),
            cancel(),
        ],
        Stand::Project(Leg::Executing, _) => vec![
            note(t.project_works_text()),
            asked(true, t.project_reach(), reach_form, id),
            asked(false, t.project_finish(), finish_form, id),
            why(
                t.project_suspend(),
                t.project_suspend_text(),
                |project, reason| Projects::Suspend(Suspend { project, reason }),
                id,
            ),
            assign(),
        ],
        Stand::Project(Leg::Suspended, _) => vec![
            why(
                t.project_resume(),
                t.project_resume_text(),
                |project, reason| Projects::Resume(Resume { project, reason }),
                id,
            ),
            assign(),
        ],
        Stand::Project(Leg::Acceptance, _) => vec![note(t.project_acceptance_text()), assign()],
        Stand::Project(Leg::Rectifying, _) => {
            vec![asked(true, t.project_rectify(), rectify_form, id), assign()]
        }
        Stand::Project(Leg::Evaluating, Owed::Accounts) => vec![
            note(t.project_accounts_text()),
            asked(true, t.project_publish_accounts(), accounts_form, id),
        ],
        Stand::Project(Leg::Evaluating, Owed::Indicators) => vec![
            note(t.project_measure_text()),
            asked(true, t.project_measure(), measure_form, id),
        ],
        Stand::Project(Leg::Evaluating, Owed::Nothing) => vec![
            note(t.project_archive_text()),
            view! { <ArchiveButton id /> }.into_any(),
            asked(false, t.project_measure_again(), measure_form, id),
        ],
        Stand::Project(Leg::Closed | Leg::Cancelled | Leg::Withdrawn, _) => {
            vec![note(t.project_over_text())]
        }
    };
    view! { <div class="stack stack--2">{acts}</div> }.into_any()
}

#[component]
fn ArchiveButton(id: ProposalId) -> impl IntoView {
    let t = texts();
    let (asked, doing) = (RwSignal::new(false), Doing::nothing());
    let archive = move |()| {
        let command = Projects::Archive(Archive { project: id });
        doing.run(Command::Projects(command), || {});
    };
    view! {
        <Fault doing />
        <Button
            look=ButtonLook::Primary
            block=true
            busy=doing.busy
            on_press=move |()| asked.set(true)
        >
            {t.project_archive()}
        </Button>
        <Confirm
            open=asked
            title=t.project_archive()
            text=t.project_archive_sure()
            yes=t.project_archive()
            no=t.not_now()
            on_yes=archive
        />
    }
}

fn publish_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <PublishForm open id /> }.into_any()
}

fn evidence_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    let act = |project, photos| Projects::Evidence(Evidence { project, photos });
    view! { <BoardForm open id label=texts().project_evidence() act /> }.into_any()
}

fn fund_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <FundForm open id /> }.into_any()
}

fn assign_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <AssignForm open id /> }.into_any()
}

fn start_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <StartForm open id /> }.into_any()
}

fn reach_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <ReachForm open id /> }.into_any()
}

fn finish_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <FinishForm open id /> }.into_any()
}

fn rectify_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    view! { <RectifyForm open id /> }.into_any()
}

fn measure_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    let form = move || {
        open.get()
            .then(|| untrack(|| view! { <MeasureForm open id /> }))
    };
    form.into_any()
}

fn accounts_form(open: RwSignal<bool>, id: ProposalId) -> AnyView {
    let act = |project, photos| Projects::PublishAccounts(PublishAccounts { project, photos });
    view! { <BoardForm open id label=texts().project_publish_accounts() act /> }.into_any()
}
