//! The building grid: a quiet map of the compound, always with a table behind it.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
};

/// How a unit is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Nothing to say about it.
    #[default]
    None,
    /// Jade: done.
    Done,
    /// Jade frame: being checked.
    Check,
    /// Ochre hatch: in work.
    Work,
    /// Indigo: cut off.
    Cut,
    /// From jade (0) to ochre (3): how much is left to do.
    Left(u8),
}

impl Fill {
    fn state(self) -> Option<&'static str> {
        match self {
            Self::None | Self::Left(_) => None,
            Self::Done => Some("done"),
            Self::Check => Some("check"),
            Self::Work => Some("work"),
            Self::Cut => Some("cut"),
        }
    }

    fn level(self) -> Option<String> {
        match self {
            Self::Left(level) => Some(level.min(3).to_string()),
            _ => None,
        }
    }
}

/// A unit (单元) of a building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCell {
    /// Its number, or how much is left to do.
    pub label: String,
    /// Instead of the label.
    pub glyph: Option<Glyph>,
    /// How it is filled.
    pub fill: Fill,
    /// The resident lives here.
    pub mine: bool,
}

/// A place in the plan of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanCell {
    /// A gate: what stands at the start, in the middle and at the end of the line.
    Gate([String; 3]),
    /// A garden, or another place with a name.
    Garden(String),
    /// A building and its units.
    Building(BuildingCell),
}

/// A building (楼栋).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildingCell {
    /// "7".
    pub number: String,
    /// "号楼".
    pub suffix: String,
    /// At the end of its line: "我家".
    pub mine: Option<String>,
    /// At the end of its line: the sum of its units.
    pub sum: Option<String>,
    /// What the units show, in words.
    pub spoken: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the one looked at.
    pub current: bool,
    /// Its units, in order.
    pub units: Vec<UnitCell>,
}

/// The plan of a compound, north above.
#[component]
pub fn BuildingGrid(
    /// What it shows.
    #[prop(into)]
    label: TextProp,
    /// The places, row by row: three in a row, six in the office.
    #[prop(into)]
    plan: Signal<Vec<PlanCell>>,
    /// For the office: more in a row, no frame.
    #[prop(optional)]
    office: bool,
    /// The legend, and the same in a table: [`Legend`], [`Reveal`].
    children: Children,
) -> impl IntoView {
    let class = classes(&[("building-grid", true), ("building-grid--office", office)]);
    view! {
        <div class=class>
            <div class="building-grid__plan" role="group" aria-label=label>
                {move || plan.get().into_iter().map(place).collect_view()}
            </div>
            {children()}
        </div>
    }
}

fn place(cell: PlanCell) -> AnyView {
    match cell {
        PlanCell::Gate(words) => {
            let words = words
                .into_iter()
                .map(|word| view! { <span>{word}</span> })
                .collect_view();
            view! { <p class="building-grid__place building-grid__place--gate">{words}</p> }
                .into_any()
        }
        PlanCell::Garden(name) => view! {
            <p class="building-grid__place building-grid__place--garden">
                <Icon glyph=Glyph::TREE small=true />
                {name}
            </p>
        }
        .into_any(),
        PlanCell::Building(building) => building_cell(building).into_any(),
    }
}

fn building_cell(building: BuildingCell) -> impl IntoView {
    let href = building.href.clone();
    let current = building.current.then_some("true");
    let inside = building_inside(building);
    view! {
        <a class="building" href=href aria-current=current>
            {inside}
        </a>
    }
}

fn building_inside(building: BuildingCell) -> impl IntoView {
    view! {
        <span class="building__name">
            <b>{building.number}</b>
            {building.suffix}
            {building.mine.map(|mine| view! { <span class="building__mine">{mine}</span> })}
            {building.sum.map(|sum| view! { <span class="building__sum">{sum}</span> })}
        </span>
        <span class="visually-hidden">{building.spoken}</span>
        <span class="building__units" aria-hidden="true">
            {building.units.into_iter().map(unit_cell).collect_view()}
        </span>
    }
}

/// The plan of a compound to tap on a building of it; where each leads is of no matter here.
#[component]
pub fn BuildingPick(
    /// What is picked.
    #[prop(into)]
    label: TextProp,
    /// The buildings, in order.
    #[prop(into)]
    plan: Signal<Vec<BuildingCell>>,
    /// Which was tapped, by its place in the plan.
    #[prop(into)]
    on_pick: Callback<usize>,
) -> impl IntoView {
    let cell = move |(place, building): (usize, BuildingCell)| {
        let pressed = if building.current { "true" } else { "false" };
        let inside = building_inside(building);
        view! {
            <button
                type="button"
                class="building building--pick"
                aria-pressed=pressed
                on:click=move |_| on_pick.run(place)
            >
                {inside}
            </button>
        }
    };
    view! {
        <div class="building-grid">
            <div class="building-grid__plan" role="group" aria-label=label>
                {move || plan.get().into_iter().enumerate().map(cell).collect_view()}
            </div>
        </div>
    }
}

fn unit_cell(unit: UnitCell) -> impl IntoView {
    let inside = match unit.glyph {
        Some(glyph) => view! { <Icon glyph /> }.into_any(),
        None => unit.label.into_any(),
    };
    view! {
        <span
            class="unit"
            data-state=unit.fill.state()
            data-level=unit.fill.level()
            data-mine=unit.mine.then_some("")
        >
            {inside}
        </span>
    }
}

/// What the fillings of a [`BuildingGrid`] mean.
#[component]
pub fn Legend(
    /// "图例".
    #[prop(into)]
    label: TextProp,
    /// Each filling, its drawing if it has one, and its name.
    #[prop(into)]
    items: Signal<Vec<(Fill, Option<Glyph>, String)>>,
) -> impl IntoView {
    let item = |(fill, glyph, name): (Fill, Option<Glyph>, String)| {
        let unit = UnitCell {
            label: String::new(),
            glyph,
            fill,
            mine: false,
        };
        view! { <li class="legend__item">{unit_cell(unit)} {name}</li> }
    };
    view! {
        <ul class="legend" aria-label=label>
            {move || items.get().into_iter().map(item).collect_view()}
        </ul>
    }
}

/// What stands behind a picture, opened on demand: a table, a sum.
#[component]
pub fn Reveal(
    /// "看表格".
    #[prop(into)]
    label: TextProp,
    /// Its drawing.
    #[prop(default = Glyph::TABLE)]
    glyph: Glyph,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="reveal">
            <summary>
                <Icon glyph small=true />
                {shown(label)}
            </summary>
            {children()}
        </details>
    }
}
