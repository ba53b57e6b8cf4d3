//! Which proposals are shown: words, state, place, scene; remembered while the app is open.

use domain::members::Community;
use domain::proposals::{Place, Proposal, Stage};
use domain::{Entity, Kind, PersonId, Record, Scene};
use leptos::prelude::*;

use crate::shell::{Here, place_name, sorted};

/// How many proposals are drawn at once; more on demand.
const WINDOW: usize = 30;

/// By what the list is filtered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Everything that was not taken back or merged.
    #[default]
    All,
    /// Being voted on.
    Voting,
    /// On its way to a vote.
    Moving,
    /// Decided.
    Decided,
    /// One's own, in every state.
    Mine,
}

impl Filter {
    /// All of them, in the order of the chips.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Voting,
        Self::Moving,
        Self::Decided,
        Self::Mine,
    ];

    fn takes(self, proposal: &Proposal, me: Option<PersonId>) -> bool {
        let stage = proposal.state.stage();
        match self {
            Self::All => !matches!(stage, Stage::Withdrawn | Stage::Merged | Stage::Split),
            Self::Voting => stage == Stage::Voting,
            Self::Moving => {
                matches!(
                    stage,
                    Stage::Submitted
                        | Stage::Accepted
                        | Stage::Routed
                        | Stage::Scheduled
                        | Stage::Deliberating
                        | Stage::Amended
                )
            }
            Self::Decided => {
                matches!(
                    stage,
                    Stage::Approved | Stage::NotApproved | Stage::NoQuorum | Stage::Project
                )
            }
            Self::Mine => me == Some(proposal.author.person),
        }
    }
}

/// What the list shows; lives as long as the page, so that coming back finds it as it was left.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The words as typed.
    pub words: RwSignal<String>,
    /// The pressed chip.
    pub filter: RwSignal<Filter>,
    /// The chosen place as JSON; empty for all.
    pub place: RwSignal<String>,
    /// The code of the chosen scene; empty for all.
    pub scene: RwSignal<String>,
    /// How many are drawn.
    pub most: RwSignal<usize>,
}

/// The proposals to draw, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Those to draw, the latest moved first.
    pub shown: Vec<Proposal>,
    /// How many match.
    pub matching: usize,
    /// How many there are without words, chips, places and scenes.
    pub all: usize,
}

impl Listing {
    /// Everything, from the top.
    pub fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            filter: RwSignal::new(Filter::All),
            place: RwSignal::new(String::new()),
            scene: RwSignal::new(String::new()),
            most: RwSignal::new(WINDOW),
        }
    }

    /// Draws as many again.
    pub fn more(self) {
        self.most.update(|most| *most += WINDOW);
    }

    /// Everything again.
    pub fn reset(self) {
        self.words.set(String::new());
        self.filter.set(Filter::All);
        self.place.set(String::new());
        self.scene.set(String::new());
    }

    /// Whether something was looked for.
    pub fn narrowed(self) -> bool {
        self.words.with(|words| !words.is_empty())
            || self.filter.get() != Filter::All
            || self.place.with(|place| !place.is_empty())
            || self.scene.with(|scene| !scene.is_empty())
    }

    /// What matches now.
    pub fn found(self, here: Here) -> Found {
        let Some(Community { id, .. }) = here.community() else {
            return Found::default();
        };
        let records = here.children(Kind::Proposal, id);
        let me = here.person();
        let (filter, words) = (self.filter.get(), self.words.get().to_lowercase());
        let words: Vec<&str> = words.split_whitespace().collect();
        let place: Option<Place> = serde_json::from_str(&self.place.get()).ok();
        let scene = self.scene.with(|code| Scene::of(code));
        let fits = |it: &&Proposal| {
            filter.takes(it, me)
                && place.is_none_or(|place| place == it.details.place)
                && scene.is_none_or(|scene| it.details.scene == Some(scene))
                && words.iter().all(|word| says(here, it, word))
        };
        let proposals = || {
            records
                .iter()
                .filter_map(|record: &std::sync::Arc<Record>| Proposal::from_record(record))
        };
        let all = proposals().filter(|it| Filter::All.takes(it, me)).count();
        let matching: Vec<&Proposal> = proposals().filter(fits).collect();
        let matching = sorted(matching, |it| (-it.changed_at.0, it.id.0));
        Found {
            matching: matching.len(),
            all,
            shown: matching
                .into_iter()
                .take(self.most.get())
                .cloned()
                .collect(),
        }
    }
}

fn says(here: Here, proposal: &Proposal, word: &str) -> bool {
    let details = &proposal.details;
    details.title.as_str().to_lowercase().contains(word)
        || details.problem.as_str().to_lowercase().contains(word)
        || place_name(here, details.place)
            .to_lowercase()
            .contains(word)
}
