//! The minutes of a sitting (会议记录): who chairs and who writes, closing it, and what it left behind.

mod close;
mod follow_up;
mod officers;
mod page;
mod paper;
mod signing;

pub(crate) use page::MinutesPage;

pub(super) use follow_up::Follow;

use components::{Button, ButtonLink, ButtonLook, Glyph, Panel, Sheet};
use domain::councils::{Minutes, Sitting};
use leptos::prelude::*;

use crate::shell::{texts, to, use_book};
use close::CloseForm;
use officers::OfficersForm;

/// What is to be done for the minutes, at the side of the sitting.
#[component]
pub(super) fn Keeping(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, starts_at, council) = (sitting.id, sitting.starts_at, sitting.council);
    let (naming, closing) = (RwSignal::new(false), RwSignal::new(false));
    let minutes = Memo::new(move |_| book.get::<Minutes>(id));
    let over =
        Memo::new(move |_| minutes.with(|it| it.as_ref().is_some_and(|it| it.body().is_some())));
    let begun = Memo::new(move |_| book.now() >= starts_at);
    let named = Memo::new(move |_| minutes.with(Option::is_some));
    let officers = move || {
        let words = match minutes.get() {
            Some(it) => t.minutes_officers_are(book.name(it.chair), book.name(it.recorder)),
            None => t.minutes_officers_none().to_owned(),
        };
        view! { <p>{words}</p> }
    };
    let acts = move || {
        if over.get() {
            let href = to(format_args!("sittings/{id}/minutes"));
            return view! {
                <ButtonLink glyph=Glyph::PRINT href>{t.minutes_see()}</ButtonLink>
            }
            .into_any();
        }
        let name = if named.get() {
            t.minutes_officers_change()
        } else {
            t.minutes_officers_name()
        };
        // Closing comes last: until someone writes, and until it has begun, there is nothing to close.
        let close = (named.get() && begun.get()).then(|| {
            view! {
                <Button look=ButtonLook::Ink on_press=move |()| closing.set(true)>
                    {t.sitting_close()}
                </Button>
            }
        });
        view! {
            <div class="cluster">
                <Button on_press=move |()| naming.set(true)>{name}</Button>
                {close}
            </div>
        }
        .into_any()
    };
    view! {
        <Panel title=t.minutes()>
            {officers} {acts}
        </Panel>
        <Sheet open=naming title=t.minutes_officers_name() close_label=t.not_now()>
            <OfficersForm sitting=id council open=naming />
        </Sheet>
        <Sheet open=closing title=t.sitting_close() close_label=t.not_now()>
            <CloseForm sitting=id open=closing />
        </Sheet>
    }
}
