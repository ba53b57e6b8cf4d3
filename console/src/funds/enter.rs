//! Entering what came in or went out, with its voucher (记一笔).

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::councils::Document;
use domain::funds::{
    Basis, Command as Act, EnterFund, FundAccount, FundCategory, FundDetails, FundFlow, FundKind,
    Party, PartyRole, decisions_for, projects_for,
};
use domain::proposals::Proposal;
use domain::{Command, FundAccountId, FundEntryId, Line, Money, Prose, wording};
use leptos::prelude::*;

use super::words::{accounts, choice, day, name};
use crate::councils::PickDocument;
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, prose};
use crate::texts::Texts;

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Fields {
    account: RwSignal<String>,
    category: RwSignal<String>,
    day: RwSignal<String>,
    amount: RwSignal<String>,
    role: RwSignal<String>,
    organisation: RwSignal<String>,
    what: RwSignal<String>,
    basis: RwSignal<String>,
    urgent: RwSignal<String>,
    outside: RwSignal<String>,
    outside_on: RwSignal<String>,
    photos: RwSignal<Vec<domain::proposals::Photo>>,
    document: RwSignal<Option<Document>>,
}

/// The choices that ask for words.
const URGENT: &str = "urgent";
const OUTSIDE: &str = "outside";

/// The form; where it is opened from one account, that one is chosen.
pub(super) fn form(
    of: Option<FundAccountId>,
    open: RwSignal<bool>,
    book: Book,
    t: Texts,
) -> AnyView {
    let doing = Doing::nothing();
    let all = accounts(book);
    let first = of.or_else(|| all.first().map(|it| it.id));
    let empty = || RwSignal::new(String::new());
    let it = Fields {
        account: RwSignal::new(first.map(|id| id.to_string()).unwrap_or_default()),
        category: empty(),
        day: RwSignal::new(book.today().to_string()),
        amount: empty(),
        role: empty(),
        organisation: empty(),
        what: empty(),
        basis: empty(),
        urgent: empty(),
        outside: empty(),
        outside_on: empty(),
        photos: RwSignal::new(Vec::new()),
        document: RwSignal::new(None),
    };
    let named = all.iter().map(|it| choice(it.id, name(it, t)));
    let named = Signal::stored(named.collect::<Vec<_>>());
    let account = Memo::new(move |_| {
        let id: FundAccountId = it.account.get().parse().ok()?;
        book.get::<FundAccount>(id)
    });
    let kind = Memo::new(move |_| account.with(|it| it.as_ref().map(|it| it.kind)));
    let categories = Memo::new(move |_| {
        let none = choice("", t.funds_choose());
        let of = kind.get().map(FundCategory::of).unwrap_or_default();
        let of = of.into_iter().map(|it| {
            let flow = wording::fund_flow(it.flow(), t.lang);
            choice(
                number(it),
                t.funds_category_of(wording::fund_category(it, t.lang), flow),
            )
        });
        std::iter::once(none).chain(of).collect::<Vec<_>>()
    });
    let spends = Memo::new(move |_| {
        let category = category(&it.category.get());
        category.is_some_and(|it| it.flow() == FundFlow::Spending)
    });
    let bases = Memo::new(move |_| {
        account.with(|it| it.as_ref().map_or_else(Vec::new, |it| rests(it, book, t)))
    });
    let roles = PartyRole::ALL.iter().enumerate();
    let roles = roles.map(|(index, it)| choice(index, wording::fund_role(*it, t.lang)));
    let roles = std::iter::once(choice("", t.funds_organisation())).chain(roles);
    let roles = Signal::stored(roles.collect::<Vec<_>>());
    let organisation = move || {
        it.role.get().is_empty().then(|| {
            view! {
                <Field
                    label=t.funds_organisation()
                    value=it.organisation
                    limit=Line::MOST
                    hint=t.funds_organisation_hint()
                />
            }
        })
    };
    let basis = move || {
        spends.get().then(|| {
            view! {
                <Select label=t.funds_basis() value=it.basis choices=bases hint=t.funds_basis_hint() />
            }
        })
    };
    let urgent = move || {
        (spends.get() && it.basis.get() == URGENT).then(|| {
            view! { <Field label=t.funds_urgent() value=it.urgent limit=Line::MOST /> }
        })
    };
    let outside = move || {
        (spends.get() && it.basis.get() == OUTSIDE).then(|| {
            view! {
                <Field
                    label=t.funds_outside()
                    value=it.outside
                    limit=Line::MOST
                    hint=t.funds_outside_hint()
                />
                <Field label=t.funds_outside_on() value=it.outside_on kind=InputKind::Day />
            }
        })
    };
    let id = FundEntryId(offline::new_id());
    let send = move |()| {
        doing.submit(untrack(|| command(id, it, t)), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <Select label=t.funds_account() value=it.account choices=named />
            <Select label=t.funds_category() value=it.category choices=categories />
            <Field label=t.funds_day() value=it.day kind=InputKind::Day />
            <Field label=t.funds_amount() value=it.amount />
            <Select label=t.funds_party() value=it.role choices=roles />
            {organisation}
            <TextArea
                label=t.funds_what()
                value=it.what
                rows=2
                limit=Prose::MOST
                hint=t.funds_what_hint()
            />
            {basis}
            {urgent}
            {outside}
            <Photos label=t.funds_voucher() photos=it.photos />
            <p class="small soft">{t.funds_voucher_hint()}</p>
            <PickDocument document=it.document />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.funds_enter()}
            </Button>
        </div>
    }
    .into_any()
}

/// What spending from an account can rest on.
fn rests(account: &FundAccount, book: Book, t: Texts) -> Vec<Choice> {
    let none = choice("", t.funds_basis_none());
    let (votes, projects) = book.read(|town| {
        let projects = projects_for(account, town).into_iter();
        let titled = projects.filter_map(|it| {
            let proposal: Proposal = town.get(it.id)?;
            Some((it.id, proposal.details.title.to_string()))
        });
        (decisions_for(account, town), titled.collect::<Vec<_>>())
    });
    let votes = votes.into_iter().map(|it| {
        let value = format!("{}/{}", it.assembly.id, it.question);
        choice(
            value,
            t.funds_basis_decision(it.question + 1, it.assembly.title.as_str()),
        )
    });
    let (owners, urgent) = match account.kind {
        FundKind::Maintenance => (true, Some(choice(URGENT, t.funds_urgent_choice()))),
        FundKind::PublicIncome | FundKind::Foundation => (false, None),
    };
    let projects = projects.into_iter().filter(|_| !owners);
    let projects = projects.map(|(id, title)| choice(id, t.funds_basis_project(title)));
    std::iter::once(none)
        .chain(votes)
        .chain(projects)
        .chain(urgent)
        .chain([choice(OUTSIDE, t.funds_outside_choice())])
        .collect()
}

fn number(it: FundCategory) -> usize {
    let mut all = FundCategory::ALL.iter();
    all.position(|other| *other == it).unwrap_or_default()
}

fn category(text: &str) -> Option<FundCategory> {
    let number: usize = text.parse().ok()?;
    FundCategory::ALL.get(number).copied()
}

/// What spending rests on, as it was chosen.
fn basis(it: Fields, t: Texts) -> Result<Option<Basis>, String> {
    let chosen = it.basis.get();
    if chosen.is_empty() {
        return Ok(None);
    }
    if chosen == URGENT {
        let words = line(t.funds_urgent(), &it.urgent.get(), t)?;
        return Ok(Some(Basis::Urgent(words)));
    }
    if chosen == OUTSIDE {
        return Ok(Some(Basis::Outside {
            what: line(t.funds_outside(), &it.outside.get(), t)?,
            on: day(t.funds_outside_on(), &it.outside_on.get(), t)?,
        }));
    }
    let missing = || t.fault_empty(t.funds_basis());
    Ok(Some(match chosen.split_once('/') {
        Some((assembly, question)) => Basis::Decision {
            assembly: assembly.parse().map_err(|_| missing())?,
            question: question.parse().map_err(|_| missing())?,
        },
        None => Basis::Project(chosen.parse().map_err(|_| missing())?),
    }))
}

fn command(id: FundEntryId, it: Fields, t: Texts) -> Result<Command, String> {
    let missing = |label: &str| t.fault_empty(label);
    let category = category(&it.category.get());
    let category = category.ok_or_else(|| missing(t.funds_category()))?;
    let amount = it.amount.get().parse::<Money>();
    let role: Option<usize> = it.role.get().parse().ok();
    let party = match role.and_then(|it| PartyRole::ALL.get(it)) {
        Some(role) => Party::Role(*role),
        None => Party::Organisation(line(t.funds_organisation(), &it.organisation.get(), t)?),
    };
    let basis = match category.flow() {
        FundFlow::Income => None,
        FundFlow::Spending => basis(it, t)?,
    };
    let account = it.account.get().parse();
    Ok(Command::Funds(Act::Enter(EnterFund {
        id,
        account: account.map_err(|_| missing(t.funds_account()))?,
        details: FundDetails {
            day: day(t.funds_day(), &it.day.get(), t)?,
            category,
            amount: amount.map_err(|_| t.fault_number(t.funds_amount()))?,
            party,
            what: prose(t.funds_what(), &it.what.get(), t)?,
            photos: it.photos.get(),
            document: it.document.get(),
            basis,
        },
    })))
}
