//! `bench`: runs the measuring programs, prints one table and writes `target/bench.json`.
//!
//! Each program prints lines of JSON, one per figure:
//! `{"name": "ballots_per_second", "value": 12345, "unit": "1/s", "aim": "≥ 12000"}`. Other lines
//! are for its log. A program that is missing or fails is shown as such; no figure is made up.

use crate::setup::{Need, ensure};
use crate::{process, project, run as demo, size, web};
use anyhow::{Context, Result};
use clap::Args;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

/// Which benches to run.
#[derive(Args)]
pub struct Options {
    /// Only those whose name contains this.
    #[arg(long)]
    only: Option<String>,
}

/// A program that measures: its source, which says whether it exists, and its words.
struct Program {
    name: &'static str,
    source: &'static str,
    start: Start,
}

enum Start {
    /// A binary of the server's crate, in the release profile, with more of its command line.
    Server(&'static str, &'static [&'static str]),
    /// An example of a crate, in the release profile.
    Example(&'static str, &'static str),
    /// A script in `e2e/bench`.
    Node,
}

const BALLOTS: &str = "server/src/bin/bench-ballots/main.rs";

const PROGRAMS: [Program; 18] = [
    Program {
        name: "counting",
        source: "domain/examples/counting.rs",
        start: Start::Example("domain", "counting"),
    },
    Program {
        name: "owners",
        source: "domain/examples/owners.rs",
        start: Start::Example("domain", "owners"),
    },
    Program {
        name: "points",
        source: "domain/examples/points.rs",
        start: Start::Example("domain", "points"),
    },
    Program {
        name: "conservation",
        source: "server/examples/conservation.rs",
        start: Start::Example("server", "conservation"),
    },
    Program {
        name: "check-ins",
        source: "server/examples/check_ins.rs",
        start: Start::Example("server", "check_ins"),
    },
    Program {
        name: "emergency",
        source: "server/examples/emergency.rs",
        start: Start::Example("server", "emergency"),
    },
    Program {
        name: "import",
        source: "server/examples/import.rs",
        start: Start::Example("server", "import"),
    },
    Program {
        name: "ballots",
        source: BALLOTS,
        start: Start::Server("bench-ballots", &[]),
    },
    Program {
        name: "load",
        source: BALLOTS,
        start: Start::Server("bench-ballots", &["--rate", "1000", "--minutes", "10"]),
    },
    Program {
        name: "replica",
        source: "e2e/bench/replica.mjs",
        start: Start::Node,
    },
    Program {
        name: "tap",
        source: "e2e/bench/tap.mjs",
        start: Start::Node,
    },
    Program {
        name: "talk",
        source: "e2e/bench/talk.mjs",
        start: Start::Node,
    },
    Program {
        name: "queue",
        source: "e2e/bench/queue.mjs",
        start: Start::Node,
    },
    Program {
        name: "home",
        source: "e2e/bench/home.mjs",
        start: Start::Node,
    },
    Program {
        name: "plan",
        source: "e2e/bench/plan.mjs",
        start: Start::Node,
    },
    Program {
        name: "points-page",
        source: "e2e/bench/points.mjs",
        start: Start::Node,
    },
    Program {
        name: "lighthouse",
        source: "e2e/bench/lighthouse.mjs",
        start: Start::Node,
    },
    Program {
        name: "idle",
        source: "e2e/bench/idle.mjs",
        start: Start::Node,
    },
];

/// Runs all benches one after the other, so that they do not disturb each other.
///
/// # Errors
/// When the product does not build.
pub fn run(options: &Options) -> Result<bool> {
    ensure(&[Need::Web, Need::Browser])?;
    web::build()?;
    let wanted = |name: &str| {
        options
            .only
            .as_ref()
            .is_none_or(|part| name.contains(&**part))
    };
    let mut rows = vec![fsync_time()?];
    if wanted("size") {
        rows.push(first_load());
    }
    let needs_server = PROGRAMS
        .iter()
        .any(|program| wanted(program.name) && program.exists());
    let linli = if needs_server {
        Some(demo::build_server(demo::Profile::Release)?)
    } else {
        None
    };
    for program in PROGRAMS.iter().filter(|program| wanted(program.name)) {
        let Some(linli) = linli.as_ref().filter(|_| program.exists()) else {
            rows.push(json!({ "name": program.name, "missing": program.source }));
            continue;
        };
        println!("   {}", program.name);
        let mut command = program.command();
        command
            .env("LINLI_BIN", linli)
            .env("LINLI_CHROMIUM", crate::setup::chromium()?);
        let name = format!("bench-{}", program.name);
        let outcome = process::run(&name, &mut command, Duration::from_secs(1800))?;
        rows.extend(figures(&outcome.text));
        if !outcome.ok {
            println!("{}\n{}", outcome.tail(20), outcome.reason);
            rows.push(json!({ "name": program.name, "failed": outcome.reason }));
        }
    }
    print_table(&rows);
    let report = json!({ "machine": machine(), "figures": rows });
    fs::write(
        project::target("bench.json"),
        serde_json::to_vec_pretty(&report)?,
    )?;
    Ok(rows.iter().all(|row| row.get("failed").is_none()))
}

impl Program {
    fn exists(&self) -> bool {
        project::at(self.source).exists()
    }

    fn command(&self) -> Command {
        match self.start {
            Start::Server(binary, words) => {
                let run = [
                    "run",
                    "--release",
                    "--package",
                    "server",
                    "--bin",
                    binary,
                    "--",
                ];
                let mut command = project::cargo(&run);
                command.args(words);
                command
            }
            Start::Example(package, example) => project::cargo(&[
                "run",
                "--release",
                "--package",
                package,
                "--example",
                example,
            ]),
            Start::Node => {
                let mut command = project::command("node");
                command.arg(self.source);
                command
            }
        }
    }
}

fn figures(text: &str) -> Vec<Value> {
    text.lines()
        .filter(|line| line.starts_with('{'))
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|row| row.get("name").is_some() && row.get("value").is_some())
        .collect()
}

fn first_load() -> Value {
    match size::measure().and_then(|_| size::last_sum()) {
        Ok(sum) => {
            json!({ "name": "first_load", "value": sum, "unit": "bytes brotli", "aim": "≤ 250000" })
        }
        Err(error) => json!({ "name": "first_load", "failed": format!("{error:#}") }),
    }
}

/// The median time of one small append made durable, on the disk that holds `target`.
fn fsync_time() -> Result<Value> {
    let path = project::target("xtask/fsync.probe");
    fs::create_dir_all(project::target("xtask"))?;
    let mut file = File::create(&path).context("cannot measure the disk")?;
    let mut times = Vec::new();
    for _ in 0..301 {
        let started = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_all()?;
        times.push(started.elapsed().as_micros());
    }
    drop(file);
    fs::remove_file(path)?;
    times.sort_unstable();
    let median = u64::try_from(times[times.len() / 2])?;
    Ok(json!({ "name": "fsync_median", "value": median, "unit": "µs", "aim": "(the machine)" }))
}

fn machine() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    json!({ "cores": cores, "model": model.map(|(_, name)| name) })
}

fn print_table(rows: &[Value]) {
    println!("{:<34} {:>14} {:<14} aim", "figure", "value", "unit");
    for row in rows {
        let text = |key: &str| match &row[key] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let name = text("name");
        if row.get("missing").is_some() {
            println!("{name:<34} not measured: there is no {}", text("missing"));
        } else if row.get("failed").is_some() {
            println!("{name:<34} FAILED: {}", text("failed"));
        } else {
            println!(
                "{name:<34} {:>14} {:<14} {}",
                text("value"),
                text("unit"),
                text("aim")
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn only_lines_with_a_name_and_a_value_are_figures() {
        let text = "warming up\n{\"name\":\"a\",\"value\":3}\n{\"level\":\"info\"}\n{broken\n";
        let rows = figures(text);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["value"], 3);
    }
}
