//! Counts of tests, read from what the test programs print.

use serde_json::Value;
use std::ops::AddAssign;

/// What a test says, past the capture of its output, that ran on one database alone.
const SKIPPED: &str = "skipped on PostgreSQL: ";

/// How many passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not, and stages that could not run.
    pub failed: u64,
    /// Tests that said they cannot run here.
    pub skipped: u64,
    /// Of those that held, stories that did so at the second try only.
    pub wavered: u64,
}

impl Count {
    /// A step that either holds or does not.
    pub fn step(ok: bool) -> Self {
        Self {
            passed: u64::from(ok),
            failed: u64::from(!ok),
            ..Self::default()
        }
    }

    /// The sum of all `test result:` lines, as libtest and wasm-bindgen's test runner print them. A
    /// test that says it was [`SKIPPED`] did not pass, although libtest knows no better.
    pub fn of_libtest(text: &str) -> Self {
        let mut sum = Self::default();
        for line in text.lines() {
            let Some(rest) = line.trim().strip_prefix("test result: ") else {
                continue;
            };
            let Some((_, numbers)) = rest.split_once(". ") else {
                continue;
            };
            for part in numbers.split(';') {
                let mut words = part.split_whitespace();
                let number = words
                    .next()
                    .and_then(|word| word.parse::<u64>().ok())
                    .unwrap_or(0);
                match words.next() {
                    Some("passed") => sum.passed += number,
                    Some("failed") => sum.failed += number,
                    Some("ignored") => sum.skipped += number,
                    _ => {}
                }
            }
        }
        let skipped = text.matches(SKIPPED).count() as u64;
        sum.passed = sum.passed.saturating_sub(skipped);
        sum.skipped += skipped;
        sum
    }

    /// The figures of Playwright's JSON report. A story that holds only at its second try has
    /// passed, and is counted as one that wavered besides: it is to be mended.
    pub fn of_playwright(report: &Value) -> Option<Self> {
        let stats = report.get("stats")?;
        let figure = |name: &str| stats.get(name).and_then(Value::as_u64);
        Some(Self {
            passed: figure("expected")? + figure("flaky")?,
            failed: figure("unexpected")?,
            skipped: figure("skipped")?,
            wavered: figure("flaky")?,
        })
    }

    /// The last line of a test run.
    pub fn line(&self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed);
        let further = [
            (self.skipped, "skipped"),
            (self.wavered, "only at the second try"),
        ];
        for (number, what) in further.into_iter().filter(|(number, _)| *number > 0) {
            line += &format!(", {number} {what}");
        }
        line
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.wavered += other.wavered;
    }
}

#[cfg(test)]
mod tests {
    use super::Count;
    use serde_json::json;

    #[test]
    fn every_result_line_of_a_test_program_is_summed() {
        let text = "running 3 tests\ntest a ... ok\n\
            test result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            \ttest result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.00s\n";
        assert_eq!(
            Count::of_libtest(text),
            Count {
                passed: 7,
                failed: 1,
                skipped: 4,
                wavered: 0,
            }
        );
    }

    #[test]
    fn test_that_went_without_a_database_is_skipped_and_not_passed() {
        let text = "running 3 tests\ntest a ... skipped on PostgreSQL: a\nok\n\
            skipped on PostgreSQL: b::case_2\ntest b::case_2 ... ok\ntest c ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n";
        let count = Count::of_libtest(text);
        assert_eq!(count.line(), "1 passed, 0 failed, 3 skipped");
    }

    #[test]
    fn story_that_wavers_passes_and_is_named() {
        let report = json!({"stats": {"expected": 3, "unexpected": 1, "flaky": 1, "skipped": 0}});
        let count = Count::of_playwright(&report).unwrap();
        assert_eq!(count.line(), "4 passed, 1 failed, 1 only at the second try");
    }

    #[test]
    fn report_without_figures_is_no_report() {
        assert_eq!(Count::of_playwright(&json!({"errors": []})), None);
    }
}
