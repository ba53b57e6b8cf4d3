//! How one likes the app: care mode, read aloud, dark, text size, language (用着顺手).

use components::{Glyph, Icon, Pace, Radio, Row, Rows, Sheet, SwitchRow};
use domain::Lang;
use leptos::prelude::*;

use crate::shell::{self, Here, Settings, Told};

/// The settings on their own page.
pub fn settings(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.settings_title());
    let body = view! {
        <h1 class="visually-hidden">{t.settings_title()}</h1>
        {rows(here)}
    };
    shell::inner(
        here,
        t.settings_title(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// The settings as rows.
pub fn rows(here: Here) -> AnyView {
    let t = here.t;
    let settings = here.settings();
    let of = move |read: fn(Settings) -> bool| Signal::derive(move || read(settings.get()));
    let care = of(|settings| settings.care);
    let dark = Signal::derive(move || settings.get().dark.unwrap_or_else(prefers_dark));
    let told = RwSignal::new(false);
    let told_now = move || told_word(here, settings.get().told);
    let told_lead = view! { <Icon glyph=Glyph::BELL /> }.into_any();
    let (size, language) = (RwSignal::new(false), RwSignal::new(false));
    let size_now = move || size_word(here, settings.get().text_percent);
    let size_lead = view! { <Icon glyph=Glyph::TEXT /> }.into_any();
    let language_lead = view! { <Icon glyph=Glyph::GLOBE /> }.into_any();
    view! {
        <Rows>
            <SwitchRow
                glyph=Glyph::HEART
                label=t.settings_care()
                meta=t.settings_care_meta()
                on=care
                on_change=move |on| here.set(|settings| settings.care = on)
            />
            <SwitchRow
                glyph=Glyph::SPEAK
                label=t.settings_aloud()
                meta=t.settings_aloud_meta()
                on=of(|settings| settings.aloud)
                on_change=move |on| here.set(|settings| settings.aloud = on)
            />
            {move || {
                // Care mode is always light.
                (!care.get())
                    .then(|| {
                        view! {
                            <SwitchRow
                                glyph=Glyph::MOON
                                label=t.settings_dark()
                                on=dark
                                on_change=move |on| here.set(|settings| settings.dark = Some(on))
                            />
                        }
                    })
            }}
            <Row
                title=t.settings_told()
                trail=told_now
                lead=told_lead
                act=Callback::new(move |()| told.set(true))
            />
            <Row
                title=t.settings_size()
                trail=size_now
                lead=size_lead
                act=Callback::new(move |()| size.set(true))
            />
            <Row
                title=t.settings_language()
                trail=language_name(here.lang)
                lead=language_lead
                act=Callback::new(move |()| language.set(true))
            />
            <Row
                title=t.feedback_page()
                meta=t.feedback_meta()
                lead=view! { <Icon glyph=Glyph::TALK /> }.into_any()
                act="/feedback"
            />
        </Rows>
        <Sheet open=told title=t.settings_told() close_label=t.shell_close()>
            {tellings(here, told)}
        </Sheet>
        <Sheet open=size title=t.settings_size() close_label=t.shell_close()>
            {sizes(here)}
        </Sheet>
        <Sheet open=language title=t.settings_language() close_label=t.shell_close()>
            {languages(here, language)}
        </Sheet>
    }
    .into_any()
}

fn tellings(here: Here, open: RwSignal<bool>) -> AnyView {
    let settings = here.settings();
    let radio = |told: Told| {
        let chosen = Signal::derive(move || settings.get().told == told);
        let choose = move |()| {
            here.set(|settings| settings.told = told);
            open.set(false);
        };
        view! { <Radio group="told" label=told_word(here, told) chosen on_choose=choose /> }
    };
    view! {
        <p class="small soft">{here.t.settings_told_text()}</p>
        {Told::ALL.map(radio).collect_view()}
    }
    .into_any()
}

fn told_word(here: Here, told: Told) -> &'static str {
    match told {
        Told::Each => here.t.settings_told_each(),
        Told::Weekly => here.t.settings_told_weekly(),
        Told::Never => here.t.settings_told_never(),
    }
}

fn sizes(here: Here) -> AnyView {
    let settings = here.settings();
    let radio = |percent: u16| {
        let chosen = Signal::derive(move || settings.get().text_percent == percent);
        let choose = move |()| here.set(|settings| settings.text_percent = percent);
        view! { <Radio group="size" label=size_word(here, percent) chosen on_choose=choose /> }
    };
    Settings::SIZES.map(radio).collect_view().into_any()
}

fn size_word(here: Here, percent: u16) -> String {
    match percent {
        100 => here.t.settings_size_usual().to_owned(),
        percent => here.t.settings_size_percent(percent),
    }
}

fn languages(here: Here, open: RwSignal<bool>) -> AnyView {
    let settings = here.settings();
    let radio = |lang: Lang| {
        let chosen = Signal::derive(move || settings.get().lang == lang);
        let choose = move |()| {
            open.set(false);
            // The sheet's entry leaves the history first; the new language then builds the page.
            set_timeout(
                move || here.set(|settings| settings.lang = lang),
                std::time::Duration::from_millis(50),
            );
        };
        view! { <Radio group="language" label=language_name(lang) chosen on_choose=choose /> }
    };
    [Lang::ZhCn, Lang::En].map(radio).collect_view().into_any()
}

/// A language in its own words.
fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhCn => "中文",
        Lang::En => "English",
    }
}

fn prefers_dark() -> bool {
    document().document_element().is_some_and(|root| {
        root.get_attribute("data-theme")
            .is_some_and(|theme| theme == "dark")
    })
}
