//! The covenant (居民公约) in the office: drafting, putting to the vote, posting, filing, printing.
//! Adopting is not done here: the vote does it.

mod acts;
mod earlier;
mod form;
mod list;
mod page;
mod print;

use components::Tone;
use domain::covenant::{CovenantStage, CovenantVersion, is_overtaken};
use domain::wording;

use crate::shell::{Book, Due, to};
use crate::texts::Texts;

pub(crate) use earlier::EarlierPage;
pub(crate) use form::DraftPage;
pub(crate) use list::List;
pub(crate) use page::VersionPage;
pub(crate) use print::VersionPrintPage;

/// Every version, the latest first.
fn all(book: Book) -> Vec<CovenantVersion> {
    let mut all = book.all::<CovenantVersion>();
    all.sort_by_key(|it| (std::cmp::Reverse(it.number), it.id));
    all
}

/// Where a version stands today, in a word and its colour.
fn standing(
    it: &CovenantVersion,
    all: &[CovenantVersion],
    book: Book,
    t: Texts,
) -> (&'static str, Tone) {
    let stage = it.stage(all, book.today());
    let tone = match stage {
        CovenantStage::InForce => Tone::Done,
        CovenantStage::Draft | CovenantStage::Tabled | CovenantStage::Adopted => Tone::Wait,
        CovenantStage::Coming => Tone::Info,
        CovenantStage::Lost => Tone::Stop,
        CovenantStage::Replaced | CovenantStage::Withdrawn => Tone::Plain,
    };
    (wording::covenant_stage(stage, t.lang), tone)
}

/// What of this slice waits for the office: to post and to file what was adopted.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let all = book.all::<CovenantVersion>();
    let last = all.iter().filter(|it| !is_overtaken(it, &all));
    let waits = last.filter_map(|it| {
        let adopted = it.adopted()?;
        let what = if adopted.from.is_none() {
            t.covenant_post()
        } else if adopted.filed.is_none() {
            t.covenant_file()
        } else {
            return None;
        };
        Some(Due {
            title: t.covenant_named(it.number, &it.title),
            meta: t.covenant_page().to_owned(),
            href: to(format_args!("covenant/{}", it.id)),
            until: None,
            what: what.to_owned(),
        })
    });
    waits.collect()
}
