//! What the forms of this slice share.

use components::{Button, ButtonLook, Choice, Sheet, VisuallyHidden};
use domain::members::{Building, Compound, Phone};
use domain::{BuildingId, CompoundId, Day};
use leptos::prelude::*;

use crate::members::buildings;
use crate::shell::{Book, texts};
use crate::texts::Texts;

/// A button that opens a form in a sheet. The form closes the sheet when it is done.
#[component]
pub(crate) fn Opens(
    /// What the button and the sheet say.
    #[prop(into)]
    label: String,
    /// The first act of the page.
    #[prop(optional)]
    primary: bool,
    /// In a line of a table.
    #[prop(optional)]
    small: bool,
    /// What the button shows, where what it says whole stands beside it already.
    #[prop(optional, into)]
    short: Option<String>,
    /// The form.
    #[prop(into)]
    form: Callback<RwSignal<bool>, AnyView>,
) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    let look = match (primary, small) {
        (true, _) => ButtonLook::Primary,
        (false, true) => ButtonLook::Text,
        (false, false) => ButtonLook::Plain,
    };
    let title = label.clone();
    let shown = match short {
        Some(short) => view! {
            <span aria-hidden="true">{short}</span>
            <VisuallyHidden>{label}</VisuallyHidden>
        }
        .into_any(),
        None => label.into_any(),
    };
    if let Some(asked) = use_context::<Asked>() {
        let ask = move |()| {
            asked.form.set(Some((title.clone(), form)));
            asked.open.set(true);
        };
        return view! { <Button look small on_press=ask>{shown}</Button> }.into_any();
    }
    view! {
        <Button look small on_press=move |()| open.set(true)>{shown}</Button>
        <Sheet open title close_label=t.not_now()>
            {move || open.get().then(|| untrack(|| form.run(open)))}
        </Sheet>
    }
    .into_any()
}

/// The form that is open on a page.
#[derive(Clone, Copy)]
struct Asked {
    open: RwSignal<bool>,
    form: RwSignal<Option<(String, Form)>>,
}

/// A form that closes its sheet when it is done.
type Form = Callback<RwSignal<bool>, AnyView>;

/// The one sheet of a page, apart from its rows: they are written anew with every record, and what is
/// typed in the sheet stays.
pub(crate) fn asking() -> AnyView {
    let asked = Asked {
        open: RwSignal::new(false),
        form: RwSignal::new(None),
    };
    provide_context(asked);
    let t = texts();
    let title = move || {
        asked
            .form
            .with(|it| it.as_ref().map(|it| it.0.clone()))
            .unwrap_or_default()
    };
    let shown = move || {
        let form = asked.open.get().then(|| asked.form.get_untracked())??;
        Some(untrack(|| form.1.run(asked.open)))
    };
    view! { <Sheet open=asked.open title close_label=t.not_now()>{shown}</Sheet> }.into_any()
}

/// A day someone wrote under a label.
pub(crate) fn day(label: &str, text: &str, t: Texts) -> Result<Day, String> {
    text.parse().map_err(|_| t.fault_day(label))
}

/// A number someone wrote under a label.
pub(crate) fn number<N: std::str::FromStr>(label: &str, text: &str, t: Texts) -> Result<N, String> {
    text.trim().parse().map_err(|_| t.fault_number(label))
}

/// A telephone someone wrote under a label.
pub(super) fn phone(text: &str, t: Texts) -> Result<Phone, String> {
    Phone::new(text).map_err(|_| t.emergency_fault_phone().to_owned())
}

/// One choice.
pub(crate) fn choice(value: impl ToString, label: impl ToString) -> Choice {
    Choice {
        value: value.to_string(),
        label: label.to_string(),
    }
}

/// Choices of a list, by their place in it.
pub(crate) fn choices<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Signal<Vec<Choice>> {
    let all = all.iter().enumerate();
    Signal::stored(all.map(|(index, it)| choice(index, name(*it))).collect())
}

/// The one chosen of a list.
pub(crate) fn chosen<T: Copy>(all: &[T], value: &str) -> T {
    let index: usize = value.parse().unwrap_or_default();
    all[index % all.len()]
}

/// The places where something can be: the open ground of the compound, then buildings by number.
pub(super) fn places(book: Book, t: Texts) -> Signal<Vec<Choice>> {
    let open = choice("", t.emergency_open_ground());
    let rest = buildings(book).into_iter();
    let rest = rest.map(|it| choice(it.id, it.name));
    Signal::stored(std::iter::once(open).chain(rest).collect())
}

/// The place that was chosen.
pub(super) fn place_of(
    value: &str,
    book: Book,
    t: Texts,
) -> Result<(Option<BuildingId>, CompoundId), String> {
    let building: Option<Building> = value.parse().ok().and_then(|id| book.get(id));
    if let Some(it) = building {
        return Ok((Some(it.id), it.compound));
    }
    let compound = book.compound().ok_or_else(|| t.coming().to_owned())?;
    Ok((None, compound.id))
}

/// Where something is.
pub(super) fn place(book: Book, building: Option<BuildingId>, compound: CompoundId) -> String {
    let building: Option<Building> = building.and_then(|id| book.get(id));
    if let Some(it) = building {
        return it.name.to_string();
    }
    let compound: Option<Compound> = book.get(compound);
    compound.map(|it| it.name.to_string()).unwrap_or_default()
}
