//! One entry: what for, to whom, on what it rests, its vouchers, and what was asked about it.

use components::{
    Banner, Button, ButtonLink, ButtonLook, DocTitle, DocTop, Dock, Fact, Facts, Glyph, Pace,
    Paragraphs, Section, Tone,
};
use domain::funds::{FundAccount, FundEntry, FundLine, FundQuestion};
use domain::{FundEntryId, wording};
use leptos::prelude::*;

use super::ask::{card, sheet};
use super::words::{basis, lines, questions, signed, spends, yuan};
use crate::projects::strip;
use crate::shell::{self, Here};

/// An entry that counts, with its account, as far as this phone knows.
fn known(here: Here, id: FundEntryId) -> Option<(FundAccount, FundLine)> {
    let of = here.get::<FundLine>(id).map(|it| it.account);
    let of = of.or_else(|| here.get::<FundEntry>(id).map(|it| it.account))?;
    let account: FundAccount = here.get(of)?;
    let line = lines(here, &account).into_iter().find(|it| it.id == id)?;
    Some((account, line))
}

/// The page.
pub fn page(here: Here, id: FundEntryId) -> AnyView {
    let t = here.t;
    here.title(t.funds_entry());
    let it = Memo::new(move |_| known(here, id));
    let asked = Memo::new(move |_| {
        let account = it.with(|it| it.as_ref().map(|(account, _)| account.id));
        let mut all = account.map_or_else(Vec::new, |account| questions(here, account));
        all.retain(|question| question.entry == id);
        all.reverse();
        all
    });
    let open = RwSignal::new(false);
    let body = move || match it.get() {
        Some((account, line)) => untrack(|| whole(here, &account, &line)),
        None => shell::absent(here),
    };
    // Whose money it is asks; the office answers in its own rooms.
    let may = Memo::new(move |_| {
        it.with(Option::is_some) && here.get::<FundLine>(id).is_some() && here.actor().belongs()
    });
    let dock = move || {
        may.get().then(|| {
            view! {
                <Dock>
                    <Button
                        look=ButtonLook::Primary
                        block=true
                        glyph=Glyph::TALK
                        on_press=move |()| open.set(true)
                    >
                        {t.funds_ask()}
                    </Button>
                </Dock>
            }
        })
    };
    let body = view! { {body} {talk(here, asked)} {sheet(here, id, open)} };
    shell::inner(
        here,
        t.funds_entry(),
        "/funds",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

fn whole(here: Here, account: &FundAccount, it: &FundLine) -> AnyView {
    let t = here.t;
    let kind = wording::fund_kind(account.kind, here.lang);
    let number = t.funds_number(kind, it.number);
    let category = wording::fund_category(it.details.category, here.lang);
    let title = format!("{category} {}", signed(it));
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let (who, flow) = if spends(it) {
        (t.funds_payee(), t.funds_went())
    } else {
        (t.funds_payer(), t.funds_came())
    };
    let (year, ..) = it.details.day.ymd();
    let day = t.funds_day(wording::day(it.details.day, here.lang), year);
    let facts = vec![
        fact(flow, yuan(here, it.details.amount)),
        fact(t.funds_on(), day),
        fact(who, wording::fund_party(&it.details.party, here.lang)),
        fact(t.funds_counted(), shell::when(here, it.at)),
    ];
    let text = Signal::stored(it.details.what.to_string());
    let rests = it.details.basis.as_ref().map(|it| {
        let (href, name) = basis(here, it);
        let inside = match href {
            Some(href) => {
                view! { <ButtonLink href look=ButtonLook::Text>{name}</ButtonLink> }.into_any()
            }
            None => view! { <p>{name}</p> }.into_any(),
        };
        view! { <Section title=t.funds_basis()>{inside}</Section> }
    });
    let photos = strip(here, t.funds_voucher(), &it.details.photos);
    let file = it.details.document.as_ref().map(|file| {
        let href = here.replica().photo_url(file.hash);
        view! { <p><a href=href download="voucher.pdf">{t.material_pdf(file.kib())}</a></p> }
    });
    let bare = it.details.photos.is_empty() && file.is_none();
    let none = bare.then(|| view! { <p class="small soft">{t.funds_no_voucher()}</p> });
    view! {
        {undone(here, it)}
        <div class="stack stack--3">
            <DocTop number />
            <DocTitle title page=true />
            <div class="motion"><Paragraphs text /></div>
            <Facts facts=Signal::stored(facts) />
        </div>
        {rests}
        <Section title=t.funds_voucher()>{photos} {file} {none}</Section>
    }
    .into_any()
}

/// That it was taken back, or takes another one back.
fn undone(here: Here, it: &FundLine) -> AnyView {
    let t = here.t;
    let (title, other, tone) = match (it.reversal, it.reverses) {
        (Some(other), _) => (t.funds_was_reversed(), other, Tone::Wait),
        (None, Some(other)) => (t.funds_reverses(), other, Tone::Info),
        (None, None) => return ().into_any(),
    };
    let href = format!("/funds/e/{other}");
    view! {
        <Banner glyph=Glyph::INFO tone title>
            <ButtonLink href look=ButtonLook::Text>{t.funds_see_other()}</ButtonLink>
        </Banner>
    }
    .into_any()
}

fn talk(here: Here, asked: Memo<Vec<FundQuestion>>) -> AnyView {
    let t = here.t;
    let cards = move || {
        let asked = asked.get();
        if asked.is_empty() {
            return view! { <p class="small soft">{t.funds_no_questions()}</p> }.into_any();
        }
        let cards = asked.iter().map(|it| card(here, it, false));
        cards.collect_view().into_any()
    };
    view! { <Section title=t.funds_questions()>{cards}</Section> }.into_any()
}
