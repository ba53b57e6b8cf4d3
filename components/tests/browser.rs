//! What only a browser can show: dialogs, history, focus, and what a screen reader is told.
#![cfg(target_arch = "wasm32")]

use components::*;
use js_sys::Promise;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlDialogElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own on the page; what is mounted in it goes when the guard does.
fn mounted<V: IntoView>(view: impl FnOnce() -> V + 'static) -> (HtmlElement, impl Drop) {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    let guard = mount_to(place.clone(), view);
    (place, guard)
}

fn find(place: &HtmlElement, selector: &str) -> Element {
    place
        .query_selector(selector)
        .unwrap()
        .unwrap_or_else(|| panic!("no {selector}"))
}

fn press(place: &HtmlElement, selector: &str) {
    let element: HtmlElement = find(place, selector).unchecked_into();
    element.focus().unwrap();
    element.click();
}

/// Lets the browser work until the condition holds.
async fn until(claim: &str, condition: impl Fn() -> bool) {
    for _ in 0..200 {
        if condition() {
            return;
        }
        let pause = Promise::new(&mut |resolve, _| {
            window()
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10)
                .unwrap();
        });
        JsFuture::from(pause).await.unwrap();
    }
    panic!("never: {claim}");
}

fn sheet(place: &HtmlElement, index: u32) -> HtmlDialogElement {
    place
        .query_selector_all("dialog")
        .unwrap()
        .item(index)
        .unwrap()
        .unchecked_into()
}

fn history_state() -> wasm_bindgen::JsValue {
    window().history().unwrap().state().unwrap()
}

#[wasm_bindgen_test]
async fn back_closes_the_topmost_sheet_only() {
    let (lower, upper) = (RwSignal::new(false), RwSignal::new(false));
    let (place, _guard) = mounted(move || {
        view! {
            <Sheet open=lower title="lower" close_label="close"><p>"one"</p></Sheet>
            <Sheet open=upper title="upper" close_label="close"><p>"two"</p></Sheet>
        }
    });
    let (below, above) = (sheet(&place, 0), sheet(&place, 1));
    lower.set(true);
    until("the lower sheet opens", || below.open()).await;
    upper.set(true);
    until("the upper sheet opens", || above.open()).await;

    window().history().unwrap().back().unwrap();
    until("the upper sheet closes", || {
        !above.open() && !upper.get_untracked()
    })
    .await;
    assert!(below.open() && lower.get_untracked());

    window().history().unwrap().back().unwrap();
    until("the lower sheet closes", || {
        !below.open() && !lower.get_untracked()
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_closed_sheet_gives_focus_and_history_back() {
    let open = RwSignal::new(false);
    let (place, _guard) = mounted(move || {
        view! {
            <Button attr:id="opener" on_press=move |()| open.set(true)>"open"</Button>
            <Sheet open title="title" close_label="close"><p id="inside">"one"</p></Sheet>
        }
    });
    let dialog = sheet(&place, 0);
    let before = history_state();
    press(&place, "#opener");
    until("the sheet opens", || dialog.open()).await;
    assert_ne!(history_state(), before);

    press(&place, "dialog .button--icon");
    until("the sheet closes", || !dialog.open()).await;
    until("the history is as it was", || history_state() == before).await;
    until("the content is dropped", || {
        place.query_selector("#inside").unwrap().is_none()
    })
    .await;
    assert_eq!(document().active_element().unwrap().id(), "opener");
}

#[wasm_bindgen_test]
async fn a_busy_button_ignores_presses() {
    let (busy, presses) = (RwSignal::new(false), RwSignal::new(0));
    let (place, _guard) = mounted(move || {
        view! { <Button busy on_press=move |()| presses.update(|n| *n += 1)>"go"</Button> }
    });
    press(&place, "button");
    busy.set(true);
    until("it is announced as busy", || {
        find(&place, "button").has_attribute("aria-busy")
    })
    .await;
    press(&place, "button");
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_fault_is_tied_to_its_field_while_it_lasts() {
    let (value, fault) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (place, _guard) = mounted(move || view! { <Field label="name" value fault /> });
    let input = find(&place, "input");
    assert!(!input.has_attribute("aria-describedby"));

    fault.set(Some("too short".to_owned()));
    until("the field is invalid", || {
        input.has_attribute("aria-invalid")
    })
    .await;
    let described_by = input.get_attribute("aria-describedby").unwrap();
    assert_eq!(
        find(&place, &format!("#{described_by}"))
            .text_content()
            .unwrap(),
        "too short"
    );

    fault.set(None);
    until("the field is valid again", || {
        !input.has_attribute("aria-invalid")
    })
    .await;
    assert!(place.query_selector(".field__fault").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_ballot_tells_which_choice_was_ringed() {
    let chosen = RwSignal::new(None);
    let (place, _guard) = mounted(move || {
        view! {
            <BallotPaper
                legend="vote"
                note="secret"
                choices=["yes".into(), "no".into(), "abstain".into()]
                chosen
                on_choose=move |index| chosen.set(Some(index))
            >
                ""
            </BallotPaper>
        }
    });
    press(&place, "label:nth-of-type(2) input");
    assert_eq!(chosen.get_untracked(), Some(1));
}

#[wasm_bindgen_test]
async fn the_words_of_a_resident_stay_words() {
    let text = "<b onclick=alert(1)>\n\nsecond";
    let (place, _guard) = mounted(move || view! { <Paragraphs text=text /> });
    assert_eq!(place.query_selector_all("p").unwrap().length(), 2);
    assert_eq!(
        find(&place, "p").text_content().unwrap(),
        "<b onclick=alert(1)>"
    );
}
