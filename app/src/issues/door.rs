//! For a neighbour, at the door (替邻居报): those who look after buildings write for whoever does not
//! write here. The phone knows homes and no names of them; whose it becomes the server says.

use components::{Field, Tick};
use domain::members::{Building, Home, Usage};
use domain::{BuildingId, Line, UnitId};
use leptos::prelude::*;

use crate::shell::{Here, address};

/// Whether one writes for a neighbour, and for which home.
#[derive(Clone, Copy)]
pub struct Door {
    /// Whether one does.
    on: RwSignal<bool>,
    /// The address as people write it.
    typed: RwSignal<String>,
}

impl Door {
    /// For oneself.
    pub fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
        }
    }

    /// For oneself again.
    pub fn leave(self) {
        self.on.set(false);
        self.typed.set(String::new());
    }

    /// What is kept of it while it is not sent.
    pub fn kept(self) -> Option<String> {
        self.on.get().then(|| self.typed.get())
    }

    /// What was kept.
    pub fn restore(self, kept: Option<String>) {
        self.on.set(kept.is_some());
        self.typed.set(kept.unwrap_or_default());
    }

    /// The home, where one is chosen.
    pub fn home(self, here: Here) -> Option<Home> {
        let typed = self.on.get().then(|| self.typed.get())?;
        let typed = typed.trim().replace(['–', '—', ' '], "-");
        let compound = here.compound()?.id;
        let homes = here.all::<Home>().into_iter();
        let mut homes = homes.filter(|it| it.compound == compound && it.usage == Usage::Dwelling);
        homes.find(|it| it.address.as_str() == typed)
    }

    /// Whether one writes for a neighbour and has not said for which home.
    pub fn is_open(self, here: Here) -> bool {
        self.on.get() && self.home(here).is_none()
    }
}

/// The question, for whoever looks after a building; the place follows the home.
pub fn offered(
    here: Here,
    it: Door,
    building: RwSignal<Option<BuildingId>>,
    unit: RwSignal<Option<UnitId>>,
) -> AnyView {
    let t = here.t;
    let rings = Memo::new(move |_| {
        let actor = here.actor();
        here.all::<Building>().iter().any(|it| actor.rings(it))
    });
    let home = Memo::new(move |_| it.home(here));
    Effect::new(move |_| {
        if let Some(home) = home.get() {
            building.set(Some(home.building));
            unit.set(Some(home.unit));
        }
    });
    let unknown = Signal::derive(move || {
        let typed = it.typed.with(|it| !it.trim().is_empty());
        (typed && home.get().is_none()).then(|| t.issue_no_such_home().to_owned())
    });
    let whose = move || {
        let home = home.get()?;
        let words = t.issue_door_home(address(home.address.as_str()));
        Some(view! { <p class="strong">{words}</p> })
    };
    let field = move || {
        it.on.get().then(|| {
            view! {
                <p class="small soft">{t.issue_for_neighbour_note()}</p>
                <Field
                    label=t.issue_door()
                    value=it.typed
                    limit=Line::MOST
                    placeholder="7-2-602"
                    fault=unknown
                />
                {whose}
            }
        })
    };
    let shown = move || {
        rings.get().then(|| {
            view! {
                <div class="stack stack--2">
                    <Tick
                        label=t.issue_for_neighbour()
                        checked=it.on
                        on_change=move |on| it.on.set(on)
                    />
                    {field}
                </div>
            }
        })
    };
    shown.into_any()
}
