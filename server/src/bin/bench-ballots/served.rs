//! The server that is measured, in its own process and on its own core.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

/// A server that is killed in the end, as by a power cut.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Serves a database; every commit takes so much longer.
    pub fn start(database: &Path, delay_ms: u64) -> anyhow::Result<Self> {
        let program = std::env::current_exe()?;
        let mut child = Command::new("taskset")
            .args(["-c", "0"])
            .arg(program)
            .arg("serve")
            .arg(database)
            .arg(delay_ms.to_string())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().context("no output")?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().rsplit("//").next().unwrap_or_default();
        let address = address.to_owned();
        Ok(Self { child, address })
    }
}

/// Memory a process holds.
pub fn resident_kb(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let text = line.context("no VmRSS")?.trim().trim_end_matches(" kB");
    Ok(text.parse()?)
}

/// Processor time a process has used, in its own code and in the kernel's.
pub fn cpu_us(process: u32) -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, rest) = stat.rsplit_once(") ").context("an odd stat")?;
    let ticks: Result<Vec<u64>, _> = rest.split(' ').skip(11).take(2).map(str::parse).collect();
    // A tick is a hundredth of a second on Linux.
    Ok(ticks?.iter().sum::<u64>() * 10_000)
}
