//! Help without money that is offered: what came in, the committee's word, and noting what a unit
//! offers (愿意出力).

use components::{
    Badge, Button, ButtonLook, Choice, Field, InputKind, Panel, Select, Sheet, TextArea, Tone,
};
use domain::members::Phone;
use domain::privacy::Screen;
use domain::proposals::{
    AnswerOffer, Command as Proposals, Giver, Help, Offer, OfferContact, OfferForUnit, OfferState,
    Proposal, Source,
};
use domain::{Command, Line, OfferId, PersonId, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::privacy::looked;
use crate::shell::{AskWhy, Book, Doing, Due, Fault, line, prose, texts, to, use_book};
use crate::texts::Texts;

/// The panel of a proposal or a project that takes help, or took some.
#[component]
pub(crate) fn OffersPanel(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = Memo::new(move |_| proposal.with(|it| it.as_ref().map(|it| it.id)));
    let takes =
        Memo::new(move |_| proposal.with(|it| it.as_ref().is_some_and(Proposal::takes_help)));
    let offers = Memo::new(move |_| {
        let mut offers = id.get().map(|id| book.of::<Offer>(id)).unwrap_or_default();
        offers.sort_by_key(|it| (it.at, it.id));
        offers
    });
    let none = move || {
        let none = offers.with(Vec::is_empty);
        none.then(|| view! { <p class="soft">{t.offers_none()}</p> })
    };
    // Each by its id: the answer that is being written to one stays while others come, and while the
    // one just noted here comes back from the server with the server's time.
    let ids = Memo::new(move |_| offers.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    let one = move |id: OfferId| view! { <One id /> };
    let note = move || {
        let id = id.get().filter(|_| takes.get())?;
        Some(view! { <Noting id /> })
    };
    let there = Memo::new(move |_| takes.get() || offers.with(|it| !it.is_empty()));
    move || {
        there.get().then(|| {
            view! {
                <Panel title=t.offers_title()>
                    {none} <For each=move || ids.get() key=|id| *id children=one /> {note}
                </Panel>
            }
        })
    }
}

#[component]
fn One(id: OfferId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let it = Memo::new(move |_| book.get::<Offer>(id));
    let said = move || it.with(|it| it.as_ref().map(|it| said(it, t)));
    let giver = Memo::new(move |_| it.with(|it| giver(it.as_ref()?)));
    // Of what lapsed only a unit's telephone is left, because it reads no app.
    let lapsed = Memo::new(move |_| {
        let lapsed = |it: &Offer| matches!(it.state, OfferState::Lapsed { .. });
        it.with(|it| it.as_ref().is_some_and(lapsed))
    });
    let told = StoredValue::new(false);
    let contact = move || {
        let contact = book.get::<OfferContact>(id)?;
        // Whose telephone is shown reads that it was.
        if let Some(giver) = giver.get().filter(|_| !told.get_value()) {
            told.set_value(true);
            looked(giver, Screen::Contact);
        }
        let tell = lapsed
            .get()
            .then(|| view! { <p>{t.offers_lapsed_unit()}</p> });
        Some(view! { {tell} <p>{t.offers_call(&contact.name, &contact.phone)}</p> })
    };
    let waits = Memo::new(move |_| {
        it.with(|it| {
            let it = it.as_ref()?;
            (it.state == OfferState::Waiting).then_some(it.proposal)
        })
    });
    let answers = move || {
        waits
            .get()
            .map(|proposal| view! { <Answering proposal id /> })
    };
    view! { <div class="stack stack--1">{said} {contact} {answers}</div> }
}

/// Who offered it on a phone; none where a unit did.
fn giver(offer: &Offer) -> Option<PersonId> {
    match &offer.giver {
        Giver::Resident(author) => Some(author.person),
        Giver::Unit { .. } => None,
    }
}

/// What is offered, where it stands, and the committee's word.
fn said(offer: &Offer, t: Texts) -> AnyView {
    let (label, tone) = match &offer.state {
        OfferState::Waiting => (t.offers_waiting(), Tone::Wait),
        OfferState::Accepted { .. } => (t.offers_accepted(), Tone::Done),
        OfferState::Declined { .. } => (t.offers_declined(), Tone::Plain),
        OfferState::TakenBack { .. } => (t.offers_taken_back(), Tone::Plain),
        OfferState::Lapsed { .. } => (t.offers_lapsed(), Tone::Plain),
    };
    let word = match &offer.state {
        OfferState::Accepted { word, .. } | OfferState::Declined { word, .. } => {
            Some(view! { <p class="soft">{t.offers_said(word)}</p> })
        }
        OfferState::Waiting | OfferState::TakenBack { .. } | OfferState::Lapsed { .. } => None,
    };
    let who = t.offers_who(
        wording::help(offer.help, t.lang),
        wording::source(offer.giver.source(), t.lang),
        offer.giver.shown(),
    );
    view! {
        <p class="cluster">
            <strong>{who}</strong>
            <Badge label tone />
        </p>
        <p>{offer.what.to_string()}</p>
        {word}
    }
    .into_any()
}

#[component]
fn Answering(proposal: ProposalId, id: OfferId) -> impl IntoView {
    let t = texts();
    let (accepting, declining) = (RwSignal::new(false), RwSignal::new(false));
    let command = move |accepts| {
        Callback::new(move |word: String| {
            let word = line(t.offers_word(), &word, t)?;
            Ok(Command::Proposals(Proposals::AnswerOffer(AnswerOffer {
                proposal,
                offer: id,
                accepts,
                word,
            })))
        })
    };
    view! {
        <div class="cluster">
            <Button on_press=move |()| accepting.set(true)>{t.offers_accept()}</Button>
            <Button look=ButtonLook::Quiet on_press=move |()| declining.set(true)>
                {t.offers_decline()}
            </Button>
        </div>
        <AskWhy
            open=accepting
            title=t.offers_accept()
            label=t.offers_word()
            text=t.offers_accept_text()
            yes=t.offers_accept()
            command=command(true)
        />
        <AskWhy
            open=declining
            title=t.offers_decline()
            label=t.offers_word()
            text=t.offers_decline_text()
            yes=t.offers_decline()
            command=command(false)
        />
    }
}

#[component]
fn Noting(id: ProposalId) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    view! {
        <Button block=true on_press=move |()| open.set(true)>
            {t.offers_note()}
        </Button>
        <Sheet open title=t.offers_note() close_label=t.not_now()>
            <NoteForm id open />
        </Sheet>
    }
}

/// What a unit offers, and whom to call there.
#[component]
fn NoteForm(id: ProposalId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let text = || RwSignal::new(String::new());
    let (name, what, contact, phone) = (text(), text(), text(), text());
    let (source, help) = (RwSignal::new("0".to_owned()), RwSignal::new("0".to_owned()));
    let doing = Doing::nothing();
    let command = move || {
        let at = |field: RwSignal<String>| field.get_untracked().parse::<usize>().unwrap_or(0);
        let phone = Phone::new(&phone.get_untracked());
        let act = OfferForUnit {
            id: OfferId(offline::new_id()),
            proposal: id,
            name: line(t.offers_unit(), &name.get_untracked(), t)?,
            source: SOURCES.get(at(source)).copied().unwrap_or(SOURCES[0]),
            help: Help::ALL.get(at(help)).copied().unwrap_or(Help::Hands),
            what: prose(t.offers_what(), &what.get_untracked(), t)?,
            contact: line(t.offers_contact(), &contact.get_untracked(), t)?,
            phone: phone.map_err(|_| t.offers_phone_fault().to_owned())?,
        };
        Ok(Command::Proposals(Proposals::OfferForUnit(act)))
    };
    let send = move |()| doing.submit(command(), move || open.set(false));
    let sources = choices(SOURCES.map(|it| wording::source(it, t.lang)));
    let helps = choices(Help::ALL.map(|it| wording::help(it, t.lang)));
    view! {
        <p class="soft">{t.offers_note_text()}</p>
        <Field label=t.offers_unit() value=name limit=Line::MOST />
        <Select label=t.project_source() value=source choices=sources />
        <Select label=t.offers_help() value=help choices=helps />
        <TextArea label=t.offers_what() value=what limit=Prose::MOST />
        <Field label=t.offers_contact() value=contact limit=Line::MOST />
        <Field label=t.offers_phone() value=phone kind=InputKind::Phone hint=t.offers_phone_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
            {t.offers_note()}
        </Button>
    }
}

/// What a unit may be; residents offer for themselves.
const SOURCES: [Source; 4] = [
    Source::EnterpriseSupport,
    Source::SocialOrgTechnical,
    Source::GovernmentSupport,
    Source::SelfCompleted,
];

fn choices<const N: usize>(labels: [&'static str; N]) -> Vec<Choice> {
    let labels = labels.into_iter().enumerate();
    let choices = labels.map(|(index, label)| Choice {
        value: index.to_string(),
        label: label.to_owned(),
    });
    choices.collect()
}

/// Offers that wait for the committee's word.
pub(super) fn waiting(book: Book, t: Texts) -> Vec<Due> {
    let one = |offer: Offer| {
        if offer.state != OfferState::Waiting {
            return None;
        }
        let proposal = book.get::<Proposal>(offer.proposal)?;
        if !proposal.takes_help() {
            return None;
        }
        Some(Due {
            title: proposal.details.title.to_string(),
            meta: t.offers_from(wording::help(offer.help, t.lang), offer.giver.shown()),
            href: to(format_args!("proposals/{}", proposal.id)),
            until: book.due(offer.at, |office| office.screening_days),
            what: t.due_offer().to_owned(),
        })
    };
    book.all::<Offer>().into_iter().filter_map(one).collect()
}
