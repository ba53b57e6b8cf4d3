//! What the reader can do with a project now. Whether it is done, the rulebook decides.

use components::{Button, ButtonLook, Glyph};
use domain::projects::{Inspector, Leg, Project, ProjectState, Rating};
use domain::proposals::Proposal;
use domain::{ObjectionId, ProposalId, RatingId, ReportId};
use leptos::prelude::*;

use crate::shell::Here;
use crate::texts::Texts;

/// An act with a sheet of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// 提出异议
    Object,
    /// 书面答复
    Answer(ObjectionId),
    /// 开工
    Start,
    /// 节点完成
    Reach(u16),
    /// 暂停
    Suspend,
    /// 复工
    Resume,
    /// 监督
    Report,
    /// 回复监督
    AnswerReport(ReportId),
    /// 报验
    Finish,
    /// 整改完成
    Rectify,
    /// 验收
    Inspect(Inspector),
    /// 评价
    Rate,
    /// 撤回
    Withdraw,
    /// 终止
    Cancel,
}

/// Which act is being asked for on a project's page.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The project.
    pub id: ProposalId,
    /// The act.
    pub act: RwSignal<Act>,
    /// Whether its sheet is open.
    pub open: RwSignal<bool>,
}

impl Asking {
    /// Nothing is being asked for.
    pub fn new(id: ProposalId) -> Self {
        Self {
            id,
            act: RwSignal::new(Act::Object),
            open: RwSignal::new(false),
        }
    }

    /// Opens the sheet of an act.
    pub fn ask(self, act: Act) {
        self.act.set(act);
        self.open.set(true);
    }
}

/// The acts of a project as a whole that are this reader's, the nearest first. Those about one line
/// of it stand beside that line.
pub fn mine(here: Here, project: &Project) -> Vec<Act> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let Some(leg) = project.state.leg() else {
        return Vec::new();
    };
    let actor = here.actor();
    let today = here.now().day();
    let affected = project.affects(&actor);
    let supervises = actor.supervises(project.community);
    let convenes = project.council.is_some_and(|it| actor.convenes(it));
    let builds = project.contact() == Some(me);
    let mut acts = Vec::new();
    match &project.state {
        ProjectState::Publicity | ProjectState::ObjectionReview { .. }
            if affected && today <= project.notice.last =>
        {
            acts.push(Act::Object);
        }
        ProjectState::Funded { .. } if builds => acts.push(Act::Start),
        ProjectState::Executing { works } if builds && works.progress() == 100 => {
            acts.push(Act::Finish);
        }
        ProjectState::Acceptance { first, .. } => {
            let open = |part| {
                first
                    .as_ref()
                    .is_none_or(|it| it.part != part && it.by != me)
            };
            let independent = !builds && !actor.is_staff();
            if supervises && independent && open(Inspector::Supervisor) {
                acts.push(Act::Inspect(Inspector::Supervisor));
            } else if !supervises && affected && independent && open(Inspector::Resident) {
                acts.push(Act::Inspect(Inspector::Resident));
            }
        }
        ProjectState::Rectifying { .. } if builds => acts.push(Act::Rectify),
        ProjectState::Evaluating { evaluation, .. } => {
            let given: Option<Rating> = here.get(RatingId::of(project.id, me));
            if affected && given.is_none() && today <= evaluation.last {
                acts.push(Act::Rate);
            }
        }
        _ => {}
    }
    if leg.has_works() && actor.belongs() {
        acts.push(Act::Report);
    }
    if supervises || convenes {
        acts.extend(match leg {
            Leg::Executing => Some(Act::Suspend),
            Leg::Suspended => Some(Act::Resume),
            _ => None,
        });
    }
    if matches!(leg, Leg::Publicity | Leg::ObjectionReview | Leg::Funded) {
        let proposal: Option<Proposal> = here.get(project.id);
        if convenes {
            acts.push(Act::Cancel);
        }
        if proposal.is_some_and(|it| it.author.person == me) {
            acts.push(Act::Withdraw);
        }
    }
    acts
}

/// A project that waits for this reader, and for what.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// Which.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// What to do, in a word or two.
    pub what: &'static str,
}

/// The projects that wait for this reader: those only they can bring on, and those they may rate.
pub fn waiting(here: Here) -> Vec<Wait> {
    if here.person().is_none() {
        return Vec::new();
    }
    let actor = here.actor();
    let one = |project: Project| {
        let review = project.state.leg() == Some(Leg::ObjectionReview);
        let what = if review && actor.supervises(project.community) {
            here.t.project_answer()
        } else {
            let mine = mine(here, &project);
            let act = mine.into_iter().find(|act| needs(*act))?;
            name(here.t, act)
        };
        let proposal: Proposal = here.get(project.id)?;
        Some(Wait {
            id: project.id,
            title: proposal.details.title.to_string(),
            what,
        })
    };
    here.all::<Project>().into_iter().filter_map(one).collect()
}

/// Whether a project stands still until this is done, or a day passes after which it cannot be.
fn needs(act: Act) -> bool {
    matches!(
        act,
        Act::Start | Act::Finish | Act::Rectify | Act::Inspect(Inspector::Supervisor) | Act::Rate
    )
}

/// What an act is called.
pub fn name(t: Texts, act: Act) -> &'static str {
    match act {
        Act::Object => t.project_object(),
        Act::Answer(_) => t.project_answer(),
        Act::Start => t.project_start(),
        Act::Reach(_) => t.project_reach(),
        Act::Suspend => t.project_suspend(),
        Act::Resume => t.project_resume(),
        Act::Report => t.project_report(),
        Act::AnswerReport(_) => t.project_answer_report(),
        Act::Finish => t.project_finish(),
        Act::Rectify => t.project_rectify(),
        Act::Inspect(_) => t.project_inspect(),
        Act::Rate => t.project_rate(),
        Act::Withdraw => t.project_withdraw(),
        Act::Cancel => t.project_cancel(),
    }
}

/// The button that opens the sheet of an act.
pub fn button(here: Here, asking: Asking, act: Act, first: bool) -> AnyView {
    let glyph = match act {
        Act::Reach(_) | Act::Finish | Act::Rectify | Act::Inspect(_) => Glyph::CHECK,
        Act::Suspend | Act::Withdraw | Act::Cancel => Glyph::ALERT,
        Act::Rate => Glyph::HEART,
        _ => Glyph::EDIT,
    };
    let look = match act {
        Act::Withdraw | Act::Cancel => ButtonLook::Quiet,
        _ if first => ButtonLook::Primary,
        _ => ButtonLook::Plain,
    };
    view! {
        <Button look glyph block=true on_press=move |()| asking.ask(act)>
            {name(here.t, act)}
        </Button>
    }
    .into_any()
}
