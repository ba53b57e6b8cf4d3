//! What an assembly takes to the government's system (打包带走), where votes here do not bind or a copy
//! is asked for: one archive with the delivery ledger, its lines, the notice and ballots to print, and
//! the numbers once it is counted. What a single ballot says is nowhere in it.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use domain::owners::{Affected, Assembly, OpinionResult, OwnersResult, OwnersServed, Tally};
use domain::{AssemblyId, CommunityId, Digest, Lang, Plain, Town, wording};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Sheet;
use super::owners::ledger;
use super::renovation::Archive;
use super::sheet::Cell;
use crate::store::{Store, StoreFault};

const LANG: Lang = Lang::ZhCn;

/// An archive: lists, pages to print, photos.
pub struct Packed {
    sheets: Vec<(&'static str, Sheet)>,
    pages: Vec<(&'static str, String)>,
    photos: BTreeMap<String, Digest>,
    files: Vec<(String, Vec<u8>)>,
}

impl From<Archive> for Packed {
    fn from(it: Archive) -> Self {
        Self {
            sheets: it.sheets,
            pages: Vec::new(),
            photos: it.photos,
            files: Vec::new(),
        }
    }
}

impl Packed {
    /// Reads what goes in.
    pub fn of(id: AssemblyId, town: &Plain) -> Option<Self> {
        let whole: &dyn Town = town;
        let assembly: Assembly = whole.get(id)?;
        let mut sheets = vec![
            ("送达和投票台账.xlsx", ledger(id, town)?),
            ("送达记录.xlsx", deliveries(id, town)),
        ];
        sheets.extend(numbers(&assembly, town).map(|it| ("结果.xlsx", it)));
        let pages = vec![
            ("说明.txt", told(&assembly)),
            ("公告.html", page("公告", &assembly, &notice(&assembly))),
            ("表决票.html", page("表决票", &assembly, &ballot(&assembly))),
            ("签字单.html", page("签字单", &assembly, &signature())),
        ];
        Some(Self {
            sheets,
            pages,
            photos: BTreeMap::new(),
            files: Vec::new(),
        })
    }

    /// Fetches the photos that go in; one that has not arrived yet is left out.
    pub async fn look_up(&mut self, store: &Store, id: CommunityId) -> Result<(), StoreFault> {
        for (name, hash) in std::mem::take(&mut self.photos) {
            let Some(blob) = store.blob(id, hash).await? else {
                continue;
            };
            let Some(media) = blob.media else { continue };
            let end = media.rsplit('/').next().unwrap_or("jpeg");
            self.files.push((format!("{name}.{end}"), blob.bytes));
        }
        Ok(())
    }

    /// The archive.
    pub fn zip(&self) -> Result<Vec<u8>, anyhow::Error> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        for (name, sheet) in &self.sheets {
            archive.start_file(*name, options)?;
            archive.write_all(&sheet.xlsx()?)?;
        }
        for (name, text) in &self.pages {
            archive.start_file(*name, options)?;
            archive.write_all(text.as_bytes())?;
        }
        // Photos are packed as they are: they do not get smaller.
        let stored = options.compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in &self.files {
            archive.start_file(name.as_str(), stored)?;
            archive.write_all(bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

/// Every line of the delivery ledger, the earliest first.
fn deliveries(id: AssemblyId, town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut served = whole.of::<OwnersServed>(id);
    served.sort_by_key(|it| (it.at, it.id));
    let row = |it: &OwnersServed| {
        vec![
            Cell::instant(it.at),
            wording::served_by(it.by, LANG).into(),
            Cell::Count(it.heads.len() as i64),
            Cell::maybe(it.note.as_ref()),
            Cell::maybe(it.photo),
        ]
    };
    Sheet {
        name: "送达记录",
        headings: vec![
            ("时间", 18),
            ("方式", 12),
            ("户数", 8),
            ("说明", 30),
            ("照片的 SHA-256", 66),
        ],
        rows: served.iter().map(row).collect(),
    }
}

/// The numbers, once it is counted; below each matter those of the place it touches most.
fn numbers(assembly: &Assembly, town: &Plain) -> Option<Sheet> {
    let whole: &dyn Town = town;
    let decided: Option<OwnersResult> = whole.get(assembly.id);
    let found: Vec<(Tally, &'static str, Option<Affected>)> = match decided {
        Some(it) => {
            let line = |it: domain::owners::Decided| {
                let outcome = wording::owners_outcome(it.outcome, LANG);
                (it.tally, outcome, it.affected)
            };
            it.decided.into_iter().map(line).collect()
        }
        None => {
            let opinion: OpinionResult = whole.get(assembly.id)?;
            let affected = opinion.affected.into_iter().chain(std::iter::repeat(None));
            let lines = opinion.tallies.into_iter().zip(affected);
            lines
                .map(|(tally, affected)| (tally, "只是意愿，不作决定", affected))
                .collect()
        }
    };
    let rows = assembly.items.iter().zip(found);
    let rows = rows.flat_map(|(item, (it, said, affected))| {
        let mut row: Vec<Cell> = vec![item.title.to_string().into()];
        for side in [it.agree, it.against, it.abstain, it.everyone] {
            row.push(Cell::Count(side.heads as i64));
            row.push(Cell::Area(side.area));
        }
        row.push(said.into());
        let touched = item
            .affects
            .map(|scope| there(scope.place(whole).unwrap_or_default(), affected));
        std::iter::once(row).chain(touched)
    });
    Some(Sheet {
        name: "结果",
        headings: vec![
            ("事项", 24),
            ("同意户数", 10),
            ("同意面积", 12),
            ("反对户数", 10),
            ("反对面积", 12),
            ("弃权户数", 10),
            ("弃权面积", 12),
            ("全体户数", 10),
            ("全体面积", 12),
            ("结论", 20),
        ],
        rows: rows.collect(),
    })
}

/// What those whom a matter touches most said; nothing of it where it would tell what somebody voted.
fn there(place: String, found: Option<Affected>) -> Vec<Cell> {
    let name = format!("其中{place}的业主");
    let Some(it) = found else {
        let mut row: Vec<Cell> = vec![name.into()];
        row.extend((0..8).map(|_| Cell::from("")));
        row.push("人太少或说的都一样，不分开公布".into());
        return row;
    };
    let mut row: Vec<Cell> = vec![name.into()];
    for (at, heads) in [it.agree, it.against, it.abstain].into_iter().enumerate() {
        row.push(Cell::Count(heads as i64));
        row.push(
            it.areas
                .map_or(Cell::from(""), |areas| Cell::Area(areas[at])),
        );
    }
    row.push(Cell::Count(it.everyone.heads as i64));
    row.push(Cell::Area(it.everyone.area));
    row.push("另外数给大家看，不改变结果".into());
    row
}

fn told(it: &Assembly) -> String {
    let year = it.called_at.day().ymd().0;
    format!(
        "{title}\n〔{year}〕{number} 号\n所用规则：{pack}\n公告时冻结的文本 SHA-256：{hash}\n\n\
         送达和投票台账.xlsx　每户一行：房屋、面积、怎么送达、有没有投（不含投了什么）\n\
         送达记录.xlsx　每次送达一行，照片以 SHA-256 对照\n\
         公告.html、表决票.html、签字单.html　用浏览器打开，按 A4 打印；签字只签在签字单上\n\
         结果.xlsx　计票以后才有；意愿征集只有数字，不作决定\n",
        title = it.title,
        number = it.number,
        pack = it.pack,
        hash = it.hash,
    )
}

fn notice(it: &Assembly) -> String {
    let items = it.items.iter().enumerate().map(|(index, item)| {
        format!(
            "<p><b>{}. {}</b> {}<br>{}</p>",
            index + 1,
            escaped(item.title.as_str()),
            escaped(item.text.as_str()),
            wording::owners_law(&item.matter, LANG),
        )
    });
    format!(
        "{}<p>{}</p><p>投票：{} 至 {}</p>",
        items.collect::<String>(),
        wording::silence(it.silence, LANG),
        wording::instant(it.opens_at, LANG),
        wording::instant(it.closes_at, LANG),
    )
}

fn ballot(it: &Assembly) -> String {
    let rows = it.items.iter().enumerate().map(|(index, item)| {
        format!(
            "<tr><th>{}. {}</th><td>□ 同意</td><td>□ 反对</td><td>□ 弃权</td></tr>",
            index + 1,
            escaped(item.title.as_str()),
        )
    });
    format!(
        "<p>票号：＿＿＿＿　房号：＿＿＿＿＿＿　业主：＿＿＿＿＿＿</p><table>{}</table>{}\
         <p>这一张只勾选，不签字；签字在另一张签字单上。</p>",
        rows.collect::<String>(),
        notice(it),
    )
}

/// Who signs for a ballot, on a sheet of its own: no photo holds a signature and marks.
fn signature() -> String {
    "<p>票号：＿＿＿＿　房号：＿＿＿＿＿＿　业主：＿＿＿＿＿＿</p>\
     <p>我已收到、并自己填写了这个票号的表决票。签字单和表决票分开交、分开拍。</p>\
     <p>签字：＿＿＿＿＿＿　日期：＿＿＿＿　见证人：＿＿＿＿＿＿</p>"
        .to_owned()
}

/// A page that prints on A4 by itself.
fn page(kind: &str, it: &Assembly, body: &str) -> String {
    let title = escaped(it.title.as_str());
    format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>{kind}：{title}</title>\
         <style>@page{{size:A4;margin:25mm}}body{{font:12pt/1.8 serif}}h1{{text-align:center}}\
         table{{width:100%;border-collapse:collapse}}td,th{{border:1px solid;padding:6pt;\
         text-align:left}}</style><h1>{kind}：{title}</h1>{body}\
         <p style=\"text-align:right\">{}<br>（盖章）</p></html>",
        escaped(it.caller.as_str()),
    )
}

/// A text that no browser takes for markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Area;
    use domain::owners::Weight;

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(
            escaped("<b onload='x'>&\""),
            "&lt;b onload=&#39;x&#39;&gt;&amp;&quot;"
        );
    }

    #[test]
    fn a_place_where_numbers_would_tell_a_ballot_stands_there_without_them() {
        let weight = |heads| Weight {
            heads,
            area: Area(heads * 5_000),
        };
        let mut told = Affected {
            everyone: weight(9),
            part: weight(8),
            agree: 5,
            against: 2,
            abstain: 1,
            areas: None,
        };
        let empty = Cell::from("");
        let hidden = there("7号楼".to_owned(), None);
        assert_eq!(hidden[1..9], [(); 8].map(|()| empty.clone()));
        let heads = there("7号楼".to_owned(), Some(told));
        assert_eq!((&heads[1], &heads[2]), (&Cell::Count(5), &empty));
        told.areas = Some([5, 2, 1].map(|it| weight(it).area));
        let whole = there("7号楼".to_owned(), Some(told));
        assert_eq!(whole[4], Cell::Area(Area(10_000)));
        assert!([hidden, heads, whole].iter().all(|it| it.len() == 10));
    }
}
