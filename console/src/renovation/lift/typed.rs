//! Lists as they are typed, a line each: the address of a home first, then an amount, then words.

use std::collections::BTreeMap;

use domain::members::{Building, Home};
use domain::renovation::{Compensation, Occupied, Subsidy};
use domain::{BuildingId, HomeId, Money, UnitId};

use super::address;
use crate::members::buildings;
use crate::shell::{Book, line};
use crate::texts::Texts;

/// The words of a line, split at its first space.
fn parted(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    Some((first, rest.trim()))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.is_empty())
}

/// The homes of the compound by their addresses.
fn homes(book: Book) -> BTreeMap<String, HomeId> {
    let homes = book.all::<Home>().into_iter();
    homes.map(|it| (it.address.to_string(), it.id)).collect()
}

/// One home by its address.
pub(super) fn home(text: &str, book: Book, t: Texts) -> Result<HomeId, String> {
    let text = text.trim();
    let found = homes(book).get(text).copied();
    found.ok_or_else(|| t.lift_no_such_home(text))
}

/// 7-2-101 小院 2 平方米
pub(super) fn occupied(text: &str, book: Book, t: Texts) -> Result<Vec<Occupied>, String> {
    let homes = homes(book);
    let one = |text: &str| {
        let (address, what) = parted(text).ok_or_else(|| t.lift_line_unread(text))?;
        let home = homes.get(address).copied();
        Ok(Occupied {
            home: home.ok_or_else(|| t.lift_no_such_home(address))?,
            what: line(t.lift_occupied(), what, t)?,
        })
    };
    lines(text).map(one).collect()
}

/// 7-2-101 5000 采光受影响
pub(super) fn compensations(text: &str, book: Book, t: Texts) -> Result<Vec<Compensation>, String> {
    let homes = homes(book);
    let one = |text: &str| {
        let read = parted(text).and_then(|(address, rest)| Some((address, parted(rest)?)));
        let (address, (amount, reason)) = read.ok_or_else(|| t.lift_line_unread(text))?;
        let home = homes.get(address).copied();
        let amount = amount.parse::<Money>();
        Ok(Compensation {
            home: home.ok_or_else(|| t.lift_no_such_home(address))?,
            amount: amount.map_err(|_| t.lift_line_unread(text))?,
            reason: line(t.lift_compensations(), reason, t)?,
        })
    };
    lines(text).map(one).collect()
}

/// 200000 洪加梯办〔2026〕3号
pub(super) fn subsidies(text: &str, t: Texts) -> Result<Vec<Subsidy>, String> {
    let one = |text: &str| {
        let (amount, source) = parted(text).ok_or_else(|| t.lift_line_unread(text))?;
        let amount = amount.parse::<Money>();
        Ok(Subsidy {
            amount: amount.map_err(|_| t.lift_line_unread(text))?,
            source: line(t.lift_subsidies(), source, t)?,
        })
    };
    lines(text).map(one).collect()
}

/// 8号楼, a building a line.
pub(super) fn affected(text: &str, book: Book, t: Texts) -> Result<Vec<BuildingId>, String> {
    let all: Vec<Building> = buildings(book);
    let one = |text: &str| {
        let found = all.iter().find(|it| it.name.as_str() == text);
        let found = found.ok_or_else(|| t.lift_no_such_building(text))?;
        Ok(found.id)
    };
    lines(text).map(one).collect()
}

/// As the lists are written again, to be changed.
pub(super) fn written<T>(all: &[T], one: impl Fn(&T) -> String) -> String {
    let lines: Vec<String> = all.iter().map(one).collect();
    lines.join("\n")
}

/// The compensations of a lift as they are typed.
pub(super) fn compensated(lift: UnitId, book: Book) -> String {
    let all = book.read(|town| domain::renovation::compensations(lift, town));
    written(&all, |it| {
        format!("{} {} {}", address(book, it.home), it.amount, it.reason)
    })
}
