//! Tables; wide ones scroll in their own frame, which the keyboard can reach.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{classes, shown};

/// The head of a column.
#[derive(Clone)]
pub struct Column {
    /// Its title.
    pub title: TextProp,
    /// Its cells are numbers, set to the end; they wear the class `number` too.
    pub number: bool,
    /// What a press on it changes, where rows can be sorted by it.
    sorting: Option<(usize, RwSignal<Sorting>)>,
}

/// By what rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorting {
    /// A number of the column's own.
    pub by: usize,
    /// From the last to the first.
    pub falling: bool,
}

impl Sorting {
    /// After a press on a column: the other way round, or by this one from the first on.
    fn pressed(self, by: usize) -> Self {
        Self {
            by,
            falling: self.by == by && !self.falling,
        }
    }

    /// As the screen reader says it.
    fn aria(self, by: usize) -> &'static str {
        match (self.by == by, self.falling) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<TextProp>) -> Self {
        Self {
            title: title.into(),
            number: false,
            sorting: None,
        }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<TextProp>) -> Self {
        Self {
            title: title.into(),
            number: true,
            sorting: None,
        }
    }

    /// The same column with a press that sorts by it.
    pub fn sorted(self, by: usize, sorting: RwSignal<Sorting>) -> Self {
        Self {
            sorting: Some((by, sorting)),
            ..self
        }
    }
}

/// A table. Its first cell of a row is a `<th scope="row">`.
#[component]
pub fn DataTable(
    /// What it holds.
    #[prop(into)]
    caption: TextProp,
    /// The caption is for the screen reader only.
    #[prop(optional)]
    quiet: bool,
    /// Its columns.
    columns: Vec<Column>,
    /// For the office: more air between the lines.
    #[prop(optional)]
    office: bool,
    /// A list of faults: the last column explains, the one before it shows the cell.
    #[prop(optional)]
    faults: bool,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let class = classes(&[
        ("data-table", true),
        ("data-table--office", office),
        ("data-table--faults", faults),
    ]);
    let head = |column: Column| {
        let class = column.number.then_some("number");
        let Some((by, sorting)) = column.sorting else {
            return view! { <th scope="col" class=class>{shown(column.title)}</th> }.into_any();
        };
        let press = move |_| sorting.update(|it| *it = it.pressed(by));
        view! {
            <th scope="col" class=class aria-sort=move || sorting.get().aria(by)>
                <button class="data-table__sort" type="button" on:click=press>
                    {shown(column.title)}
                </button>
            </th>
        }
        .into_any()
    };
    let region = caption.clone();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=region>
            <table class=class>
                <caption class=quiet.then_some("visually-hidden")>{shown(caption)}</caption>
                <thead>
                    <tr>{columns.into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// What a faulty cell holds, as it stands in the file.
#[component]
pub fn FaultCell(
    /// Its content, or a word for "nothing".
    #[prop(into)]
    content: TextProp,
) -> impl IntoView {
    view! { <span class="cell">{shown(content)}</span> }
}

/// Parts of a whole in one bar: jade for what is well, seal red for what is not.
#[component]
pub fn Flow(
    /// All of it in words.
    #[prop(into)]
    label: TextProp,
    /// How many are well, and how many are not.
    #[prop(into)]
    parts: Signal<(u64, u64)>,
) -> impl IntoView {
    let part = move |pick: fn((u64, u64)) -> u64| {
        move || {
            let (well, wrong) = parts.get();
            crate::threshold::hundredths(pick((well, wrong)), well.saturating_add(wrong))
        }
    };
    let none = move |pick: fn((u64, u64)) -> u64| move || pick(parts.get()) == 0;
    view! {
        <div class="flow" role="img" aria-label=label>
            <span
                class="flow__part flow__part--jade"
                style=("--part", part(|parts| parts.0))
                hidden=none(|parts| parts.0)
            ></span>
            <span
                class="flow__part flow__part--seal"
                style=("--part", part(|parts| parts.1))
                hidden=none(|parts| parts.1)
            ></span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_sorts_by_its_column_then_the_other_way() {
        let first = Sorting::default();
        let by_third = first.pressed(2);
        assert_eq!(by_third.aria(2), "ascending");
        assert_eq!(by_third.aria(0), "none");
        assert_eq!(by_third.pressed(2).aria(2), "descending");
        assert_eq!(by_third.pressed(2).pressed(2).aria(2), "ascending");
        assert_eq!(by_third.pressed(2).pressed(0).aria(0), "ascending");
    }
}
