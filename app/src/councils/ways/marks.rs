//! The marks on a paper while somebody makes them.

use domain::councils::counting::{Marks, Rule};
use domain::councils::{Content, Race, Slate};
use leptos::prelude::*;

/// What is marked on this page.
#[derive(Clone, Copy)]
pub struct Marking {
    /// What was marked since the page opened; nothing while what was cast is shown.
    made: RwSignal<Option<Marks>>,
    /// What was cast, as far as it is known.
    cast: Memo<Option<Content>>,
    slate: StoredValue<Slate>,
}

impl Marking {
    pub fn new(cast: Memo<Option<Content>>, slate: Slate) -> Self {
        Self {
            made: RwSignal::new(None),
            cast,
            slate: StoredValue::new(slate),
        }
    }

    pub fn slate(self) -> Slate {
        self.slate.get_value()
    }

    /// The marks as they are shown.
    pub fn shown(self) -> Marks {
        if let Some(made) = self.made.get() {
            return made;
        }
        match self.cast.get() {
            Some(Content::Marks(marks)) => marks,
            Some(Content::Choice(_)) | None => self.blank(),
        }
    }

    /// Whether something was marked since the page opened.
    pub fn is_touched(self) -> bool {
        self.made.with(Option::is_some)
    }

    fn blank(self) -> Marks {
        self.slate.with_value(|slate| match slate.rule {
            Rule::Score { .. } => Marks::Scored(vec![None; slate.options.len()]),
            Rule::Runoff | Rule::Borda | Rule::Schulze => Marks::Ranked(Vec::new()),
            _ => Marks::Ticked(Vec::new()),
        })
    }

    pub fn clear(self) {
        self.made.set(Some(self.blank()));
    }

    /// The options ticked, or ranked, in their order.
    pub fn options(self) -> Vec<u16> {
        match self.shown() {
            Marks::Ticked(options) | Marks::Ranked(options) => options,
            Marks::Scored(_) => Vec::new(),
        }
    }

    /// Ticks an option, or takes its tick away; where one alone can be ticked, the others lose
    /// theirs, in an election those for the same post.
    pub fn tick(self, option: u16, on: bool) {
        let mut options = untrack(|| self.options());
        let rivals = self.slate.with_value(|slate| rivals(slate, option));
        options.retain(|it| *it != option && !rivals.contains(it));
        if on {
            options.push(option);
        }
        self.made.set(Some(Marks::Ticked(options)));
    }

    /// Puts an option behind those ranked, or takes it out of them.
    pub fn rank(self, option: u16) {
        let mut options = untrack(|| self.options());
        match options.iter().position(|it| *it == option) {
            Some(place) => {
                options.remove(place);
            }
            None => options.push(option),
        }
        self.made.set(Some(Marks::Ranked(options)));
    }

    /// Moves a ranked option one place; returns its new place, from 0.
    pub fn shift(self, option: u16, by: i8) -> Option<usize> {
        let mut options = untrack(|| self.options());
        let place = options.iter().position(|it| *it == option)?;
        let to = place.checked_add_signed(isize::from(by))?;
        if to >= options.len() {
            return None;
        }
        options.swap(place, to);
        self.made.set(Some(Marks::Ranked(options)));
        Some(to)
    }

    /// The score of an option.
    pub fn score_of(self, option: u16) -> Option<u16> {
        match self.shown() {
            Marks::Scored(scores) => scores.get(usize::from(option)).copied().flatten(),
            Marks::Ticked(_) | Marks::Ranked(_) => None,
        }
    }

    pub fn score(self, option: u16, score: Option<u16>) {
        let shown = untrack(|| self.shown());
        let Marks::Scored(mut scores) = shown else {
            return;
        };
        if let Some(slot) = scores.get_mut(usize::from(option)) {
            *slot = score;
        }
        self.made.set(Some(Marks::Scored(scores)));
    }
}

/// Those who lose their tick where this one is ticked.
fn rivals(slate: &Slate, option: u16) -> std::ops::Range<u16> {
    match &slate.rule {
        Rule::Single => 0..slate.count(),
        Rule::Election { races } => {
            let mut alone = Race::ranges(races).filter(|(race, _)| race.places == 1);
            let race = alone.find(|(_, options)| options.contains(&option));
            race.map_or(0..0, |(_, options)| options)
        }
        _ => 0..0,
    }
}
