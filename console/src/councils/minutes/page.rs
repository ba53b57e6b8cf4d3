//! The minutes of a closed sitting: the paper to print, who has signed it, and its corrections.

use components::{Banner, Desk, Glyph};
use domain::SittingId;
use domain::councils::{Attendance, Correction, Minutes, RollCall, Signature};
use leptos::prelude::*;

use super::paper::paper;
use super::signing::{Correcting, Signing};
use crate::shell::{Book, Nothing, Page, PrintButton, id_in_path, texts, use_book};
use crate::texts::Texts;

/// Minutes with all that belongs to them.
#[derive(Clone, PartialEq)]
pub(super) struct Kept {
    pub(super) minutes: Minutes,
    pub(super) roll_call: Option<RollCall>,
    /// By number.
    pub(super) corrections: Vec<Correction>,
    pub(super) signatures: Vec<Signature>,
}

impl Kept {
    /// The minutes of a sitting, once it is closed.
    fn find(id: SittingId, book: Book) -> Option<Self> {
        let minutes = book.get::<Minutes>(id)?;
        minutes.body()?;
        let mut corrections = book.of::<Correction>(id);
        corrections.sort_by_key(|it| it.number);
        let mut signatures = book.of::<Signature>(id);
        signatures.sort_by_key(|it| it.at);
        Some(Self {
            roll_call: book.get(id),
            minutes,
            corrections,
            signatures,
        })
    }
}

/// Whose code came in when the minutes stood already; nothing where nobody's did.
fn late(kept: &Kept, book: Book, t: Texts) -> Option<String> {
    let roll_call = kept.roll_call.as_ref()?;
    let mut late = book.of::<Attendance>(kept.minutes.id);
    late.retain(|it| !roll_call.present.contains(&it.person));
    let names: Vec<String> = late.iter().map(|it| book.name(it.person)).collect();
    (!names.is_empty()).then(|| names.join(t.list_comma()))
}

/// The minutes of the sitting in the address.
#[component]
pub(crate) fn MinutesPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<SittingId>();
    let kept = Memo::new(move |_| Kept::find(id.get()?, book));
    let there = Memo::new(move |_| kept.with(Option::is_some));
    move || {
        if !there.get() {
            let (title, text) = (t.no_minutes_title(), t.no_minutes_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let within = untrack(|| {
            kept.with(|it| {
                let body = it.as_ref()?.minutes.body()?;
                Some(t.sitting_of(&body.forum, body.number))
            })
        });
        let acts = view! { <PrintButton label=t.print() /> }.into_any();
        let aside = view! {
            <div class="stack stack--4 no-print">
                <Signing kept />
                <Correcting kept />
            </div>
        };
        let late = move || {
            let names = kept.with(|it| late(it.as_ref()?, book, t))?;
            Some(view! { <Banner glyph=Glyph::INFO>{t.minutes_late(names)}</Banner> })
        };
        let printed = move || kept.get().and_then(|kept| paper(&kept, book, t));
        view! {
            <div class="stack no-print">
                <Page within=within.unwrap_or_default() title=t.minutes() acts>
                    <p class="soft">{t.minutes_text()}</p>
                    {late}
                </Page>
            </div>
            <Desk aside=aside.into_any()>{printed}</Desk>
        }
        .into_any()
    }
}
