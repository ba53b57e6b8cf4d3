//! Care mode's home: giant buttons, each says what it does (大字版).

use components::{ButtonLink, Giant, Giants, Glyph};
use domain::wording;
use leptos::prelude::*;

use super::{Here, desk, page};

/// The head of care mode's home: a greeting with the person's name.
pub fn head(here: Here) -> AnyView {
    let t = here.t;
    let name = here.me().map(|me| me.name.to_string());
    let now = untrack(|| here.now());
    let part = match now.clock().0 {
        0..=10 => t.care_morning(),
        11..=17 => t.care_afternoon(),
        _ => t.care_evening(),
    };
    let greeting = match name {
        Some(name) => t.care_greeting(name, part),
        None => part.to_owned(),
    };
    view! {
        <header class="care-head">
            <div>
                <h1 class="care-head__title">{greeting}</h1>
                <p class="care-head__line">{wording::day(now.day(), here.lang)}</p>
            </div>
            {page::speak(here)}
        </header>
        {super::banner::banner(here)}
    }
    .into_any()
}

/// What a giant button says and where it leads.
#[derive(Clone, PartialEq)]
pub struct Call {
    /// What waits.
    pub line: String,
    /// Where it is done.
    pub href: String,
    /// Whether anything waits.
    pub waits: bool,
}

/// Care mode's home.
pub fn care(
    here: Here,
    vote: Memo<Call>,
    news: Memo<Call>,
    helper: Memo<Option<String>>,
) -> AnyView {
    let t = here.t;
    let telephone = Memo::new(move |_| here.community().map(|it| it.telephone.to_string()));
    let giants = move || {
        let (vote, news) = (vote.get(), news.get());
        let telephone = telephone.get().map(|number| {
            let href = desk::call(&number);
            view! { <Giant glyph=Glyph::PHONE href label=t.care_call() line=number /> }
        });
        view! {
            <Giants>
                <Giant
                    glyph=Glyph::BALLOT
                    href=vote.href
                    label=t.care_vote()
                    line=vote.line
                    primary=vote.waits
                />
                <Giant
                    glyph=Glyph::CAMERA
                    href="/issues/new"
                    label=t.care_report()
                    line=t.care_report_line()
                />
                <Giant
                    glyph=Glyph::MEGAPHONE
                    href=news.href
                    label=t.care_listen()
                    line=news.line
                />
                {telephone}
            </Giants>
        }
    };
    let helper = move || {
        let name = helper.get()?;
        Some(view! { <p>{t.care_helper(name)}</p> })
    };
    let plain = move |()| {
        here.set(|settings| settings.care = false);
    };
    let head = head(here);
    view! {
        <div class="screen">
            {head} <main class="screen__body" id="main" tabindex="-1">
                {giants}
            </main>
            <footer class="care-foot">
                {helper}
                <ButtonLink href="/proposals/new" block=true>{t.care_propose()}</ButtonLink>
                <ButtonLink href="/me" block=true>{t.shell_me()}</ButtonLink>
                <components::Button block=true on_press=plain>{t.care_leave()}</components::Button>
            </footer>
        </div>
    }
    .into_any()
}
