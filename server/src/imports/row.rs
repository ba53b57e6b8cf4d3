//! One row of the file: its cells become a home, or faults.

use domain::members::roster::{Delivery, MOST_AREA, RosterRow};
use domain::members::{AreaSource, Usage};
use domain::{Area, AreaFault, Line, LineFault};
use wire::{Columns, FaultCode, Field, RosterFault};

use super::clean;

/// The most characters of a cell that a fault quotes.
const MOST_QUOTED: usize = 60;

/// One row of the file while it is read.
pub(super) struct Row<'a> {
    /// Its cells.
    pub(super) cells: &'a [String],
    /// Which cell is which field.
    pub(super) columns: &'a Columns,
    /// Its number in the file.
    pub(super) row: u32,
    /// What is wrong with it so far.
    pub(super) faults: Vec<RosterFault>,
}

impl Row<'_> {
    /// The home of this row. Faults are noted on the way; a home may come out none the less, so
    /// that a later row can be seen to repeat it.
    pub(super) fn home(&mut self) -> Option<RosterRow> {
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

    pub(super) fn cell(&self, field: Field) -> &str {
        let column = self.columns.get(&field);
        let cell = column.and_then(|column| self.cells.get(*column));
        cell.map_or("", String::as_str)
    }

    pub(super) fn fault(&mut self, code: FaultCode, field: Field) {
        self.faults.push(RosterFault {
            row: self.row,
            code,
            field,
            cell: quoted(self.cell(field)),
            room: quoted(&self.named()),
            owner: quoted(self.cell(Field::Owners).trim()),
        });
    }

    /// What the row calls its home, faulty or not: `1-1-103`, and a `?` for what is missing.
    fn named(&self) -> String {
        let building = clean::code(self.cell(Field::Building));
        let unit = clean::code(self.cell(Field::Unit));
        let room = clean::code(self.cell(Field::Room));
        if building.is_empty() && room.is_empty() {
            return String::new();
        }
        let unknown = Some("?");
        let building = Some(bare_building(&building)).filter(|it| !it.is_empty());
        let unit = Some(bare_unit(&unit)).filter(|it| !it.is_empty());
        let room = Some(&*room).filter(|it| !it.is_empty());
        let parts = [building.or(unknown), unit, room.or(unknown)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
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
        let number = bare_building(line.as_str());
        Some(numbered(number, "号楼").unwrap_or(line))
    }

    /// 2 and 2单元 are the same; none stays none.
    fn unit(&mut self) -> Option<Line> {
        if clean::code(self.cell(Field::Unit)).is_empty() {
            return None;
        }
        let line = self.line(Field::Unit, clean::code, FaultCode::TooLong)?;
        let number = bare_unit(line.as_str());
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

    fn area(&mut self) -> Option<Area> {
        let text = clean::code(self.cell(Field::Area));
        let number = ["平方米", "平米", "㎡", "m²", "m2"]
            .into_iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(&text)
            .trim();
        let code = match number.parse::<Area>() {
            Ok(area) if area <= MOST_AREA => return Some(area),
            Ok(_) => FaultCode::AreaTooLarge,
            Err(_) if text.is_empty() => FaultCode::AreaMissing,
            Err(AreaFault::NotANumber) => FaultCode::AreaNotANumber,
            Err(AreaFault::NotPositive) => FaultCode::AreaNotPositive,
            Err(AreaFault::TooPrecise) => FaultCode::AreaTooPrecise,
        };
        self.fault(code, Field::Area);
        None
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

/// As much of a text as a fault quotes.
fn quoted(text: &str) -> String {
    text.chars().take(MOST_QUOTED).collect()
}

/// A building without the word for it: 7 of 第7栋.
fn bare_building(name: &str) -> &str {
    let number = ["号楼", "栋", "幢", "座", "楼", "#"]
        .into_iter()
        .find_map(|word| name.strip_suffix(word))
        .unwrap_or(name);
    number.strip_prefix('第').unwrap_or(number)
}

/// A unit without the word for it: 2 of 2单元.
fn bare_unit(name: &str) -> &str {
    name.strip_suffix("单元").unwrap_or(name)
}

/// A number with its word, without leading zeros: 7号楼.
fn numbered(number: &str, word: &str) -> Option<Line> {
    let number: u32 = number.parse().ok()?;
    Line::new(&format!("{number}{word}")).ok()
}
