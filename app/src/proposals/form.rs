//! What a proposer writes: the fields, what each still needs, and the draft they are kept as.

use domain::members::Home;
use domain::proposals::{Behalf, Details, Photo};
use domain::{Line, LineFault, Prose, Scene};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shell::Here;
use crate::texts::Texts;

/// The fields as typed.
#[derive(Clone, Copy)]
pub struct Form {
    /// In one line.
    pub title: RwSignal<String>,
    /// The problem.
    pub problem: RwSignal<String>,
    /// What it should become.
    pub goal: RwSignal<String>,
    /// Who needs it.
    pub need: RwSignal<String>,
    /// The place as JSON; empty while none is chosen.
    pub place: RwSignal<String>,
    /// The code of the scene; empty while none is chosen.
    pub scene: RwSignal<String>,
    /// How many homes, as typed.
    pub homes: RwSignal<String>,
    /// What is new since a council did not approve the same text.
    pub facts: RwSignal<String>,
    /// The name of the resident a grid worker writes for; empty for oneself.
    pub behalf_name: RwSignal<String>,
    /// That resident's address, as typed.
    pub behalf_home: RwSignal<String>,
    /// The photos, kept on the phone.
    pub photos: RwSignal<Vec<Photo>>,
    /// Whether sending was tried: faults show from then on.
    pub tried: RwSignal<bool>,
    /// The question that is asked in care mode.
    pub at: RwSignal<usize>,
}

/// The fields at rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    title: String,
    problem: String,
    goal: String,
    need: String,
    place: String,
    scene: String,
    homes: String,
    facts: String,
    behalf_name: String,
    behalf_home: String,
    photos: Vec<Photo>,
}

impl Form {
    /// How many questions there are in care mode, one at a time.
    pub const QUESTIONS: usize = 6;

    /// An empty form.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            title: text(),
            problem: text(),
            goal: text(),
            need: text(),
            place: text(),
            scene: text(),
            homes: text(),
            facts: text(),
            behalf_name: text(),
            behalf_home: text(),
            photos: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            at: RwSignal::new(0),
        }
    }

    /// Fills in what was handed in before.
    pub fn fill(self, details: &Details) {
        self.put(Kept {
            title: details.title.to_string(),
            problem: details.problem.to_string(),
            goal: details.goal.to_string(),
            need: details.need.to_string(),
            place: serde_json::to_string(&details.place).unwrap_or_default(),
            homes: details
                .homes
                .map(|homes| homes.to_string())
                .unwrap_or_default(),
            photos: details.photos.clone(),
            scene: details
                .scene
                .map(Scene::code)
                .unwrap_or_default()
                .to_owned(),
            ..Kept::default()
        });
    }

    /// Fills in for whom it was written.
    pub fn fill_behalf(self, here: Here, behalf: Option<&Behalf>) {
        let Some(behalf) = behalf else { return };
        let home: Option<Home> = here.get(behalf.home);
        self.behalf_name.set(behalf.name.to_string());
        let address = home.map(|home| home.address.to_string());
        self.behalf_home.set(address.unwrap_or_default());
    }

    /// The fields as a text to keep; empty while nothing is written.
    pub fn kept(self) -> String {
        let kept = Kept {
            title: self.title.get(),
            problem: self.problem.get(),
            goal: self.goal.get(),
            need: self.need.get(),
            place: self.place.get(),
            scene: self.scene.get(),
            homes: self.homes.get(),
            facts: self.facts.get(),
            behalf_name: self.behalf_name.get(),
            behalf_home: self.behalf_home.get(),
            photos: self.photos.get(),
        };
        if kept == Kept::default() {
            return String::new();
        }
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Takes a kept text back in; one from another version that cannot be read stays where it is.
    pub fn restore(self, kept: &str) {
        if let Ok(kept) = serde_json::from_str(kept) {
            self.put(kept);
        }
    }

    /// Empties it: it was sent.
    pub fn clear(self) {
        self.put(Kept::default());
        self.tried.set(false);
        self.at.set(0);
    }

    fn put(self, kept: Kept) {
        self.title.set(kept.title);
        self.problem.set(kept.problem);
        self.goal.set(kept.goal);
        self.need.set(kept.need);
        self.place.set(kept.place);
        self.scene.set(kept.scene);
        self.homes.set(kept.homes);
        self.facts.set(kept.facts);
        self.behalf_name.set(kept.behalf_name);
        self.behalf_home.set(kept.behalf_home);
        self.photos.set(kept.photos);
    }

    /// What was written, once it is all there.
    pub fn details(self) -> Option<Details> {
        Some(Details {
            title: Line::new(&self.title.get_untracked()).ok()?,
            problem: Prose::new(&self.problem.get_untracked()).ok()?,
            goal: Prose::new(&self.goal.get_untracked()).ok()?,
            need: Prose::new(&self.need.get_untracked()).ok()?,
            place: serde_json::from_str(&self.place.get_untracked()).ok()?,
            homes: homes(&self.homes.get_untracked()).ok()?,
            photos: self.photos.get_untracked(),
            scene: self.scene.with_untracked(|code| Scene::of(code)),
        })
    }

    /// What is new, if anything was written.
    pub fn facts(self) -> Option<Prose> {
        Prose::new(&self.facts.get_untracked()).ok()
    }

    /// The resident it is written for, if one; or what is wrong with what was typed.
    pub fn behalf(self, here: Here) -> Result<Option<Behalf>, String> {
        let name = self.behalf_name.get_untracked();
        let address = self.behalf_home.get_untracked();
        if name.trim().is_empty() && address.trim().is_empty() {
            return Ok(None);
        }
        let homes = here.all::<Home>();
        let home = homes
            .iter()
            .find(|it| it.address.as_str() == address.trim());
        match (home, Line::new(&name)) {
            (Some(home), Ok(name)) => Ok(Some(Behalf {
                home: home.id,
                name,
            })),
            _ => Err(here.t.form_behalf_wrong().to_owned()),
        }
    }

    /// The first question whose answer is still wanting.
    pub fn wanting(self) -> usize {
        let prose =
            |field: RwSignal<String>| field.with_untracked(|text| Prose::new(text).is_err());
        let title = self.title.with_untracked(|title| Line::new(title).is_err());
        let (problem, goal, need) = (prose(self.problem), prose(self.goal), prose(self.need));
        let wanting = [problem, false, title, goal, need];
        let first = wanting.iter().position(|wanting| *wanting);
        first.unwrap_or(Self::QUESTIONS - 1)
    }

    /// What the title still needs; nothing before sending was tried.
    pub fn title_fault(self, here: Here) -> Signal<Option<String>> {
        self.fault(self.title, move |text| {
            Line::new(text)
                .err()
                .map(|fault| said(here.t, fault, here.t.form_title_missing()))
        })
    }

    /// What a paragraph still needs.
    pub fn prose_fault(
        self,
        here: Here,
        field: RwSignal<String>,
        missing: &'static str,
    ) -> Signal<Option<String>> {
        self.fault(field, move |text| {
            Prose::new(text)
                .err()
                .map(|fault| said(here.t, fault, missing))
        })
    }

    /// Whether a place is chosen.
    pub fn place_fault(self, here: Here) -> Signal<Option<String>> {
        self.fault(self.place, move |place| {
            place
                .is_empty()
                .then(|| here.t.form_place_missing().to_owned())
        })
    }

    /// Whether the number of homes is one.
    pub fn homes_fault(self, here: Here) -> Signal<Option<String>> {
        self.fault(self.homes, move |text| {
            homes(text)
                .err()
                .map(|()| here.t.form_homes_wrong().to_owned())
        })
    }

    fn fault(
        self,
        field: RwSignal<String>,
        wrong: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            if self.tried.get() {
                field.with(|text| wrong(text))
            } else {
                None
            }
        })
    }
}

fn said(t: Texts, fault: LineFault, missing: &str) -> String {
    match fault {
        LineFault::Empty => missing.to_owned(),
        LineFault::TooLong { most } => t.form_too_long(most),
        LineFault::Control => t.form_odd_character().to_owned(),
    }
}

/// A number of homes; none where nothing is written. Full-width digits are read as well.
fn homes(text: &str) -> Result<Option<u32>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let plain = |c: char| match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        c => c,
    };
    let digits: String = text.chars().map(plain).collect();
    digits.parse().map(Some).map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use super::homes;

    #[test]
    fn a_number_of_homes_is_read_in_both_widths() {
        assert_eq!(homes(" 398 "), Ok(Some(398)));
        assert_eq!(homes("３９８"), Ok(Some(398)));
        assert_eq!(homes(""), Ok(None));
        assert_eq!(homes("很多"), Err(()));
        assert_eq!(homes("-3"), Err(()));
    }
}
