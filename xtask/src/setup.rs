//! Sets a machine up: installs what is missing, and only that.
//!
//! Debian packages come through apt. Rust tools of an exact version are installed into
//! `target/tools`, so that the machine's own copies stay as they are. On a system without apt the
//! missing things are named and nothing is touched.

use crate::{fingerprint, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a task needs of the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Build the app and the office.
    Web,
    /// Drive a real browser.
    Browser,
    /// A PostgreSQL server to start.
    Postgres,
    /// Set Chinese pages.
    Fonts,
}

/// Trunk 0.22 needs a newer compiler than the one pinned in `rust-toolchain.toml`.
const TRUNK: &str = "0.21.14";

/// Makes sure that everything named is there.
///
/// # Errors
/// When something is missing and cannot be installed; the sentence says what to install.
pub fn ensure(needs: &[Need]) -> Result<()> {
    debian_packages(needs)?;
    if needs.contains(&Need::Web) {
        wasm_target()?;
        wasm_bindgen()?;
        trunk()?;
        splitter()?;
        standard_library()?;
    }
    npm_packages()
}

/// The components that `check` and `test` use.
///
/// # Errors
/// When rustup is missing or refuses.
pub fn ensure_lints() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::answer("cargo", &[command, "--version"]).is_none() {
            let mut add = project::command("rustup");
            add.args(["component", "add", component]);
            process::must("setup-component", &mut add, minutes(5))?;
        }
    }
    Ok(())
}

/// The browser that tests drive: `LINLI_CHROMIUM`, or the machine's.
///
/// # Errors
/// When there is none.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("LINLI_CHROMIUM") {
        return Ok(path.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path).context(
        "no Chromium found: install chromium and chromedriver, or set LINLI_CHROMIUM to a browser",
    )
}

/// The driver that runs wasm tests in that browser.
///
/// # Errors
/// When there is none.
pub fn chromedriver() -> Result<PathBuf> {
    match std::env::var_os("CHROMEDRIVER") {
        Some(path) => Ok(path.into()),
        None => on_path("chromedriver").context("no chromedriver found: install it"),
    }
}

/// The folder of PostgreSQL's programs; Debian keeps them off the search path.
///
/// # Errors
/// When PostgreSQL is not installed.
pub fn postgres_programs() -> Result<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<PathBuf> = debian.map(|entry| entry.path().join("bin")).collect();
    folders.sort();
    if let Some(program) = on_path("initdb") {
        folders.insert(0, program.parent().unwrap_or(Path::new("")).to_owned());
    }
    folders
        .into_iter()
        .rev()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .context("no PostgreSQL found: install its server programs (initdb, postgres)")
}

fn debian_packages(needs: &[Need]) -> Result<()> {
    let mut missing = Vec::new();
    if on_path("cc").is_none() {
        missing.push("build-essential");
    }
    if on_path("git").is_none() {
        missing.push("git");
    }
    if on_path("node").is_none() {
        missing.push("nodejs");
    }
    if on_path("npm").is_none() {
        missing.push("npm");
    }
    if needs.contains(&Need::Browser) {
        if chromium().is_err() {
            missing.push("chromium");
        }
        if chromedriver().is_err() {
            missing.push("chromium-driver");
        }
    }
    if needs.contains(&Need::Browser) || needs.contains(&Need::Fonts) {
        let fonts = process::answer("fc-list", &[":lang=zh-cn"]).unwrap_or_default();
        if fonts.is_empty() {
            missing.extend(["fontconfig", "fonts-noto-cjk"]);
        }
    }
    if needs.contains(&Need::Postgres) && postgres_programs().is_err() {
        missing.push("postgresql");
    }
    if !missing.is_empty() {
        install_packages(&missing)?;
    }
    newer_node()
}

/// The browser tools need Node 20, which not every system's packages offer.
fn newer_node() -> Result<()> {
    let version = process::answer("node", &["--version"]).context("no node found")?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse().ok());
    match major {
        Some(20u32..) => Ok(()),
        _ => bail!("Node {version} is too old: please install Node 20 or newer, with npm"),
    }
}

fn install_packages(packages: &[&str]) -> Result<()> {
    let list = packages.join(", ");
    if on_path("apt-get").is_none() {
        bail!("this machine has no apt; please install (Debian's names): {list}");
    }
    println!("installing {list}");
    let root = process::answer("id", &["-u"]).as_deref() == Some("0");
    let apt = |words: &[&str]| {
        let mut command = project::command(if root { "apt-get" } else { "sudo" });
        if !root {
            command.args(["-n", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
        command
    };
    process::must("setup-apt-update", &mut apt(&["update"]), minutes(5))?;
    let mut install = apt(&["install", "-y", "--no-install-recommends"]);
    process::must("setup-apt-install", install.args(packages), minutes(15))
        .with_context(|| format!("could not install {list}; please install them by hand"))?;
    Ok(())
}

fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = process::answer("rustc", &["--print", "sysroot"]).context("no rustc found")?;
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(TARGET)
        .exists()
    {
        return Ok(());
    }
    println!("adding {TARGET}");
    let mut command = project::command("rustup");
    command.args(["target", "add", TARGET]);
    process::must("setup-target", &mut command, minutes(5)).context(
        "please install rustup, or the Rust standard library for wasm32-unknown-unknown",
    )?;
    Ok(())
}

fn trunk() -> Result<()> {
    if process::answer("trunk", &["--version"]) == Some(format!("trunk {TRUNK}")) {
        return Ok(());
    }
    cargo_install("trunk", TRUNK, &["--locked"])
}

/// Cuts the linked module into parts. It does not tell its version, but cargo's list does.
fn splitter() -> Result<()> {
    const PACKAGE: &str = "wasm_split_cli_support";
    const VERSION: &str = "0.2.4";
    let list = fs::read_to_string(project::target("tools/.crates.toml")).unwrap_or_default();
    if list.contains(&format!("\"{PACKAGE} {VERSION} ")) {
        return Ok(());
    }
    cargo_install(
        PACKAGE,
        VERSION,
        &["--locked", "--features", "build-binary"],
    )
}

/// The sources of the standard library, which the pages compile for themselves, and everything
/// that it and we are made of: the build of the pages itself goes without a network.
fn standard_library() -> Result<()> {
    let sysroot = process::answer("rustc", &["--print", "sysroot"]).context("no rustc found")?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    if !sources.exists() {
        println!("adding rust-src");
        let mut add = project::command("rustup");
        add.args(["component", "add", "rust-src"]);
        process::must("setup-rust-src", &mut add, minutes(5))
            .context("please install rustup, or the sources of Rust's standard library")?;
    }
    let mut fetch = project::cargo(&["fetch", "--locked", "--quiet"]);
    process::must("setup-fetch", &mut fetch, minutes(10))?;
    let mut fetch = project::cargo(&["fetch", "--locked", "--quiet", "--manifest-path"]);
    fetch.arg(sources.join("Cargo.toml"));
    // Its own manifest uses what only the compiler's builders may.
    fetch.env("RUSTC_BOOTSTRAP", "1");
    process::must("setup-fetch-std", &mut fetch, minutes(10))?;
    Ok(())
}

/// The program must be of the very version of the library, which Cargo.lock knows. It is installed
/// with newer dependencies than its own lock file names, because that one may name a withdrawn one.
fn wasm_bindgen() -> Result<()> {
    let lock = fs::read_to_string(project::at("Cargo.lock")).context("Cargo.lock is missing")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock: no wasm-bindgen")?;
    let wanted = format!("wasm-bindgen {version}");
    let runner = on_path("wasm-bindgen-test-runner").is_some();
    if runner && process::answer("wasm-bindgen", &["--version"]) == Some(wanted) {
        return Ok(());
    }
    cargo_install("wasm-bindgen-cli", version, &[])
}

/// Without optimisation and debug information, because it is built once and runs for seconds.
fn cargo_install(package: &str, version: &str, words: &[&str]) -> Result<()> {
    println!("installing {package} {version} (some minutes)");
    let mut command = project::cargo(&["install", package, "--version", version, "--debug"]);
    command
        .args(words)
        .arg("--force")
        .arg("--root")
        .arg(project::target("tools"))
        .env("CARGO_TARGET_DIR", project::target("tools/build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    process::must(&format!("setup-{package}"), &mut command, minutes(30))?;
    Ok(())
}

/// The npm tools, exactly as locked. A stamp remembers for which lock file they were installed.
fn npm_packages() -> Result<()> {
    let print = fingerprint::of_paths(&[project::at("e2e/package-lock.json")])?;
    let stamp = project::at("e2e/node_modules/.linli-stamp");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == print) {
        return Ok(());
    }
    println!("installing the npm tools");
    let mut command = project::command("npm");
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(project::at("e2e"))
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("PUPPETEER_SKIP_DOWNLOAD", "1");
    process::must("setup-npm", &mut command, minutes(10))?;
    fs::write(stamp, print)?;
    Ok(())
}

/// Where a program lies on the search path.
fn on_path(program: &str) -> Option<PathBuf> {
    let found = process::answer("sh", &["-c", &format!("command -v {program}")])?;
    (!found.is_empty()).then(|| found.into())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(rest.split_once('"')?.0)
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn version_is_read_for_the_very_package() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
