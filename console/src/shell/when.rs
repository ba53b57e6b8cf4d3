//! Instants as the browser's own field writes them: `2026-11-25T19:30`, Shanghai time.

use domain::{Day, Timestamp, wording};

use crate::texts::Texts;

/// A day with its year, for a term or a document: 2026年10月1日, `1 October 2026`.
pub(crate) fn dated(day: Day, t: Texts) -> String {
    t.dated(wording::short_day(day, t.lang), day.ymd().0)
}

/// Reads what a date-and-time field holds.
pub(crate) fn read_instant(text: &str) -> Option<Timestamp> {
    let (day, clock) = text.split_once('T')?;
    let (hour, rest) = clock.split_once(':')?;
    let minute = rest.split(':').next()?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let known = (0..24).contains(&hour) && (0..60).contains(&minute);
    known.then_some(())?;
    Some(Timestamp::at(day.parse().ok()?, hour, minute))
}

/// Writes what a date-and-time field holds.
pub(crate) fn written_instant(at: Timestamp) -> String {
    format!("{}T{}", at.day(), wording::clock(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;

    #[test]
    fn a_day_is_said_with_its_year() {
        let day = "2026-10-01".parse().unwrap();
        let said = |lang| dated(day, Texts { lang });
        assert_eq!(said(Lang::ZhCn), "2026年10月1日");
        assert_eq!(said(Lang::En), "1 October 2026");
    }

    #[test]
    fn an_instant_is_read_as_it_is_written() {
        let at = read_instant("2026-11-25T19:30").unwrap();
        assert_eq!(written_instant(at), "2026-11-25T19:30");
        assert_eq!(read_instant("2026-11-25T19:30:00"), Some(at));
    }

    #[test]
    fn what_is_no_instant_is_not_read() {
        for text in [
            "",
            "2026-11-25",
            "2026-11-25T24:00",
            "2026-02-30T10:00",
            "2026-11-25T9",
        ] {
            assert_eq!(read_instant(text), None, "{text}");
        }
    }
}
