//! From a table of texts to roster rows, or to every fault in it. Pure: all or nothing.

use std::collections::BTreeSet;

use domain::members::roster::{Delivery, RosterRow};
use domain::members::{AreaSource, Holder, Phone, Usage};
use domain::{Area, AreaFault, Line, LineFault};
use wire::{Columns, FaultCode, Field, RosterFault};

use super::clean;
use super::headings::Headings;
use super::table::Table;

/// Fields without which no home can be imported.
const REQUIRED: [Field; 5] = [
    Field::Building,
    Field::Room,
    Field::Area,
    Field::Owners,
    Field::Tails,
];

/// The most characters of a cell that a fault quotes.
const MOST_QUOTED: usize = 60;

/// What became of the rows below the headings.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// Every row is good.
    Good(Vec<RosterRow>),
    /// At least one is not; all faults, by row.
    Faulty {
        /// How many rows hold a home.
        homes: u32,
        /// What is wrong.
        faults: Vec<RosterFault>,
    },
}

/// Reads the rows below the headings.
pub fn read(table: &Table, headings: &Headings, columns: &Columns) -> Rows {
    let missing: Vec<RosterFault> = REQUIRED
        .into_iter()
        .filter(|field| !columns.contains_key(field))
        .map(|field| RosterFault {
            row: number(headings.row),
            code: FaultCode::ColumnMissing,
            field,
            cell: String::new(),
        })
        .collect();
    if !missing.is_empty() {
        return Rows::Faulty {
            homes: 0,
            faults: missing,
        };
    }
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    let mut seen: BTreeSet<(Line, Option<Line>, Line)> = BTreeSet::new();
    let mut homes = 0;
    for (index, cells) in table.rows.iter().enumerate().skip(headings.row + 1) {
        if is_no_home(cells, headings) {
            continue;
        }
        homes += 1;
        let mut sheet = Sheet {
            cells,
            columns,
            row: number(index),
            faults: Vec::new(),
        };
        let row = sheet.home();
        if let Some(row) = row.as_ref() {
            let address = (row.building.clone(), row.unit.clone(), row.room.clone());
            if !seen.insert(address) {
                sheet.fault(FaultCode::HomeDuplicated, Field::Room);
            }
        }
        faults.append(&mut sheet.faults);
        rows.extend(row);
    }
    if faults.is_empty() {
        Rows::Good(rows)
    } else {
        Rows::Faulty { homes, faults }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Blank rows, sums, and headings that are printed again on every page.
fn is_no_home(cells: &[String], headings: &Headings) -> bool {
    let first = cells
        .iter()
        .map(|cell| cell.trim())
        .find(|it| !it.is_empty());
    let Some(first) = first else {
        return true;
    };
    let first: String = first.chars().filter(|c| !c.is_whitespace()).collect();
    let sum = ["合计", "总计", "小计", "共计"]
        .iter()
        .any(|word| first.starts_with(word));
    sum || cells == headings.texts
}

/// One row of the file while it is read.
struct Sheet<'a> {
    cells: &'a [String],
    columns: &'a Columns,
    row: u32,
    faults: Vec<RosterFault>,
}

impl Sheet<'_> {
    /// The home of this row. Faults are noted on the way; a home may come out none the less, so
    /// that a later row can be seen to repeat it.
    fn home(&mut self) -> Option<RosterRow> {
        let building = self.building();
        let unit = self.unit();
        let room = self.line(Field::Room, clean::code, FaultCode::RoomMissing);
        let floor = self.floor(room.as_ref());
        let usage = self.usage();
        let area = self.area();
        let area_source = self.area_source();
        let holders = self.holders();
        let delivery = self.delivery();
        let note = self.note();
        Some(RosterRow {
            building: building?,
            unit,
            floor: floor.unwrap_or_default(),
            room: room?,
            usage: usage.unwrap_or(Usage::Other),
            area: area.unwrap_or_default(),
            area_source: area_source.unwrap_or(AreaSource::Registered),
            holders,
            delivery: delivery.unwrap_or(Delivery::HandedOver),
            note,
        })
    }

    fn cell(&self, field: Field) -> &str {
        let column = self.columns.get(&field);
        let cell = column.and_then(|column| self.cells.get(*column));
        cell.map_or("", String::as_str)
    }

    fn fault(&mut self, code: FaultCode, field: Field) {
        let cell = self.cell(field).chars().take(MOST_QUOTED).collect();
        self.faults.push(RosterFault {
            row: self.row,
            code,
            field,
            cell,
        });
    }

    /// A required line.
    fn line(
        &mut self,
        field: Field,
        clean: fn(&str) -> String,
        missing: FaultCode,
    ) -> Option<Line> {
        let text = clean(self.cell(field));
        match Line::new(&text) {
            Ok(line) => Some(line),
            Err(LineFault::TooLong { .. }) => {
                self.fault(FaultCode::TooLong, field);
                None
            }
            Err(LineFault::Empty | LineFault::Control) => {
                self.fault(missing, field);
                None
            }
        }
    }

    /// 7, 7栋, 7幢 and 7# are all 7号楼.
    fn building(&mut self) -> Option<Line> {
        let line = self.line(Field::Building, clean::code, FaultCode::BuildingMissing)?;
        let name = line.as_str();
        let number = ["号楼", "栋", "幢", "座", "楼", "#"]
            .into_iter()
            .find_map(|word| name.strip_suffix(word))
            .unwrap_or(name);
        Some(numbered(number.strip_prefix('第').unwrap_or(number), "号楼").unwrap_or(line))
    }

    /// 2 and 2单元 are the same; none stays none.
    fn unit(&mut self) -> Option<Line> {
        if clean::code(self.cell(Field::Unit)).is_empty() {
            return None;
        }
        let line = self.line(Field::Unit, clean::code, FaultCode::TooLong)?;
        let name = line.as_str();
        let number = name.strip_suffix("单元").unwrap_or(name);
        Some(numbered(number, "单元").unwrap_or(line))
    }

    /// The floor as written, or as the room tells: 602 lies on 6.
    fn floor(&mut self, room: Option<&Line>) -> Option<i16> {
        let text = clean::code(self.cell(Field::Floor));
        if text.is_empty() {
            let digits: String = room?
                .as_str()
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            let floor = digits.len().checked_sub(2).map(|end| &digits[..end]);
            return Some(floor.and_then(|text| text.parse().ok()).unwrap_or(1));
        }
        let plain = text.trim_end_matches(['层', '楼', 'F', 'f']);
        let below = plain.strip_prefix(['B', 'b', '负']);
        let floor = match below {
            Some(depth) => depth.parse::<i16>().ok().and_then(i16::checked_neg),
            None => plain.parse().ok(),
        };
        if floor.is_none() {
            self.fault(FaultCode::FloorNotANumber, Field::Floor);
        }
        floor
    }

    fn usage(&mut self) -> Option<Usage> {
        // Without such a column all are dwellings; a gap in one could be a parking space.
        if !self.columns.contains_key(&Field::Usage) {
            return Some(Usage::Dwelling);
        }
        self.word(
            Field::Usage,
            FaultCode::UsageUnknown,
            &[
                (
                    Usage::Parking,
                    &["车位", "车库", "停车位", "地下车位", "储藏车位"],
                ),
                (Usage::Dwelling, &["住宅", "住房", "成套住宅", "公寓"]),
                (
                    Usage::Shop,
                    &["商业", "商铺", "店铺", "门面", "商用", "商服"],
                ),
                (
                    Usage::Other,
                    &[
                        "其他",
                        "其它",
                        "办公",
                        "仓储",
                        "储藏室",
                        "储藏间",
                        "配套",
                        "物业用房",
                    ],
                ),
            ],
        )
    }

    fn area_source(&mut self) -> Option<AreaSource> {
        if !self.columns.contains_key(&Field::AreaSource) {
            return Some(AreaSource::Registered);
        }
        self.word(
            Field::AreaSource,
            FaultCode::AreaSourceUnknown,
            &[
                (
                    AreaSource::Registered,
                    &[
                        "登记",
                        "产证",
                        "房产证",
                        "不动产证",
                        "不动产登记",
                        "产权登记",
                    ],
                ),
                (AreaSource::Surveyed, &["实测", "测绘", "实测绘"]),
                (
                    AreaSource::Contract,
                    &["合同", "买卖合同", "购房合同", "预测"],
                ),
            ],
        )
    }

    fn delivery(&mut self) -> Option<Delivery> {
        // Rosters of old compounds mark only what was not handed over.
        if clean::code(self.cell(Field::Delivery)).is_empty() {
            return Some(Delivery::HandedOver);
        }
        self.word(
            Field::Delivery,
            FaultCode::DeliveryUnknown,
            &[
                (
                    Delivery::HandedOver,
                    &["已交付", "已交房", "交付", "已入住"],
                ),
                (
                    Delivery::SoldUndelivered,
                    &["已售未交付", "未交付", "已售未交房"],
                ),
                (Delivery::Unsold, &["未售", "未销售", "待售"]),
            ],
        )
    }

    /// One of a few known words.
    fn word<T: Copy>(
        &mut self,
        field: Field,
        unknown: FaultCode,
        words: &[(T, &[&str])],
    ) -> Option<T> {
        let text = clean::code(self.cell(field));
        let known = words.iter().find(|(_, names)| names.contains(&&*text));
        if known.is_none() {
            self.fault(unknown, field);
        }
        known.map(|(value, _)| *value)
    }

    fn area(&mut self) -> Option<Area> {
        let text = clean::code(self.cell(Field::Area));
        let number = ["平方米", "平米", "㎡", "m²", "m2"]
            .into_iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(&text)
            .trim();
        let code = match number.parse::<Area>() {
            Ok(area) => return Some(area),
            Err(_) if text.is_empty() => FaultCode::AreaMissing,
            Err(AreaFault::NotANumber) => FaultCode::AreaNotANumber,
            Err(AreaFault::NotPositive) => FaultCode::AreaNotPositive,
            Err(AreaFault::TooPrecise) => FaultCode::AreaTooPrecise,
        };
        self.fault(code, Field::Area);
        None
    }

    /// Owners paired with their tails, and with their telephones where there are some.
    fn holders(&mut self) -> Vec<Holder> {
        let owners = self.cell(Field::Owners).trim().to_owned();
        if owners.is_empty() {
            self.fault(FaultCode::OwnerMissing, Field::Owners);
            return Vec::new();
        }
        let mut names = Vec::new();
        for part in listed(&owners, clean::name) {
            match Line::new(&part) {
                Ok(name) if is_a_name(&part) && !is_a_formula(&owners) => names.push(name),
                Err(LineFault::TooLong { .. }) if !is_a_formula(&owners) => {
                    self.fault(FaultCode::TooLong, Field::Owners);
                    return Vec::new();
                }
                _ => {
                    self.fault(FaultCode::OwnerNotAName, Field::Owners);
                    return Vec::new();
                }
            }
        }
        let tails = self.tails();
        let phones = self.phones(names.len());
        if tails.len() != names.len() {
            self.fault(FaultCode::TailsDiffer, Field::Tails);
            return Vec::new();
        }
        let phones = phones.into_iter().chain(std::iter::repeat(None));
        let paired = names.into_iter().zip(tails).zip(phones);
        let holders: Vec<Holder> = paired
            .map(|((name, tail), phone)| Holder { name, tail, phone })
            .collect();
        // One person twice on a title is a slip of the pen, and pairs with nobody.
        let distinct: BTreeSet<_> = holders.iter().map(|it| (&it.name, &it.tail)).collect();
        if distinct.len() != holders.len() {
            self.fault(FaultCode::TailsDiffer, Field::Tails);
        }
        holders
    }

    /// Tails of four: a spreadsheet that took 0183 for a number dropped its zero.
    fn tails(&self) -> Vec<Line> {
        let texts = listed(self.cell(Field::Tails), clean::code);
        let four = |text: String| {
            let tail = text.to_uppercase();
            let fits = tail.len() <= 4 && tail.bytes().all(|b| b.is_ascii_alphanumeric());
            fits.then(|| format!("{tail:0>4}"))
        };
        let tails: Option<Vec<String>> = texts.into_iter().map(four).collect();
        let lines = tails.unwrap_or_default().into_iter();
        lines.filter_map(|tail| Line::new(&tail).ok()).collect()
    }

    /// Telephones in the order of the owners. Someone who owns alone may have given two: the first
    /// is kept.
    fn phones(&mut self, owners: usize) -> Vec<Option<Phone>> {
        let text = self.cell(Field::Phones).to_owned();
        let parts: Vec<String> = clean::parts(&text).into_iter().map(clean::code).collect();
        let given = parts.iter().filter(|part| !part.is_empty()).count();
        let in_place = parts.len() == owners;
        let mut phones = Vec::new();
        for part in parts {
            if part.is_empty() {
                if in_place {
                    phones.push(None);
                }
                continue;
            }
            let national = part.strip_prefix("+86").unwrap_or(&part);
            match Phone::new(national) {
                Ok(phone) => phones.push(Some(phone)),
                Err(_) => {
                    self.fault(FaultCode::PhoneInvalid, Field::Phones);
                    return Vec::new();
                }
            }
        }
        if owners > 1 && given > owners {
            self.fault(FaultCode::PhoneInvalid, Field::Phones);
        }
        phones
    }

    fn note(&mut self) -> Option<Line> {
        let text = clean::remark(self.cell(Field::Note));
        if text.is_empty() {
            return None;
        }
        let note = Line::new(&text).ok();
        if note.is_none() {
            self.fault(FaultCode::TooLong, Field::Note);
        }
        note
    }
}

/// A number with its word, without leading zeros: 7号楼.
fn numbered(number: &str, word: &str) -> Option<Line> {
    let number: u32 = number.parse().ok()?;
    Line::new(&format!("{number}{word}")).ok()
}

/// The parts of a cell, cleaned, without empty ones.
fn listed(cell: &str, clean: fn(&str) -> String) -> Vec<String> {
    let parts = clean::parts(cell).into_iter().map(clean);
    parts.filter(|part| !part.is_empty()).collect()
}

/// A text that a spreadsheet would run.
fn is_a_formula(cell: &str) -> bool {
    clean::half_width(cell)
        .trim_start()
        .starts_with(['=', '+', '-', '@'])
}

fn is_a_name(text: &str) -> bool {
    let starts = text.chars().next().is_some_and(char::is_alphanumeric);
    starts && text.chars().any(char::is_alphabetic) && !is_a_formula(text)
}
