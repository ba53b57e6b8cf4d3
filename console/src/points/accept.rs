//! Accepting what a resident saw on a site (采纳监督记录), where the report stands.

use components::Button;
use domain::Command;
use domain::points::{AcceptReport, Command as Points, Entry, Supervised};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, texts, use_book};

/// The button, or that it was accepted.
#[component]
pub(crate) fn Accept(report: Supervised) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let paid = Memo::new(move |_| book.get::<Entry>(report.cause().entry(0)).is_some());
    let press = move |()| {
        let command = Points::AcceptReport(AcceptReport { report });
        doing.run(Command::Points(command), || ());
    };
    move || {
        if paid.get() {
            return view! { <p class="small soft">{t.points_accepted()}</p> }.into_any();
        }
        view! {
            <Button small=true busy=doing.busy on_press=press>
                {t.points_accept_report()}
            </Button>
            <Fault doing />
        }
        .into_any()
    }
}
