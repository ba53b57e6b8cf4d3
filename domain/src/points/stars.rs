//! Stars by hours (星级志愿者).

use super::PointRules;

/// How many stars so many minutes of final hours have, and how many minutes lack for the next;
/// none where there is no further star. Stars go by hours alone, never by points.
pub fn stars(minutes: u64, rules: &PointRules) -> (usize, Option<u64>) {
    let lines = rules.star_hours.iter().map(|hours| u64::from(*hours) * 60);
    let reached = lines.clone().filter(|line| *line <= minutes).count();
    let next = lines.filter(|line| *line > minutes).min();
    (reached, next.map(|line| line - minutes))
}
