//! What I offer (我能帮的): saying it, changing it, taking a rest, taking it back.

use components::{
    Button, ButtonLook, Confirm, Glyph, Radio, Section, Sheet, State, StateKind, SwitchRow, Tick,
};
use domain::members::Phone;
use domain::volunteering::{Command, OfferSkills, Reach, Skill, SkillOffer, TakeBackSkills};
use domain::{SkillOfferId, wording};
use leptos::prelude::*;

use super::call::phone_field;
use super::lines::skills;
use crate::shell::{Here, Sending};

const REACHES: [Reach; 3] = [Reach::Building, Reach::Compound, Reach::Community];

/// The section.
pub fn mine(here: Here) -> AnyView {
    let t = here.t;
    let offer = Memo::new(move |_| own(here));
    let open = RwSignal::new(false);
    let sending = Sending::new(here);
    let leaving = RwSignal::new(false);
    let there = Memo::new(move |_| offer.with(Option::is_some));
    let rests = Signal::derive(move || offer.with(|it| it.as_ref().is_some_and(|it| it.resting)));
    let rest = move |resting: bool| {
        let Some(it) = offer.get_untracked() else {
            return;
        };
        let done = if resting {
            t.mutual_rests()
        } else {
            t.mutual_helps_again()
        };
        sending.send(again(&it, resting), done);
    };
    let leave = move |()| {
        let Some(it) = offer.get_untracked() else {
            return;
        };
        let community = it.community;
        let act = Command::TakeBackSkills(TakeBackSkills { community });
        sending.send(act, t.mutual_offer_taken_back());
    };
    let stands = move || {
        let it = offer.get()?;
        let within = wording::helps_within(it.reach, here.lang);
        Some(view! {
            <p class="strong">{skills(here, &it.skills)}</p>
            <p class="small soft">{t.mutual_offer_line(it.phone.masked(), within)}</p>
        })
    };
    let shown = move || {
        if there.get() {
            view! {
                <div class="stack stack--2">
                    {stands}
                    <ul class="rows">
                        <SwitchRow
                            glyph=Glyph::CLOCK
                            label=t.mutual_rest()
                            meta=t.mutual_rest_text()
                            on=rests
                            on_change=rest
                        />
                    </ul>
                    {sending.fault()}
                    <div class="pair">
                        <Button on_press=move |()| open.set(true)>{t.mutual_change()}</Button>
                        <Button look=ButtonLook::Text on_press=move |()| leaving.set(true)>
                            {t.mutual_help_no_more()}
                        </Button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            let (title, text) = (t.mutual_offer_none(), t.mutual_offer_none_text());
            view! {
                <State kind=StateKind::Empty glyph=Glyph::HANDS title text within=true />
                <Button block=true glyph=Glyph::HANDS on_press=move |()| open.set(true)>
                    {t.mutual_offer()}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <Section title=t.mutual_mine()>{shown}</Section>
        <Sheet open title=t.mutual_offer() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| form(here, open)))}
        </Sheet>
        <Confirm
            open=leaving
            title=t.mutual_help_no_more_title()
            text=t.mutual_help_no_more_text()
            yes=t.mutual_help_no_more()
            no=t.shell_close()
            on_yes=leave
            loses=Signal::stored(true)
        />
    }
    .into_any()
}

/// What I offer, if I do.
fn own(here: Here) -> Option<SkillOffer> {
    let me = here.person()?;
    let all = here.all::<SkillOffer>();
    all.into_iter().find(|it| it.person == me)
}

fn again(it: &SkillOffer, resting: bool) -> Command {
    Command::OfferSkills(OfferSkills {
        id: it.id,
        community: it.community,
        skills: it.skills.clone(),
        reach: it.reach,
        phone: it.phone.clone(),
        resting,
    })
}

fn form(here: Here, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let before = own(here);
    let picked = RwSignal::new(before.as_ref().map_or(Vec::new(), |it| it.skills.clone()));
    let reach = RwSignal::new(before.as_ref().map_or(Reach::Building, |it| it.reach));
    let phone = before.as_ref().map(|it| it.phone.to_string());
    let phone = RwSignal::new(phone.unwrap_or_default());
    let resting = before.as_ref().is_some_and(|it| it.resting);
    let id = before.map_or_else(|| SkillOfferId(offline::new_id()), |it| it.id);
    let tried = RwSignal::new(false);
    let tick = |skill: Skill| {
        let checked = Signal::derive(move || picked.with(|it| it.contains(&skill)));
        let change = move |on: bool| {
            picked.update(|all| {
                all.retain(|it| *it != skill);
                if on {
                    all.push(skill);
                }
            });
        };
        view! { <Tick label=wording::skill(skill, here.lang) checked on_change=change /> }
    };
    let ticks = Skill::ALL.map(tick).collect_view();
    let radio = |it: Reach| {
        let chosen = Signal::derive(move || reach.get() == it);
        let label = wording::helps_within(it, here.lang);
        view! { <Radio group="reach" label chosen on_choose=move |()| reach.set(it) /> }
    };
    let radios = REACHES.map(radio).collect_view();
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let number = phone.with_untracked(|it| Phone::new(it).ok());
        let (Some(community), Some(phone)) = (community, number) else {
            tried.set(true);
            return;
        };
        let act = Command::OfferSkills(OfferSkills {
            id,
            community,
            skills: picked.get_untracked(),
            reach: reach.get_untracked(),
            phone,
            resting,
        });
        sending.send_then(act, t.mutual_offered(), move || {
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.mutual_offer_text()}</p>
            <fieldset>
                <legend class="field__label">{t.mutual_what()}</legend>
                {ticks}
            </fieldset>
            <fieldset>
                <legend class="field__label">{t.mutual_how_far()}</legend>
                {radios}
            </fieldset>
            {phone_field(here, phone, tried)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.mutual_offer_send()}
            </Button>
        </div>
    }
    .into_any()
}
