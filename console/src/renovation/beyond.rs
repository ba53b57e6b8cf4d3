//! What the owners decided anew, where an adopted plan goes beyond what they adopted.

use components::Reveal;
use domain::CompoundId;
use domain::owners::Matter;
use domain::renovation::{Decided, Plan};
use leptos::prelude::*;

use super::adopt::Row;
use crate::shell::{Book, use_book};
use crate::texts::Texts;

/// What a larger plan can ask of its owners.
const MATTERS: [Matter; 2] = [Matter::UseFund, Matter::Other];

/// The rows of it; what is left empty is not decided anew.
#[derive(Clone, Copy)]
pub(super) struct Beyond {
    id: CompoundId,
    book: Book,
    rows: StoredValue<[Row; 2]>,
}

impl Beyond {
    pub(super) fn new(id: CompoundId) -> Self {
        Self {
            id,
            book: use_book(),
            rows: StoredValue::new(MATTERS.map(Row::new)),
        }
    }

    fn binds(self) -> bool {
        let plan = untrack(|| self.book.get::<Plan>(self.id));
        let rules = plan.and_then(|plan| plan.rules());
        rules.is_some_and(|rules| rules.owners_votes_bind)
    }

    pub(super) fn read(self, t: Texts) -> Result<Vec<Decided>, String> {
        let binds = self.binds();
        self.rows.with_value(|rows| {
            let filled = rows.iter().filter(|row| row.is_filled());
            filled.map(|row| row.read(binds, t)).collect()
        })
    }

    pub(super) fn fields(self, t: Texts) -> AnyView {
        let binds = self.binds();
        let rows = self.rows.get_value().into_iter();
        let fields = rows.map(|row| row.fields(binds, self.id, self.book, t));
        let fields = fields.collect_view();
        view! {
            <Reveal label=t.renovation_beyond()>
                <div class="stack">
                    <p class="small soft">{t.renovation_beyond_text()}</p>
                    {fields}
                </div>
            </Reveal>
        }
        .into_any()
    }
}
