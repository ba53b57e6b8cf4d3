//! What neighbours offer: by kind and building, and no person.

use components::{Chip, Chips, Glyph, Icon, Row, Rows, Section, State, StateKind};
use domain::members::Building;
use domain::volunteering::{Skill, SkillLine};
use domain::{BuildingId, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted};

/// The section.
pub fn neighbours(here: Here) -> AnyView {
    let t = here.t;
    let chosen = RwSignal::new(None::<Skill>);
    let all = Memo::new(move |_| {
        let lines = here.all::<SkillLine>();
        sorted(lines, |it| (number(here, it.building), it.id.0))
    });
    let chips = move || {
        let all = all.get();
        let offered = move |skill: &Skill| all.iter().any(|it| it.skills.contains(skill));
        let chip = |skill: Skill| {
            let pressed = Signal::derive(move || chosen.get() == Some(skill));
            let press = move |()| {
                chosen.update(|it| *it = (*it != Some(skill)).then_some(skill));
            };
            view! { <Chip label=wording::skill(skill, here.lang) pressed on_press=press /> }
        };
        let chips = Skill::ALL.into_iter().filter(offered).map(chip);
        chips.collect_view()
    };
    let shown = move || {
        let mut all = all.get();
        if all.is_empty() {
            let (title, text) = (t.mutual_none_title(), t.mutual_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::HANDS title text within=true /> }
                .into_any();
        }
        all.retain(|it| chosen.get().is_none_or(|skill| it.skills.contains(&skill)));
        let rows = all.iter().map(|it| row(here, it)).collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    view! {
        <Section title=t.mutual_neighbours()>
            <Chips label=t.mutual_kinds() wrap=true>
                {chips}
            </Chips>
            {shown}
        </Section>
    }
    .into_any()
}

fn row(here: Here, it: &SkillLine) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::HANDS /> }.into_any();
    let title = skills(here, &it.skills);
    let within = wording::helps_within(it.reach, here.lang);
    let meta = t.mutual_line(building(here, it.building), within);
    view! { <Row title meta lead /> }.into_any()
}

/// Skills in one line.
pub fn skills(here: Here, all: &[Skill]) -> String {
    let words: Vec<&str> = all
        .iter()
        .map(|it| wording::skill(*it, here.lang))
        .collect();
    words.join(here.t.mutual_between())
}

/// The name of a building.
pub fn building(here: Here, id: BuildingId) -> String {
    let found: Option<Building> = here.get(id);
    found.map(|it| it.name.to_string()).unwrap_or_default()
}

/// Its number, so that 2号楼 comes before 10号楼.
pub fn number(here: Here, id: BuildingId) -> i64 {
    let name = building(here, id);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(i64::from(u16::MAX))
}
