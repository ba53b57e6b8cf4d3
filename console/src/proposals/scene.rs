//! The nine scenes (九大场景) in the office: chosen in a form, and found by.

use components::{Choice, Select};
use domain::{Scene, wording};
use leptos::prelude::*;

use crate::texts::Texts;

/// The nine, behind what stands for none of them.
pub(crate) fn scene_choices(none: &str, t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: none.to_owned(),
    };
    let one = |it: Scene| Choice {
        value: it.code().to_owned(),
        label: wording::scene(it, t.lang).to_owned(),
    };
    std::iter::once(none)
        .chain(Scene::ALL.into_iter().map(one))
        .collect()
}

/// The question which of them it is, with leave to say nothing.
pub(crate) fn scene_select(value: RwSignal<String>, t: Texts) -> impl IntoView {
    let choices = Signal::stored(scene_choices(t.scene_leave(), t));
    view! { <Select label=t.scene() value choices hint=t.scene_hint() /> }
}
