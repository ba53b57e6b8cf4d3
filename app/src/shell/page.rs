//! The frame of a screen: a place with the five tabs, or a page one went into.

use components::{
    AppBar, Back, ButtonLink, ButtonLook, Glyph, Masthead, Pace, Screen, Skeleton, Speak, State,
    StateKind, Tab, TabBar, TextProp,
};
use leptos::prelude::*;

use super::{Here, banner::banner};

/// The five places (首页 · 议事 · 改造 · 志愿 · 我的).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 首页
    Home,
    /// 议事
    Talk,
    /// 改造
    Works,
    /// 志愿
    Help,
    /// 我的
    Me,
}

/// What a place says at its head, and what stands at its foot.
pub struct Ways {
    /// Which of the five.
    pub place: Place,
    /// Its name.
    pub title: TextProp,
    /// A line below the name.
    pub line: Option<String>,
    /// How far apart its parts stand.
    pub pace: Pace,
    /// What stays under the thumb, over the tabs.
    pub dock: Option<AnyView>,
}

/// One of the five places.
pub fn place(here: Here, ways: Ways, body: AnyView) -> AnyView {
    let Ways {
        place,
        title,
        line,
        pace,
        dock,
    } = ways;
    let t = here.t;
    if place == Place::Home {
        here.title(t.shell_home());
    } else {
        here.title(&title.get());
    }
    let tools = speak(here);
    let brand = place == Place::Home;
    let tight = pace == Pace::Close;
    let head = match line {
        Some(line) => view! { <Masthead title line brand tight tools /> }.into_any(),
        None => view! { <Masthead title brand tight tools /> }.into_any(),
    };
    let head = view! { {head} {banner(here)} }.into_any();
    let dock = view! { {dock} {tabs(here, place)} }.into_any();
    view! { <Screen head dock pace>{body}</Screen> }.into_any()
}

/// A page one went into: a bar with the way back, and what stays under the thumb.
pub fn inner(
    here: Here,
    title: &str,
    up: &'static str,
    pace: Pace,
    dock: Option<AnyView>,
    body: AnyView,
) -> AnyView {
    let back = Back::Press(Callback::new(move |()| here.back(up)));
    let back_label = here.t.shell_back();
    let title = title.to_owned();
    let head = view! {
        <AppBar title back back_label tools=speak(here) />
        {banner(here)}
    }
    .into_any();
    match dock {
        Some(dock) => view! { <Screen head dock pace>{body}</Screen> }.into_any(),
        None => view! { <Screen head pace>{body}</Screen> }.into_any(),
    }
}

/// The button that reads the page aloud.
pub fn speak(here: Here) -> AnyView {
    view! { <Speak label=here.t.shell_read() lang=here.lang.tag() /> }.into_any()
}

fn tabs(here: Here, place: Place) -> AnyView {
    let t = here.t;
    let tab = |href, glyph, label: &'static str| Tab {
        href,
        glyph,
        label: label.into(),
    };
    let tabs = vec![
        tab("/", Glyph::HOME, t.shell_home()),
        tab("/proposals", Glyph::TALK, t.shell_talk()),
        tab("/renovation", Glyph::BUILD, t.shell_works()),
        tab("/volunteer", Glyph::HANDS, t.shell_help()),
        tab("/me", Glyph::ME, t.shell_me()),
    ];
    let current = Signal::stored(Some(place as usize));
    view! { <TabBar label=t.shell_nav() tabs current /> }.into_any()
}

/// The shape of what is coming.
pub fn skeleton(here: Here) -> AnyView {
    view! { <Skeleton label=here.t.shell_opening() /> }.into_any()
}

/// In place of what is not here: still on its way, out of reach without a network, or not there
/// at all, or not for this person.
pub fn absent(here: Here) -> AnyView {
    let t = here.t;
    let (known, online) = here.status(|status| (status.last_pulled_at.is_some(), status.online));
    if !known && online {
        return skeleton(here);
    }
    if !known {
        let (title, text) = (t.state_offline_title(), t.state_offline_text());
        return view! { <State kind=StateKind::Offline title text page=true /> }.into_any();
    }
    let guest = here.person().is_none();
    let act = if guest {
        view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any()
    } else {
        view! { <ButtonLink href="/">{t.shell_to_home()}</ButtonLink> {tell(here)} }.into_any()
    };
    let text = if guest {
        t.state_missing_guest()
    } else {
        t.state_missing_text()
    };
    view! {
        <State
            kind=StateKind::NotYours
            title=t.state_missing_title()
            text
            page=true
            act
        />
    }
    .into_any()
}

/// On a screen that is not as it should be: the way to say so (数字体验员).
pub fn tell(here: Here) -> AnyView {
    let path = here.path().get_untracked();
    // Which kind of screen is enough: what follows may be a code, and everybody reads this.
    let kind = path.trim_matches('/').split('/').next().unwrap_or_default();
    let href = format!("/feedback/new/{kind}");
    let look = ButtonLook::Quiet;
    view! { <ButtonLink href look>{here.t.feedback_tell()}</ButtonLink> }.into_any()
}

/// An address that leads nowhere.
pub fn nowhere(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.state_nowhere_title());
    let act =
        view! { <ButtonLink href="/">{t.shell_to_home()}</ButtonLink> {tell(here)} }.into_any();
    let body = view! {
        <State
            kind=StateKind::Empty
            title=t.state_nowhere_title()
            text=t.state_nowhere_text()
            page=true
            act
        />
    };
    inner(
        here,
        t.shell_brand(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}
