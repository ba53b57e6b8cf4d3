//! Why something cannot be done in a renovation.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Line, Money, Refusal};
use crate::texts::Texts;

use super::{LiftRefusal, Payer, PlanStage};

/// Why something cannot be done in a renovation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenovationFault {
    /// The plan is in a stage in which this cannot be done.
    NotNow {
        /// Which.
        stage: PlanStage,
    },
    /// One speaks for a home in which one has a standing, and which is asked.
    NotYourHome,
    /// The time for answers is over.
    AskingOver {
        /// Its last day.
        until: Day,
    },
    /// The time for answers is not over, and not everyone has answered.
    SurveyRuns {
        /// Its last day.
        until: Day,
    },
    /// By the rules of the place more homes must want it.
    WillLacks {
        /// How many more.
        homes: u32,
    },
    /// The menu has no such course, it is not built, or it is still compared.
    NoSuchItem,
    /// Nothing is chosen, or "none of them" beside another.
    NothingChosen,
    /// One design alone is no comparison.
    DesignsTooFew,
    /// Others pay more than it costs.
    HelpTooLarge,
    /// The comparison has its result.
    ComparisonSettled,
    /// Comparisons have no result yet.
    ComparisonsOpen {
        /// How many.
        open: u32,
    },
    /// No home is there to share it.
    NobodyPays,
    /// Matters that the owners decide by law are not decided.
    MattersOpen {
        /// How many.
        open: u32,
    },
    /// The question named for a matter has no posted result, or did not pass.
    NotPassed,
    /// The question named for a matter is about another one, or of another compound.
    DecidesSomethingElse,
    /// Other owners decided it than those whose matter it is: those of another unit, or of one
    /// building where the compound decides.
    DecidedElsewhere,
    /// The vote was posted before what it is named for: it was held on something else.
    DecidedBefore {
        /// Since when that stands.
        since: Day,
    },
    /// The lift vote named is not one that a lift of the compound rests on.
    NoLiftRestsOnIt,
    /// Votes in this system bind here: a photo of a paper stands for none.
    PaperStandsForNoVote,
    /// Items have no money, or not what they cost by now.
    ItemsUnpaid {
        /// How many.
        open: u32,
    },
    /// A list has no line.
    NothingListed,
    /// Nobody here is this person.
    NoSuchPerson,
    /// The day lies ahead: a diary tells what was.
    NotYet {
        /// Which.
        on: Day,
    },
    /// An outage ends before it begins, or is over.
    OutageOver,
    /// One place of an outage lies in another: homes there would be told twice.
    ToldTwice,
    /// Nobody is named who builds.
    NoContractor,
    /// There is no checklist to accept by.
    NoChecklist,
    /// Too few different residents sign.
    RepresentativesTooFew {
        /// How many at least.
        least: u16,
    },
    /// Who signs has no home here, works for the community, or builds.
    NotARepresentative,
    /// Representatives have not signed.
    SignaturesMissing {
        /// How many.
        open: u32,
    },
    /// Defects are not mended.
    DefectsOpen {
        /// How many.
        open: u32,
    },
    /// An acceptance found nothing to mend.
    NothingToMend,
    /// Stages and their days are not in order.
    DaysMixed,
    /// More would be paid for an item than it has.
    OverPaid {
        /// Which.
        item: Line,
        /// What is left of it.
        left: Money,
    },
    /// More would be spent than the owners adopted.
    BeyondTotal {
        /// How much more.
        over: Money,
    },
    /// Owners would give more out of a purse of theirs than they adopted.
    BeyondShare {
        /// Which purse.
        payer: Payer,
        /// How much more.
        over: Money,
    },
    /// The decision named is one that the plan rests on already, or an older one.
    DecidedAlready,
    /// An item that has a contract price gets another one for a reason.
    VariesWithoutReason {
        /// Which.
        item: Line,
    },
    /// An item would cost less than was paid for it.
    PaidAlready {
        /// Which.
        item: Line,
        /// What was paid.
        paid: Money,
    },
    /// Works that run are finished, not ended.
    WorksRun,
    /// The owners adopted the plan and ended it: its books are closed, and it is not started anew.
    EndedByOwners,
    /// What the owners adopted they end together.
    OwnersEndIt,
    /// An item has more or less than it costs.
    Uncovered {
        /// Which.
        item: Line,
        /// What it costs.
        cost: Money,
        /// What is allotted to it.
        has: Money,
    },
    /// Something that cannot be done on the way of a lift.
    Lift {
        /// Why not.
        fault: LiftRefusal,
    },
}

impl From<RenovationFault> for Refusal {
    fn from(fault: RenovationFault) -> Self {
        Self::Renovation { fault }
    }
}

impl RenovationFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::AskingOver { .. } | Self::SurveyRuns { .. })
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        let day = |day: &Day| crate::wording::day(*day, lang);
        match self {
            Self::NotNow { stage } => {
                t.refusal_renovation_not_now(crate::wording::plan_stage(*stage, lang))
            }
            Self::NotYourHome => t.refusal_renovation_not_your_home().into(),
            Self::AskingOver { until } => t.refusal_renovation_asking_over(day(until)),
            Self::SurveyRuns { until } => t.refusal_renovation_survey_runs(day(until)),
            Self::WillLacks { homes } => t.refusal_renovation_will_lacks(homes),
            Self::NoSuchItem => t.refusal_renovation_no_such_item().into(),
            Self::NothingChosen => t.refusal_renovation_nothing_chosen().into(),
            Self::DesignsTooFew => t.refusal_renovation_designs_too_few().into(),
            Self::HelpTooLarge => t.refusal_renovation_help_too_large().into(),
            Self::ComparisonSettled => t.refusal_renovation_comparison_settled().into(),
            Self::ComparisonsOpen { open } => t.refusal_renovation_comparisons_open(open),
            Self::NobodyPays => t.refusal_renovation_nobody_pays().into(),
            Self::MattersOpen { open } => t.refusal_renovation_matters_open(open),
            Self::NotPassed => t.refusal_renovation_not_passed().into(),
            Self::DecidesSomethingElse => t.refusal_renovation_decides_something_else().into(),
            Self::DecidedElsewhere => t.refusal_renovation_decided_elsewhere().into(),
            Self::DecidedBefore { since } => t.refusal_renovation_decided_before(day(since)),
            Self::NoLiftRestsOnIt => t.refusal_renovation_no_lift_rests_on_it().into(),
            Self::PaperStandsForNoVote => t.refusal_renovation_paper_stands_for_no_vote().into(),
            Self::ItemsUnpaid { open } => t.refusal_renovation_items_unpaid(open),
            Self::NothingListed => t.refusal_renovation_nothing_listed().into(),
            Self::NoSuchPerson => t.refusal_renovation_no_such_person().into(),
            Self::NotYet { on } => t.refusal_renovation_not_yet(day(on)),
            Self::OutageOver => t.refusal_renovation_outage_over().into(),
            Self::ToldTwice => t.refusal_renovation_told_twice().into(),
            Self::NoContractor => t.refusal_renovation_no_contractor().into(),
            Self::NoChecklist => t.refusal_renovation_no_checklist().into(),
            Self::RepresentativesTooFew { least } => {
                t.refusal_renovation_representatives_too_few(least)
            }
            Self::NotARepresentative => t.refusal_renovation_not_a_representative().into(),
            Self::SignaturesMissing { open } => t.refusal_renovation_signatures_missing(open),
            Self::DefectsOpen { open } => t.refusal_renovation_defects_open(open),
            Self::NothingToMend => t.refusal_renovation_nothing_to_mend().into(),
            Self::DaysMixed => t.refusal_renovation_days_mixed().into(),
            Self::OverPaid { item, left } => t.refusal_renovation_over_paid(item, left),
            Self::BeyondTotal { over } => t.refusal_renovation_beyond_total(over),
            Self::BeyondShare { payer, over } => {
                t.refusal_renovation_beyond_share(over, crate::wording::payer(*payer, lang))
            }
            Self::DecidedAlready => t.refusal_renovation_decided_already().into(),
            Self::VariesWithoutReason { item } => t.refusal_renovation_varies_without_reason(item),
            Self::PaidAlready { item, paid } => t.refusal_renovation_paid_already(item, paid),
            Self::WorksRun => t.refusal_renovation_works_run().into(),
            Self::EndedByOwners => t.refusal_renovation_ended_by_owners().into(),
            Self::OwnersEndIt => t.refusal_renovation_owners_end_it().into(),
            Self::Uncovered { item, cost, has } => t.refusal_renovation_uncovered(cost, has, item),
            Self::Lift { fault } => fault.sentence(lang),
        }
    }
}
