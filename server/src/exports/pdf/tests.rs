//! The document of the sample's counted decisions, as it is set and as a file.

use std::sync::Arc;

use domain::owners::{Assembly, OwnersResult};
use domain::{AssemblyId, Line, Plain, Town, wording};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use uuid::Uuid;

use super::press::cast;
use super::{Dossier, LANG, Press};
use crate::Settings;
use crate::exports::tests::{NOW, town};

const URL: &str = "https://linli.example";

/// A machine without a font for it fails here: `cargo xtask check --pdf` installs one.
fn press() -> Press {
    let press = Press::of(&Settings::default()).unwrap();
    press.unwrap_or_else(|| panic!("no font with Chinese signs: install fonts-noto-cjk"))
}

fn counted(town: &Plain) -> Vec<Assembly> {
    let whole: &dyn Town = town;
    let all = town.all::<Assembly>().cloned();
    all.filter(|it| whole.has::<OwnersResult>(it.id)).collect()
}

/// The words of the pages in their order, without white space: a line may end anywhere.
fn words(document: &PagedDocument) -> String {
    let mut all = String::new();
    for page in document.pages() {
        gather(&page.frame, &mut all);
    }
    plain(&all)
}

fn gather(frame: &Frame, all: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, all),
            FrameItem::Text(text) => all.push_str(&text.text),
            _ => {}
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

#[tokio::test]
async fn a_counted_decision_is_one_document_from_its_notice_to_its_result() {
    let town = town().await;
    let whole: &dyn Town = &town;
    let all = counted(&town);
    assert!(!all.is_empty(), "the sample has a counted decision");
    let it = &all[0];
    let dossier = Dossier::of(it.id, &town, Some(URL), NOW).unwrap();
    let document = press().set(&dossier).unwrap();
    assert!(document.pages().len() >= 5, "{}", document.pages().len());
    let words = words(&document);
    let result: OwnersResult = whole.get(it.id).unwrap();
    let found = result.decided[0];
    let expected = [
        it.title.to_string(),
        format!("关于「{}」的公告", it.title),
        format!("表决票（样张）：{}", it.title),
        "送达台账".to_owned(),
        format!("「{}」计票结果公示", it.title),
        it.hash.to_string(),
        format!("{URL}/o/{}", it.id),
        wording::owners_law(&it.items[0].matter, LANG),
        wording::owners_outcome(found.outcome, LANG).to_owned(),
        format!("同意{}{}", found.tally.agree.heads, found.tally.agree.area),
        format!(
            "全体业主{}{}",
            found.tally.everyone.heads, found.tally.everyone.area
        ),
    ];
    for it in expected {
        assert!(words.contains(&plain(&it)), "{it}");
    }
    let printed = cast(&document).unwrap();
    assert!(printed.bytes.starts_with(b"%PDF-"));
    assert!(printed.is_archival, "the pages are PDF/A");
}

#[tokio::test]
async fn a_sign_that_no_font_has_costs_the_seal_of_the_archive_and_not_the_document() {
    let mut town = town().await;
    let it = counted(&town).remove(0);
    let id = it.id;
    let title = Line::new("电梯\u{1F6D7}").unwrap();
    town.put(Arc::new(Assembly { title, ..it }.into()));
    let dossier = Dossier::of(id, &town, None, NOW).unwrap();
    let document = press().set(&dossier).unwrap();
    let printed = cast(&document).unwrap();
    assert!(printed.bytes.starts_with(b"%PDF-"));
    assert!(!printed.is_archival);
}

#[tokio::test]
async fn nothing_is_printed_of_what_is_not_there_and_a_folder_without_fonts_is_refused() {
    let town = town().await;
    let nowhere = AssemblyId(Uuid::from_u128(5));
    assert!(Dossier::of(nowhere, &town, None, NOW).is_none());
    let folder = std::env::temp_dir().join(format!("linli-fonts-{}", crate::chance::new_id()));
    std::fs::create_dir_all(&folder).unwrap();
    let settings = Settings {
        pdf_fonts: Some(folder.clone()),
        ..Settings::default()
    };
    assert_eq!(Press::of(&settings).err(), Some(super::NoPress::NoFonts));
    std::fs::remove_dir_all(&folder).unwrap();
}
