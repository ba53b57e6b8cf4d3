//! What a lift asks of the reader's homes: a consent to the space it takes, a signature.

use components::{Banner, Button, ButtonLook, Glyph, Tone};
use domain::renovation::{Lift, LiftCase, LiftLeg, LiftRow};
use leptos::prelude::*;

use super::owns;
use super::sheet::{Act, Asking};
use crate::shell::address;

/// Everything that is asked, home by home.
pub fn asked(asking: Asking, lift: Memo<Option<Lift>>) -> AnyView {
    let here = asking.here;
    let rows = Memo::new(move |_| super::rows(here, asking.id));
    let shown = move || {
        let lift = lift.get()?;
        let (case, leg) = (lift.state.case()?.clone(), lift.state.leg()?);
        let rows = rows.get().into_iter();
        let asked = rows.map(|row| home(asking, &case, leg, &row));
        Some(asked.collect_view())
    };
    shown.into_any()
}

fn home(asking: Asking, case: &LiftCase, leg: LiftLeg, row: &LiftRow) -> AnyView {
    view! {
        {consent(asking, case, leg, row)}
        {signature(asking, case, leg, row)}
    }
    .into_any()
}

fn consent(asking: Asking, case: &LiftCase, leg: LiftLeg, row: &LiftRow) -> Option<AnyView> {
    let t = asking.here.t;
    let mut occupied = case.scheme.occupied.iter();
    let occupied = occupied.find(|it| it.home == row.home)?;
    let plate = address(row.address.as_str());
    if row.consent.is_some() {
        let said = t.lift_consented(plate);
        let view = view! { <Banner glyph=Glyph::CHECK tone=Tone::Done>{said}</Banner> };
        return Some(view.into_any());
    }
    if !leg.is_open() {
        return None;
    }
    let title = t.lift_asks_consent(plate, &occupied.what);
    let home = row.home;
    let act = match (owns(asking.here, row), row.co_owned) {
        (true, false) => {
            let press = move |()| asking.ask(Act::Consent(home));
            view! {
                <Button look=ButtonLook::Primary block=true on_press=press>
                    {t.lift_consent()}
                </Button>
            }
            .into_any()
        }
        (true, true) => view! { <p class="small soft">{t.lift_several_owners()}</p> }.into_any(),
        (false, _) => view! { <p class="small soft">{t.lift_owner_says()}</p> }.into_any(),
    };
    let view = view! {
        <Banner glyph=Glyph::SHIELD tone=Tone::Wait title>{t.lift_asks_consent_text()}</Banner>
        {act}
    };
    Some(view.into_any())
}

fn signature(asking: Asking, case: &LiftCase, leg: LiftLeg, row: &LiftRow) -> Option<AnyView> {
    let t = asking.here.t;
    case.agreement.as_ref()?;
    let pays = row.by_table.as_ref().is_some_and(|it| it.share.0 > 0);
    if !pays || leg == LiftLeg::Done {
        return None;
    }
    let plate = address(row.address.as_str());
    if row.signed.is_some() {
        let said = t.lift_signed(plate);
        let view = view! { <Banner glyph=Glyph::CHECK tone=Tone::Done>{said}</Banner> };
        return Some(view.into_any());
    }
    let home = row.home;
    let act = match owns(asking.here, row) {
        true => {
            let press = move |()| asking.ask(Act::Sign(home));
            view! { <Button block=true on_press=press>{t.lift_read_and_sign()}</Button> }.into_any()
        }
        false => view! { <p class="small soft">{t.lift_owner_says()}</p> }.into_any(),
    };
    let title = t.lift_asks_signature(plate);
    let view = view! {
        <Banner glyph=Glyph::EDIT tone=Tone::Info title>{t.lift_asks_signature_text()}</Banner>
        {act}
    };
    Some(view.into_any())
}
