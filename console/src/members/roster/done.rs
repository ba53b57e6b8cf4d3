//! The roster is written: what stands now, and what comes next.

use components::{Banner, Button, ButtonLink, ButtonLook, Glyph, Tone};
use domain::members::{Head, waiting};
use leptos::prelude::*;

use super::work::Work;
use crate::shell::{texts, to, use_book};

/// What was written, and where to go on.
#[component]
pub(super) fn Done(work: Work) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    // Heads as the page that the link leads to counts them, not the holders who own them.
    let unsettled = move || {
        let heads = book.all::<Head>();
        let count = waiting(heads.iter()).len();
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
