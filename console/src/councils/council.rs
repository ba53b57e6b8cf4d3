//! One council: its seats, its sittings, and calling the next one.

use components::{Banner, Column, DataTable, Desk, Fact, Facts, Glyph, Panel, Section, Tone};
use domain::councils::{Council, Motion, Sitting};
use domain::members::Compound;
use domain::{CouncilId, Lang, Ratio, wording};
use leptos::prelude::*;

use super::call::CallForm;
use super::plan::Plan;
use super::seat::Seats;
use super::{pack, pack_title, seats};
use crate::shell::{Book, Nothing, Page, PrintButton, id_in_path, texts, to, use_book};
use crate::texts::Texts;

/// The page of the council in the address.
#[component]
pub(crate) fn CouncilPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<CouncilId>();
    let council = Memo::new(move |_| book.get::<Council>(id.get()?));
    // By its id: one that was formed just now comes back with the server's day, and what is typed
    // here by then stays.
    let there = Memo::new(move |_| council.with(|it| it.as_ref().map(|it| it.id)));
    move || match there.get().and_then(|_| council.get_untracked()) {
        Some(council) => page(council, book, t).into_any(),
        None => {
            let (title, text) = (t.no_council_title(), t.no_council_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(council: Council, book: Book, t: Texts) -> impl IntoView {
    let id = council.id;
    let title = council.name.to_string();
    let compound: Option<Compound> = untrack(|| council.compound.and_then(|it| book.get(it)));
    let kind_name = wording::council_kind(council.kind, t.lang);
    let within = match compound {
        Some(it) => t.council_kind_in(it.name, kind_name),
        None => kind_name.to_owned(),
    };
    let aside = view! {
        <CallForm council=council.clone() />
        {rules(&council, book, t)}
    };
    let sittings = Memo::new(move |_| {
        let mut sittings = book.of::<Sitting>(id);
        sittings.sort_by_key(|sitting| std::cmp::Reverse(sitting.starts_at));
        sittings
    });
    let list = move || {
        let sittings = sittings.get();
        if sittings.is_empty() {
            return view! { <p class="soft">{t.sittings_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.sitting()),
            Column::words(t.starts_at()),
            Column::words(t.sitting_place()),
            Column::numbers(t.motions()),
        ];
        let rows = sittings
            .into_iter()
            .map(|it| sitting_row(it, book, t))
            .collect_view();
        view! {
            <DataTable caption=t.table_of(t.sittings()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let kind = council.kind;
    // What would keep a vote from opening is told before anyone has gathered.
    let warning = move || {
        let seats = seats(id, book.today(), book);
        let wrong = kind.composed(&seats, pack(book.today(), book)?).err()?;
        let text = wrong.sentence(t.lang);
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Wait>{text}</Banner> })
    };
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! {
        <Page within title acts>
            {warning}
            <Desk aside=aside.into_any()>
                <Section title=t.sittings()>{list}</Section>
                <Plan council=id />
                <Seats council=id />
            </Desk>
        </Page>
    }
}

fn sitting_row(sitting: Sitting, book: Book, t: Texts) -> impl IntoView {
    let motions = book.of::<Motion>(sitting.id).len();
    view! {
        <tr>
            <th scope="row" class="nowrap">
                <a href=to(
                    format_args!("sittings/{}", sitting.id),
                )>{t.sitting_number(sitting.number)}</a>
            </th>
            <td class="nowrap">{wording::instant(sitting.starts_at, t.lang)}</td>
            <td>{sitting.place.to_string()}</td>
            <td class="number">{motions}</td>
        </tr>
    }
}

/// The numbers this council runs under.
fn rules(council: &Council, book: Book, t: Texts) -> Option<AnyView> {
    let pack = untrack(|| pack(book.today(), book))?;
    let kind = council.kind;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.rules_quorum(), share(kind.quorum(pack), t)),
        fact(
            t.rules_ordinary(),
            share(kind.majority(false, pack).share, t),
        ),
        fact(t.rules_major(), share(kind.majority(true, pack).share, t)),
        fact(t.rules_notice(), t.days(kind.notice_days(pack))),
        fact(t.rules_publicity(), t.days(kind.publicity_days(pack))),
    ];
    let note = t.rules_pack(pack_title(&pack.id, t));
    let panel = view! {
        <Panel title=t.rules_title()>
            <Facts facts />
            <p class="tiny soft">{note}</p>
        </Panel>
    };
    Some(panel.into_any())
}

/// A legal share as one says it: 三分之二以上, 超过二分之一; at least 2/3.
pub(super) fn share(ratio: Ratio, t: Texts) -> String {
    let (over, under) = (said(ratio.over, t), said(ratio.under, t));
    if ratio.strict {
        t.share_over(over, under)
    } else {
        t.share_least(over, under)
    }
}

/// A small number as a law writes it: in Chinese characters, elsewhere in digits.
fn said(number: u32, t: Texts) -> String {
    const WORDS: [&str; 11] = [
        "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
    ];
    let word = WORDS.get(number as usize).filter(|_| t.lang == Lang::ZhCn);
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_as_the_law_says_it() {
        let t = |lang| Texts { lang };
        assert_eq!(share(Ratio::TWO_THIRDS, t(Lang::ZhCn)), "三分之二以上");
        assert_eq!(share(Ratio::OVER_HALF, t(Lang::ZhCn)), "超过二分之一");
        assert_eq!(share(Ratio::OVER_HALF, t(Lang::En)), "More than 1/2");
    }
}
