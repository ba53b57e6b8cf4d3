//! Which row holds the headings, and which column holds which field.

use wire::{Columns, Field};

use super::clean;
use super::table::Table;

/// How far down the headings are looked for: titles and notes stand above them.
const DEEPEST: usize = 30;

/// Other words for a field's heading, as offices write them.
fn synonyms(field: Field) -> &'static [&'static str] {
    match field {
        Field::Building => &[
            "楼栋",
            "栋",
            "楼号",
            "楼幢",
            "幢",
            "幢号",
            "栋号",
            "楼栋号",
            "楼座",
            "座",
            "building",
        ],
        Field::Unit => &["单元", "单元号", "门洞", "unit"],
        Field::Floor => &["楼层", "层", "层数", "所在层", "层号", "floor"],
        Field::Room => &[
            "房号",
            "室号",
            "房间号",
            "室",
            "户号",
            "门牌号",
            "房屋编号",
            "门牌",
            "room",
        ],
        Field::Usage => &[
            "用途",
            "房屋用途",
            "规划用途",
            "性质",
            "房屋性质",
            "类型",
            "usage",
        ],
        Field::Area => &[
            "专有部分面积",
            "建筑面积",
            "专有面积",
            "产权面积",
            "房屋面积",
            "面积",
            "area",
        ],
        Field::AreaSource => &["面积来源", "面积依据", "来源", "area source"],
        Field::Owners => &[
            "产权人",
            "业主",
            "业主姓名",
            "姓名",
            "所有权人",
            "权利人",
            "产权人姓名",
            "owner",
            "owners",
        ],
        Field::Tails => &[
            "证件尾号",
            "证件后四位",
            "身份证后四位",
            "身份证尾号",
            "证件号后四位",
            "证件号码后四位",
            "尾号",
            "id tail",
        ],
        Field::Phones => &[
            "联系电话",
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "电话号码",
            "联系方式",
            "phone",
        ],
        Field::Delivery => &["交付状态", "交付", "交付情况", "销售状态", "delivery"],
        Field::Note => &["备注", "说明", "note", "remarks"],
    }
}

/// The headings of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// Their row, counted from 0.
    pub row: usize,
    /// Their texts as they stand there.
    pub texts: Vec<String>,
    /// Which column is which field, as far as the headings tell.
    pub columns: Columns,
}

/// Finds the row that names most fields, the first of equals.
pub fn find(table: &Table) -> Headings {
    let mut best = Headings::default();
    for (row, texts) in table.rows.iter().enumerate().take(DEEPEST) {
        // A home is no heading, though its `1单元` contains one's name.
        let columns = if has_a_number(texts) {
            Columns::new()
        } else {
            guessed(texts)
        };
        if columns.len() > best.columns.len() || (best.texts.is_empty() && !texts.is_empty()) {
            best = Headings {
                row,
                texts: texts.clone(),
                columns,
            };
        }
    }
    best
}

/// Whether a cell is a number and nothing else: a room, an area, a telephone.
fn has_a_number(texts: &[String]) -> bool {
    texts.iter().any(|text| {
        let text = clean::half_width(text);
        let text = text.trim();
        let digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        !text.is_empty() && text.bytes().all(digit)
    })
}

/// A heading that names a field exactly comes before one that only contains its name, and each
/// column is one field at most.
fn guessed(texts: &[String]) -> Columns {
    let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let mut columns = Columns::new();
    let mut assign = |fits: &dyn Fn(&str, &str) -> bool| {
        for field in Field::ALL {
            let names = |text: &str| synonyms(field).iter().any(|name| fits(text, name));
            let taken: Vec<usize> = columns.values().copied().collect();
            let found = texts
                .iter()
                .enumerate()
                .position(|(index, text)| !taken.contains(&index) && names(text));
            if let (false, Some(found)) = (columns.contains_key(&field), found) {
                columns.insert(field, found);
            }
        }
    };
    assign(&|text, name| text == name);
    // Words of one character stand in too many others.
    assign(&|text, name| {
        name.chars().count() > 1 && text.chars().count() <= 12 && text.contains(name)
    });
    columns
}

/// A heading without spaces, brackets' content, marks and case: `建筑面积（㎡）` is `建筑面积`.
fn plain(text: &str) -> String {
    let text = clean::half_width(text).to_lowercase();
    let before = text.split(['(', '[', '/', ':']).next().unwrap_or_default();
    let words = before.split_whitespace().collect::<Vec<_>>();
    let ascii = before.is_ascii();
    let joined = words.join(if ascii { " " } else { "" });
    joined.trim_matches(['*', '.', '#']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&str]) -> Table {
        let cells = |line: &&str| line.split(',').map(str::to_owned).collect();
        Table {
            rows: lines.iter().map(cells).collect(),
        }
    }

    #[test]
    fn headings_are_found_below_titles_whatever_office_wrote_them() {
        let found = find(&table(&[
            "某小区业主名册",
            "制表：社区,,,单位：平方米",
            "序号,楼幢,室 号,建筑面积（㎡）,业主姓名,身份证后四位,手机",
            "1,7,602,72.45,韦艳,4913,17969384937",
        ]));
        let expected = [
            (Field::Building, 1),
            (Field::Room, 2),
            (Field::Area, 3),
            (Field::Owners, 4),
            (Field::Tails, 5),
            (Field::Phones, 6),
        ];
        assert_eq!(found.row, 2);
        assert_eq!(found.columns, Columns::from(expected));
    }

    #[test]
    fn an_exact_heading_comes_before_one_that_contains_it() {
        let found = find(&table(&["面积来源,专有部分面积,产权人,房号,楼栋"]));
        assert_eq!(found.columns[&Field::AreaSource], 0);
        assert_eq!(found.columns[&Field::Area], 1);
    }

    #[test]
    fn a_home_below_strange_headings_is_not_taken_for_them() {
        let found = find(&table(&[
            "第几座,哪个门,几零几,平方",
            "1号楼,1单元,101,61.02",
        ]));
        assert_eq!(found.row, 0);
        assert_eq!(found.columns, Columns::new());
        assert_eq!(found.texts[0], "第几座");
    }

    #[test]
    fn a_file_without_headings_has_no_columns() {
        let found = find(&table(&["1,2,3"]));
        assert!(found.columns.is_empty());
        assert_eq!(found.texts.len(), 3);
        assert_eq!(find(&Table::default()), Headings::default());
    }
}
