//! The nine scenes of a future community (九大场景): chosen on a form, shown as a chip, and found by.

use components::{Chip, Chips, Choice};
use domain::{Scene, wording};
use leptos::prelude::*;

use super::search::Listing;
use crate::shell::Here;

/// The nine, of which one may press one, or none. The value is the code of the scene.
pub fn scene_chips(here: Here, value: RwSignal<String>) -> AnyView {
    let t = here.t;
    let chip = |it: Scene| {
        let pressed = Signal::derive(move || value.with(|code| code == it.code()));
        let press = move |()| {
            let code = if pressed.get_untracked() {
                ""
            } else {
                it.code()
            };
            value.set(code.to_owned());
        };
        view! { <Chip label=wording::scene(it, here.lang) pressed on_press=press /> }
    };
    let chips = Scene::ALL.into_iter().map(chip).collect_view();
    view! {
        <div class="stack stack--2">
            <p class="field__label">{t.scene_optional()}</p>
            <Chips label=t.scene_label() wrap=true>{chips}</Chips>
            <p class="small soft">{t.scene_hint()}</p>
        </div>
    }
    .into_any()
}

/// The choices of a list that is found by scenes: all of them, then one by one.
pub fn scene_choices(here: Here) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: here.t.scene_all().to_owned(),
    };
    let one = |it: Scene| Choice {
        value: it.code().to_owned(),
        label: wording::scene(it, here.lang).to_owned(),
    };
    std::iter::once(all)
        .chain(Scene::ALL.into_iter().map(one))
        .collect()
}

/// The scene of a proposal as a chip, which leads to all that are of it.
pub fn scene_link(here: Here, scene: Option<Scene>) -> AnyView {
    let Some(scene) = scene else {
        return ().into_any();
    };
    let listing = expect_context::<Listing>();
    let narrow = move |_| {
        listing.reset();
        listing.scene.set(scene.code().to_owned());
    };
    let name = wording::scene_named(scene, here.lang);
    view! { <p><a class="chip" href="/proposals" on:click=narrow>{name}</a></p> }.into_any()
}
