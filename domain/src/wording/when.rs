//! Days and instants as people say them, in both languages.

use crate::Lang;
use crate::core::{Day, Timestamp};
use crate::texts::Texts;

/// A day as one says it: 11月22日(周日), or `Sunday 22 November`.
pub fn day(day: Day, lang: Lang) -> String {
    let t = Texts { lang };
    let (_, month, number) = day.ymd();
    match lang {
        Lang::ZhCn => t.day(month, number, weekday(day, lang)),
        Lang::En => t.day(month_name(month), number, weekday(day, lang)),
    }
}

/// A day without its weekday: 11月22日, `22 November`.
pub fn short_day(day: Day, lang: Lang) -> String {
    let t = Texts { lang };
    let (_, month, number) = day.ymd();
    match lang {
        Lang::ZhCn => t.short_day(month, number),
        Lang::En => t.short_day(month_name(month), number),
    }
}

/// The month of a day, as it stands below its number: 12月, `Dec`.
pub fn short_month(day: Day, lang: Lang) -> String {
    let t = Texts { lang };
    let (_, month, _) = day.ymd();
    match lang {
        Lang::ZhCn => t.short_month(month),
        Lang::En => t.short_month(&month_name(month)[..3]),
    }
}

/// A day with its year: 2023年7月7日.
pub fn day_of_year(day: Day, lang: Lang) -> String {
    let t = Texts { lang };
    let (year, month, number) = day.ymd();
    match lang {
        Lang::ZhCn => t.day_of_year(month, number, year),
        Lang::En => t.day_of_year(month_name(month), number, year),
    }
}

/// A month with its year: 2026年10月, `October 2026`.
pub fn month(day: Day, lang: Lang) -> String {
    let t = Texts { lang };
    let (year, month, _) = day.ymd();
    match lang {
        Lang::ZhCn => t.month_of_year(month, year),
        Lang::En => t.month_of_year(month_name(month), year),
    }
}

/// An instant as one says it: 11月22日(周日)20:00.
pub fn instant(at: Timestamp, lang: Lang) -> String {
    Texts { lang }.instant(clock(at), day(at.day(), lang))
}

/// The wall clock: 20:00.
pub fn clock(at: Timestamp) -> String {
    let (hour, minute) = at.clock();
    format!("{hour:02}:{minute:02}")
}

/// Time left as one says it: 2 天 5 小时, 5 小时 12 分, 12 分钟; nothing below zero.
pub fn time_left(now: Timestamp, until: Timestamp, lang: Lang) -> Option<String> {
    let minutes = until.0.checked_sub(now.0).filter(|left| *left > 0)? / 60_000;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let t = Texts { lang };
    Some(match (days, hours) {
        (0, 0) => t.left_minutes(minutes.max(1)),
        (0, _) => t.left_hours(hours, minutes),
        (_, _) => t.left_days(days, hours),
    })
}

/// The day of the week, short: 周二, `Tue`.
pub fn weekday(day: Day, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match day.weekday() {
        1 => t.weekday_mon(),
        2 => t.weekday_tue(),
        3 => t.weekday_wed(),
        4 => t.weekday_thu(),
        5 => t.weekday_fri(),
        6 => t.weekday_sat(),
        _ => t.weekday_sun(),
    }
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::try_from(month - 1).unwrap_or_default() % 12]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_are_said_as_people_say_them() {
        let sunday = Day::new(2026, 11, 22).unwrap();
        let evening = Timestamp::at(sunday, 20, 0);
        assert_eq!(instant(evening, Lang::ZhCn), "11月22日(周日)20:00");
        assert_eq!(instant(evening, Lang::En), "Sunday 22 November, 20:00");
        assert_eq!(short_day(sunday, Lang::ZhCn), "11月22日");
        assert_eq!(short_month(sunday, Lang::ZhCn), "11月");
        assert_eq!(short_month(sunday, Lang::En), "Nov");
    }

    #[test]
    fn time_left_names_two_units_at_most() {
        let now = Timestamp(0);
        let left = |minutes| time_left(now, now.plus_minutes(minutes), Lang::ZhCn);
        assert_eq!(left(2 * 1440 + 5 * 60 + 9).unwrap(), "2 天 5 小时");
        assert_eq!(left(5 * 60 + 12).unwrap(), "5 小时 12 分");
        assert_eq!(left(12).unwrap(), "12 分钟");
        assert_eq!(left(0), None);
    }
}
