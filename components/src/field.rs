//! A question with its answer: label, input, hint, counter, fault.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{fresh_id, shown},
};

/// What is asked for: decides the keyboard that a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any words.
    #[default]
    Text,
    /// A phone number.
    Phone,
    /// A whole number.
    Number,
    /// An activation or one-time code: capitals, no correction.
    Code,
    /// A secret.
    Password,
    /// A day.
    Day,
    /// A day and a time.
    Instant,
}

impl InputKind {
    fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Number | Self::Code => "text",
            Self::Phone => "tel",
            Self::Password => "password",
            Self::Day => "date",
            Self::Instant => "datetime-local",
        }
    }

    fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            Self::Phone => Some("tel"),
            _ => None,
        }
    }
}

/// One line of text.
#[component]
pub fn Field(
    /// The question.
    #[prop(into)]
    label: TextProp,
    /// The answer as typed.
    value: RwSignal<String>,
    /// What is asked for.
    #[prop(optional)]
    kind: InputKind,
    /// Beside the question: "选填", "最多 6 张".
    #[prop(optional, into)]
    need: Option<TextProp>,
    /// An example inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// Help below the field.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong and how to put it right; nothing while all is well.
    #[prop(optional, into)]
    fault: MaybeProp<String>,
    /// Counts the characters against this limit; the limit itself is the caller's to keep.
    #[prop(optional)]
    limit: Option<usize>,
    /// What the browser may fill in, as HTML names it.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let frame = Frame::new(label, need, hint, fault, limit.map(|limit| (value, limit)));
    let (id, described_by) = (frame.id.clone(), frame.described_by());
    let code = (kind == InputKind::Code).then_some("off");
    frame.around(
        view! {
            <input
                class="field__input"
                id=id
                type=kind.kind()
                inputmode=kind.keyboard()
                autocomplete=autocomplete
                autocapitalize=code
                spellcheck=code.map(|_| "false")
                placeholder=move || placeholder.as_ref().map(TextProp::get)
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any(),
    )
}

/// Several lines of text; grows with them where the browser can.
#[component]
pub fn TextArea(
    /// The question.
    #[prop(into)]
    label: TextProp,
    /// The answer as typed.
    value: RwSignal<String>,
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u32,
    /// Beside the question.
    #[prop(optional, into)]
    need: Option<TextProp>,
    /// An example inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// Help below the field.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    fault: MaybeProp<String>,
    /// Counts the characters against this limit.
    #[prop(optional)]
    limit: Option<usize>,
) -> impl IntoView {
    let frame = Frame::new(label, need, hint, fault, limit.map(|limit| (value, limit)));
    let (id, described_by) = (frame.id.clone(), frame.described_by());
    frame.around(
        view! {
            <textarea
                class="field__input"
                id=id
                rows=rows.to_string()
                placeholder=move || placeholder.as_ref().map(TextProp::get)
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
        .into_any(),
    )
}

/// One entry of a [`Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// One of a list.
#[component]
pub fn Select(
    /// The question.
    #[prop(into)]
    label: TextProp,
    /// The stored value of the chosen entry.
    value: RwSignal<String>,
    /// What can be chosen; an entry with an empty value stands for "not yet".
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Beside the question.
    #[prop(optional, into)]
    need: Option<TextProp>,
    /// Help below the field.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    fault: MaybeProp<String>,
) -> impl IntoView {
    let frame = Frame::new(label, need, hint, fault, None);
    let (id, described_by) = (frame.id.clone(), frame.described_by());
    // Not told anew while they stay the same: the list may be open under the finger.
    let choices = Memo::new(move |_| choices.get());
    let options = move || {
        let chosen = value.get();
        // As a property: once somebody has chosen, the attribute says nothing any more, and an entry
        // that comes before the chosen one would take its place.
        let option = |choice: Choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value prop:selected=selected>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    frame.around(
        view! {
            <select
                class="field__input"
                id=id
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options}
            </select>
        }
        .into_any(),
    )
}

/// What stands around an input and is the same for all of them.
struct Frame {
    id: String,
    label: TextProp,
    need: Option<TextProp>,
    hint: Option<TextProp>,
    fault: MaybeProp<String>,
    counted: Option<(RwSignal<String>, usize)>,
}

impl Frame {
    fn new(
        label: TextProp,
        need: Option<TextProp>,
        hint: Option<TextProp>,
        fault: MaybeProp<String>,
        counted: Option<(RwSignal<String>, usize)>,
    ) -> Self {
        Self {
            id: fresh_id(),
            label,
            need,
            hint,
            fault,
            counted,
        }
    }

    /// The ids of the hint and of the fault, as far as they are there.
    fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + 'static {
        let (fault, hinted) = (self.fault, self.hint.is_some() || self.counted.is_some());
        let (hint_id, fault_id) = (self.hint_id(), self.fault_id());
        move || match (hinted, fault.get().is_some()) {
            (false, false) => None,
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(fault_id.clone()),
            (true, true) => Some(format!("{fault_id} {hint_id}")),
        }
    }

    fn hint_id(&self) -> String {
        format!("{}h", self.id)
    }

    fn fault_id(&self) -> String {
        format!("{}f", self.id)
    }

    fn around(self, input: AnyView) -> impl IntoView {
        let (hint_id, fault_id) = (self.hint_id(), self.fault_id());
        let Self {
            id,
            label,
            need,
            hint,
            fault,
            counted,
        } = self;
        let count = counted.map(|(value, limit)| {
            move || format!("{} / {limit}", value.with(|value| value.chars().count()))
        });
        let below = (hint.is_some() || count.is_some()).then(|| {
            view! {
                <span class="spread field__hint" id=hint_id>
                    <span>{hint.map(shown)}</span>
                    {count.map(|count| view! { <span>{count}</span> })}
                </span>
            }
        });
        let wrong = move || {
            let fault_id = fault_id.clone();
            fault.get().map(|fault| {
                view! {
                    <p class="field__fault" id=fault_id>
                        <Icon glyph=Glyph::ALERT small=true />
                        <span>{fault}</span>
                    </p>
                }
            })
        };
        view! {
            <div class="field">
                <label class="field__label" for=id>
                    {shown(label)}
                    {need.map(|need| view! { " " <span class="field__need">{shown(need)}</span> })}
                </label>
                {input}
                {below}
                {wrong}
            </div>
        }
    }
}
