//! The forms of a lift's acts.

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::proposals::Photo;
use domain::renovation::{
    AdvanceLift, Command as Renovation, EnterLiftConsent, EnterLiftSignature, LayLiftAgreement,
    Lift, LiftCase, LiftCommand as Lifts, LiftLeg, LiftScheme, LiftVote, LinkLiftVote, NoteLift,
    PostLift, SetLiftMoney, lift_decisions,
};
use domain::{Command, Day, Lang, Line, Money, Prose, UnitId, wording};
use leptos::prelude::*;

use super::address;
use super::typed::{affected, compensated, compensations, home, occupied, subsidies, written};
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, prose, texts, use_book};

/// A form: its fields, what they say, and the name of the act.
type Said = Callback<(), Result<Lifts, String>>;

fn empty() -> RwSignal<String> {
    RwSignal::new(String::new())
}

fn case(book: Book, id: UnitId) -> Option<LiftCase> {
    let lift: Option<Lift> = untrack(|| book.get(id));
    lift.and_then(|it| it.state.case().cloned())
}

/// The foot of every form.
fn foot(open: RwSignal<bool>, name: &'static str, said: Said) -> AnyView {
    let doing = Doing::nothing();
    let send = move |()| {
        let command = said
            .run(())
            .map(|it| Command::Renovation(Renovation::Lift(it)));
        doing.submit(command, move || open.set(false));
    };
    view! {
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
            {name}
        </Button>
    }
    .into_any()
}

/// The scheme, where it hangs, a photo of that.
pub(super) fn post(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let (book, t) = (use_book(), texts());
    let before = case(book, id).map(|it| it.scheme);
    let was = |read: fn(&LiftScheme) -> String| {
        RwSignal::new(before.as_ref().map(read).unwrap_or_default())
    };
    let title = was(|it| it.title.to_string());
    let text = was(|it| it.text.to_string());
    let price = was(|it| it.price.to_string());
    let drawn = before.as_ref().map(|it| it.photos.clone());
    let drawings = RwSignal::new(drawn.unwrap_or_default());
    let names = before.as_ref().map(|it| {
        let name = |id: &domain::BuildingId| {
            let building: Option<domain::members::Building> = untrack(|| book.get(*id));
            building.map(|it| it.name.to_string()).unwrap_or_default()
        };
        written(&it.affected, name)
    });
    let buildings = RwSignal::new(names.unwrap_or_default());
    let spaces = before.as_ref().map(|it| {
        written(&it.occupied, |it| {
            format!("{} {}", untrack(|| address(book, it.home)), it.what)
        })
    });
    let spaces = RwSignal::new(spaces.unwrap_or_default());
    let (place, photo) = (empty(), RwSignal::new(Vec::<Photo>::new()));
    let said = Callback::new(move |()| {
        let price = price.get_untracked().parse::<Money>();
        let photo = photo.get_untracked().into_iter().next();
        let scheme = LiftScheme {
            title: line(t.lift_scheme_title(), &title.get_untracked(), t)?,
            text: prose(t.lift_scheme_text(), &text.get_untracked(), t)?,
            price: price.map_err(|_| t.fault_number(t.lift_price()))?,
            photos: drawings.get_untracked(),
            affected: untrack(|| affected(&buildings.get(), book, t))?,
            occupied: untrack(|| occupied(&spaces.get(), book, t))?,
        };
        Ok(Lifts::Post(PostLift {
            lift: id,
            scheme,
            place: line(t.lift_hangs(), &place.get_untracked(), t)?,
            photo: photo.ok_or_else(|| t.fault_empty(t.lift_hung()))?,
        }))
    });
    view! {
        <p class="small soft">{t.lift_post_text()}</p>
        <Field label=t.lift_scheme_title() value=title limit=Line::MOST />
        <TextArea label=t.lift_scheme_text() value=text limit=Prose::MOST />
        <Field label=t.lift_price() value=price kind=InputKind::Number />
        <Photos label=t.lift_drawings() photos=drawings />
        <TextArea label=t.lift_affected() value=buildings hint=t.lift_affected_hint() />
        <TextArea label=t.lift_occupied() value=spaces hint=t.lift_occupied_hint() />
        <Field label=t.lift_hangs() value=place limit=Line::MOST />
        <Photos label=t.lift_hung() photos=photo single=true />
        {foot(open, t.lift_post(), said)}
    }
    .into_any()
}

/// Subsidies and compensations, a line each.
pub(super) fn money(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let (book, t) = (use_book(), texts());
    let case = case(book, id);
    let others = case.map(|it| written(&it.subsidies, |it| format!("{} {}", it.amount, it.source)));
    let others = RwSignal::new(others.unwrap_or_default());
    let paid = RwSignal::new(untrack(|| compensated(id, book)));
    let said = Callback::new(move |()| {
        Ok(Lifts::SetMoney(SetLiftMoney {
            lift: id,
            subsidies: subsidies(&others.get_untracked(), t)?,
            compensations: untrack(|| compensations(&paid.get(), book, t))?,
        }))
    });
    view! {
        <TextArea label=t.lift_subsidies() value=others hint=t.lift_subsidies_hint() />
        <TextArea label=t.lift_compensations() value=paid hint=t.lift_compensations_hint() />
        {foot(open, t.lift_set_money(), said)}
    }
    .into_any()
}

/// A table of the rule pack, and the whole text.
pub(super) fn agreement(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let (book, t) = (use_book(), texts());
    let lift: Option<Lift> = untrack(|| book.get(id));
    let before = case(book, id).and_then(|it| it.agreement);
    let code = before.as_ref().map(|it| it.table.clone());
    let table = RwSignal::new(code.unwrap_or_default());
    let text = before.map(|it| it.text.to_string());
    let text = RwSignal::new(text.unwrap_or_default());
    let pack = lift.and_then(|it| it.pack().ok());
    let tables = pack.map(|it| it.renovation.lift_tables.as_slice());
    let choice = |it: &domain::renovation::CoefficientTable| {
        let name = match t.lang {
            Lang::ZhCn => it.title_zh.as_str(),
            Lang::En => it.title_en.as_str(),
        };
        Choice {
            value: it.code.clone(),
            label: match it.verified {
                true => name.to_owned(),
                false => t.lift_unverified(name),
            },
        }
    };
    let none = Choice {
        value: String::new(),
        label: t.lift_which_table().to_owned(),
    };
    let choices: Vec<Choice> = std::iter::once(none)
        .chain(tables.unwrap_or_default().iter().map(choice))
        .collect();
    let said = Callback::new(move |()| {
        let table = table.get_untracked();
        if table.is_empty() {
            return Err(t.fault_empty(t.lift_coefficients()));
        }
        Ok(Lifts::LayAgreement(LayLiftAgreement {
            lift: id,
            table,
            text: prose(t.lift_agreement_text(), &text.get_untracked(), t)?,
        }))
    });
    view! {
        <p class="small soft">{t.lift_lay_text()}</p>
        <Select label=t.lift_coefficients() value=table choices=Signal::stored(choices) />
        <TextArea label=t.lift_agreement_text() value=text limit=Prose::MOST />
        {foot(open, t.lift_lay(), said)}
    }
    .into_any()
}

/// A consent on paper: which home, where the paper lies.
pub(super) fn consent(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let t = texts();
    let read = move |home, paper| {
        Lifts::EnterConsent(EnterLiftConsent {
            lift: id,
            home,
            paper,
        })
    };
    on_paper(open, t.lift_enter_consent(), read)
}

/// A signature on paper.
pub(super) fn signature(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let t = texts();
    let read = move |home, paper| {
        Lifts::EnterSignature(EnterLiftSignature {
            lift: id,
            home,
            paper,
        })
    };
    on_paper(open, t.lift_enter_signature(), read)
}

fn on_paper(
    open: RwSignal<bool>,
    name: &'static str,
    read: impl Fn(domain::HomeId, Line) -> Lifts + Send + Sync + 'static,
) -> AnyView {
    let (book, t) = (use_book(), texts());
    let (room, paper) = (empty(), empty());
    let said = Callback::new(move |()| {
        let home = untrack(|| home(&room.get(), book, t))?;
        let paper = line(t.lift_paper(), &paper.get_untracked(), t)?;
        Ok(read(home, paper))
    });
    view! {
        <Field label=t.lift_home() value=room hint=t.lift_home_hint() />
        <Field label=t.lift_paper() value=paper limit=Line::MOST />
        {foot(open, name, said)}
    }
    .into_any()
}

/// The decision it rests on: of this stairwell, on this scheme; on paper where votes here do not bind.
pub(super) fn vote(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let (book, t) = (use_book(), texts());
    let lift: Option<Lift> = untrack(|| book.get(id));
    let binds = lift.as_ref().and_then(|it| it.pack().ok());
    if !binds.is_some_and(|pack| pack.owners_votes_bind) {
        return paper_vote(open, id);
    }
    let found = lift.map(|lift| untrack(|| book.read(|town| lift_decisions(&lift, town))));
    let found = found.unwrap_or_default();
    let none = found.is_empty().then(|| t.lift_no_decision());
    let choice = |(assembly, question): &(domain::owners::Assembly, u16)| Choice {
        value: format!("{}:{question}", assembly.id),
        label: assembly.title.to_string(),
    };
    let first = Choice {
        value: String::new(),
        label: t.renovation_which_vote().to_owned(),
    };
    let choices: Vec<Choice> = std::iter::once(first)
        .chain(found.iter().map(choice))
        .collect();
    let value = empty();
    let said = Callback::new(move |()| {
        let chosen = value.get_untracked();
        let chosen = chosen.split_once(':').and_then(|(assembly, question)| {
            Some((assembly.parse().ok()?, question.parse().ok()?))
        });
        let (assembly, question) = chosen.ok_or_else(|| t.fault_empty(t.lift_vote()))?;
        let vote = LiftVote::Assembly { assembly, question };
        Ok(Lifts::LinkVote(LinkLiftVote { lift: id, vote }))
    });
    view! {
        <Select label=t.lift_vote() value choices=Signal::stored(choices) />
        {none.map(|none| view! { <p class="soft">{none}</p> })}
        {foot(open, t.lift_link(), said)}
    }
    .into_any()
}

fn paper_vote(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let t = texts();
    let (title, on) = (empty(), empty());
    let photo = RwSignal::new(Vec::<Photo>::new());
    let said = Callback::new(move |()| {
        let on = on.get_untracked().parse::<Day>();
        let photo = photo.get_untracked().into_iter().next();
        let vote = LiftVote::Paper {
            title: line(t.renovation_paper(), &title.get_untracked(), t)?,
            on: on.map_err(|_| t.fault_empty(t.lift_decided_on()))?,
            photo: photo.ok_or_else(|| t.fault_empty(t.renovation_paper_photo()))?,
        };
        Ok(Lifts::LinkVote(LinkLiftVote { lift: id, vote }))
    });
    view! {
        <Field label=t.renovation_paper() value=title limit=Line::MOST />
        <Field label=t.lift_decided_on() value=on kind=InputKind::Day />
        <Photos label=t.renovation_paper_photo() photos=photo single=true />
        {foot(open, t.lift_link(), said)}
    }
    .into_any()
}

/// The next stage, with what everyone reads beside it.
pub(super) fn advance(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let (book, t) = (use_book(), texts());
    let lift: Option<Lift> = untrack(|| book.get(id));
    let leg = lift.and_then(|it| it.state.leg());
    let next: &'static [LiftLeg] = leg.map_or(&[], LiftLeg::next);
    let to = RwSignal::new("0".to_owned());
    let choices = next.iter().enumerate().map(|(index, leg)| Choice {
        value: index.to_string(),
        label: wording::lift_stage(leg.stage(), t.lang).to_owned(),
    });
    let choices: Vec<Choice> = choices.collect();
    let note = empty();
    let said = Callback::new(move |()| {
        let index: usize = to.get_untracked().parse().unwrap_or_default();
        let to = next.get(index).copied();
        Ok(Lifts::Advance(AdvanceLift {
            lift: id,
            to: to.ok_or_else(|| t.pick_first().to_owned())?,
            note: line(t.lift_note(), &note.get_untracked(), t)?,
        }))
    });
    view! {
        <Select label=t.lift_to() value=to choices=Signal::stored(choices) />
        <Field label=t.lift_note() value=note limit=Line::MOST hint=t.lift_note_hint() />
        {foot(open, t.lift_advance(), said)}
    }
    .into_any()
}

/// How the works go.
pub(super) fn note(open: RwSignal<bool>, id: UnitId) -> AnyView {
    let t = texts();
    let note = empty();
    let said = Callback::new(move |()| {
        let note = line(t.lift_works(), &note.get_untracked(), t)?;
        Ok(Lifts::Note(NoteLift { lift: id, note }))
    });
    view! {
        <Field label=t.lift_works() value=note limit=Line::MOST />
        {foot(open, t.lift_note_works(), said)}
    }
    .into_any()
}
