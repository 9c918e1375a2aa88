//! Dates: days and seconds since 1970, UTC, and how people write them.

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The day of a date as `2027-01-31`, counted from 1970-01-01.
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let valid = parts.next().is_none()
        && (1970..10_000).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_of(year, month)).contains(&day);
    // Days from civil, after Howard Hinnant: years start in March, so that leap days end them.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719_468;
    valid.then_some(days)
}

/// How many days a month has.
fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The date of a moment in seconds since 1970, as `2026-01-31`, UTC.
///
/// `None` before 1970 and after 9999: git takes any number for a date, and those are nobody's.
pub fn date(seconds: i64) -> Option<String> {
    if !(0..253_402_300_800).contains(&seconds) {
        return None;
    }
    // Days from 1 March of the year 0, in eras of 400 years: Howard Hinnant's `civil_from_days`.
    let days = seconds / DAY + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A moment in seconds since 1970, as `2026-01-31T09:30:00Z` (ISO 8601, UTC); `None` where [`date`] has none.
pub fn moment(seconds: i64) -> Option<String> {
    let date = date(seconds)?;
    let (hour, minute, second) = (seconds % DAY / 3600, seconds % 3600 / 60, seconds % 60);
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let cases = [
            ("1970-01-01", Some(0)),
            ("2000-03-01", Some(11_017)),
            ("2026-11-24", Some(20_781)),
            ("2026-13-01", None),
            ("2026-11", None),
            ("2026-02-29", None),
            ("2028-02-29", Some(21_243)),
        ];
        for (date, want) in cases {
            assert_eq!(day(date), want, "{date}");
        }
    }

    #[test]
    fn moments_are_those_of_the_calendar() {
        #[rustfmt::skip]
        let cases = [
            (0,               Some("1970-01-01T00:00:00Z"), "the first second"),
            (951_782_400,     Some("2000-02-29T00:00:00Z"), "a leap day"),
            (1_795_478_399,   Some("2026-11-23T23:59:59Z"), "the last second of a day"),
            (4_107_542_400,   Some("2100-03-01T00:00:00Z"), "2100 has no leap day"),
            (253_402_300_799, Some("9999-12-31T23:59:59Z"), "the last year of four digits"),
            (-1,              None,                         "before 1970"),
            (i64::MAX,        None,                         "milliseconds, or worse"),
        ];
        for (seconds, told, why) in cases {
            assert_eq!(moment(seconds).as_deref(), told, "{why}");
            assert_eq!(date(seconds).as_deref(), told.map(|told| &told[..10]), "{why}");
        }
    }

    #[test]
    fn the_two_directions_agree() {
        for days in (0..2_932_897).step_by(61) {
            let told = date(days * DAY + DAY - 1);
            assert_eq!(told.as_deref().and_then(day), Some(days), "{told:?}");
        }
    }
}
