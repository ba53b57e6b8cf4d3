//! The telephone that always works (不用手机也行).

use components::{Glyph, Icon, Row, Rows};
use leptos::prelude::*;

use super::Here;

/// The community's telephone, where it is known.
pub fn desk(here: Here) -> AnyView {
    let telephone = Memo::new(move |_| here.community().map(|it| it.telephone.to_string()));
    let shown = move || {
        telephone.get().map(|telephone| {
            let lead = view! { <Icon glyph=Glyph::PHONE /> }.into_any();
            let act = call(&telephone);
            // A number is read in one piece.
            let number = telephone.replace(' ', "\u{a0}");
            view! {
                <Rows>
                    <Row title=here.t.desk_call(number) meta=here.t.desk_text() act lead />
                </Rows>
            }
        })
    };
    shown.into_any()
}

/// The address that rings a telephone.
pub fn call(telephone: &str) -> String {
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    ["tel:", &digits].concat()
}
