//! Owners, paired with their certificate tails and telephones.

use std::collections::BTreeSet;

use domain::members::{Holder, Phone};
use domain::{Line, LineFault};
use wire::{FaultCode, Field};

use super::clean;
use super::row::Row;

impl Row<'_> {
    /// Owners paired with their tails, and with their telephones where there are some.
    pub(super) fn holders(&mut self) -> Vec<Holder> {
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
