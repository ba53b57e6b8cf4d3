//! The ballot once more before it is cast.

use components::{Button, ButtonLook, Sheet};
use domain::councils::counting::Rule;
use domain::councils::{Content, Mode, Slate};
use domain::wording;
use leptos::prelude::*;

use crate::shell::Here;

/// What will be cast, and whether names are recorded.
pub fn review(
    here: Here,
    open: RwSignal<bool>,
    slate: StoredValue<Slate>,
    content: Signal<Content>,
    mode: Mode,
    on_cast: Callback<()>,
) -> AnyView {
    let t = here.t;
    let cast = move |()| {
        open.set(false);
        on_cast.run(());
    };
    let mode = match mode {
        Mode::Recorded => t.way_review_recorded(),
        Mode::Secret => t.way_review_secret(),
    };
    view! {
        <Sheet open title=t.way_review() close_label=t.way_review_back()>
            {move || {
                let content = content.get();
                let abstains = matches!(content, Content::Choice(_));
                let lines = slate.with_value(|slate| wording::content(slate, &content, here.lang));
                let lines = lines
                    .into_iter()
                    .map(|line| view! { <li class="option strong">{line}</li> })
                    .collect_view();
                let note = note(here, &slate.get_value(), abstains);
                view! {
                    <ul class="options">{lines}</ul>
                    {note.map(|note| view! { <p class="small soft">{note}</p> })}
                }
            }} <p class="small">{mode}</p>
            <Button look=ButtonLook::Primary block=true on_press=cast>
                {t.way_cast()}
            </Button>
        </Sheet>
    }
    .into_any()
}

fn note(here: Here, slate: &Slate, abstains: bool) -> Option<&'static str> {
    let t = here.t;
    if abstains {
        return Some(t.way_review_blank());
    }
    matches!(slate.rule, Rule::Runoff | Rule::Borda | Rule::Schulze).then(|| t.way_review_ranked())
}
