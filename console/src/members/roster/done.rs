//! The roster is written: what stands now, and what comes next.

use components::{Banner, Button, ButtonLink, ButtonLook, Glyph, Tone};
use leptos::prelude::*;

use super::work::Work;
use crate::shell::{texts, to};

/// What was written, and where to go on.
#[component]
pub(super) fn Done(work: Work) -> impl IntoView {
    let t = texts();
    let unsettled = move || {
        let count = work
            .preview
            .with(|it| it.as_ref().map_or(0, |it| it.unsettled.len()));
        (count > 0).then(|| {
            view! { <ButtonLink href=to("members/heads")>{t.due_heads(count)}</ButtonLink> }
        })
    };
    let rows = move || work.preview.with(|it| it.as_ref().map_or(0, |it| it.rows));
    view! {
        <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.written_title() live=true>
            {move || t.written_text(rows())}
        </Banner>
        <div class="cluster">
            <ButtonLink look=ButtonLook::Primary href=to("members/slips")>
                {t.slips_title()}
            </ButtonLink>
            {unsettled}
            <ButtonLink href=to("members")>{t.part_homes()}</ButtonLink>
            <Button on_press=move |()| work.start_again()>{t.roster_other_file()}</Button>
        </div>
    }
}
