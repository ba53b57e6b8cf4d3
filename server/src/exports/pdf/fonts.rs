//! The fonts of the machine: files, read when something is printed and let go of after.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use typst::foundations::Bytes;
use typst::text::Font;

/// Where the fonts of a system lie.
const SYSTEM: &str = "/usr/share/fonts";

/// How files with Chinese signs are called, what reads best on paper first: in lower case.
const KNOWN: [&str; 7] = [
    "notoserifcjk",
    "sourcehanserif",
    "notoserifsc",
    "notosanscjk",
    "sourcehansans",
    "notosanssc",
    "wqy",
];

/// What every page needs; a font without them is none for us.
const SIGNS: &str = "业主表决票公告送达台账计票结果〔〕「」，。；：□＿²";

/// How deep folders are looked through.
const DEEP: u8 = 6;

/// Font files that are there.
#[derive(Clone, Debug)]
pub(super) struct Fonts(Vec<PathBuf>);

impl Fonts {
    /// Those in a folder and below it, or those of the system with Chinese signs; none where there are
    /// none.
    pub(super) fn found(folder: Option<&Path>) -> Option<Self> {
        let mut files = Vec::new();
        below(folder.unwrap_or(Path::new(SYSTEM)), DEEP, &mut files);
        files.sort();
        let of = |start: &&str| {
            let mine = files.iter().filter(|it| called(it).starts_with(*start));
            let mine: Vec<PathBuf> = mine.cloned().collect();
            (!mine.is_empty()).then(|| plain(mine))
        };
        let known = KNOWN.iter().find_map(of);
        // In a folder that was named, a font may be called as it likes.
        let any = (folder.is_some() && !files.is_empty()).then_some(files);
        known.or(any).map(Self)
    }

    /// One family with all signs, in every weight that is there, and its name.
    ///
    /// # Errors
    /// When a file cannot be read, or none holds such a family.
    pub(super) fn read(&self) -> anyhow::Result<(String, Vec<Font>)> {
        let mut fonts = Vec::new();
        for path in &self.0 {
            let bytes = std::fs::read(path);
            let bytes = bytes.with_context(|| format!("cannot read {}", path.display()))?;
            fonts.extend(Font::iter(Bytes::new(bytes)).filter(is_whole));
        }
        let families = fonts.iter().map(|it| it.info().family.clone());
        // A file of Noto or Source Han holds a family a country: SC is the mainland's.
        let family = families.min_by_key(|it| (it.contains("Mono"), !it.ends_with("SC"), it.len()));
        let family = family.context("no font has all Chinese signs that are needed")?;
        fonts.retain(|it| it.info().family == family);
        Ok((family, fonts))
    }
}

fn below(folder: &Path, deep: u8, files: &mut Vec<PathBuf>) {
    let Some(deeper) = deep.checked_sub(1) else {
        return;
    };
    // A folder that cannot be looked into holds no font for us.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            below(&path, deeper, files);
        } else if is_font(&path) {
            files.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let end = path.extension().and_then(|it| it.to_str());
    end.is_some_and(|it| matches!(it.to_lowercase().as_str(), "ttf" | "ttc" | "otf" | "otc"))
}

/// A file's name in lower case, without its end.
fn called(path: &Path) -> String {
    let name = path.file_stem().and_then(|it| it.to_str());
    name.unwrap_or_default().to_lowercase()
}

/// The usual weight and bold alone, where files say which they are: each is some twenty megabytes.
fn plain(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let usual = |path: &&PathBuf| {
        let name = called(path);
        matches!(name.rsplit('-').next(), Some("regular" | "bold"))
    };
    let some: Vec<PathBuf> = files.iter().filter(usual).cloned().collect();
    if some.is_empty() { files } else { some }
}

fn is_whole(font: &Font) -> bool {
    let coverage = &font.info().coverage;
    SIGNS.chars().all(|it| coverage.contains(u32::from(it)))
}
