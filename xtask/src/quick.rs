//! The pages in a hurry, for whoever works on a screen: compiled without optimisation and without
//! the splitter, with what the last build left. Neither small nor fast; never shipped or measured.

use crate::{dist, process, project, web};
use anyhow::{Context, Result};
use std::fs;
use std::time::Duration;

/// Compiler flags that change what the code is, not how good: the same as for the real pages.
const FLAGS: &str = "--cfg getrandom_backend=\"wasm_js\" --cfg erase_components";

/// Builds the named pages (`app`, `console`), or both, into `dist/`.
///
/// # Errors
/// When a source is missing or a tool refuses it; the tail of its log is in the error.
pub fn build(only: Option<&str>) -> Result<()> {
    for (name, folder) in [("app", "."), ("console", "console")] {
        if only.is_none_or(|only| only == name) {
            page(name, folder)?;
        }
    }
    Ok(())
}

fn page(name: &str, folder: &str) -> Result<()> {
    println!("   building dist/{name} in a hurry");
    web::lower_styles(name)?;
    let source = project::at(folder).join("index.html");
    let html = fs::read_to_string(&source).with_context(|| format!("no {}", source.display()))?;
    // Trunk looks beside the page it is given, and that one stands where nothing else is.
    let work = project::target("web/quick").join(name);
    fs::create_dir_all(&work)?;
    // Everything that Trunk takes in is named from the page.
    let html = ["css", "rust", "copy-dir"].iter().fold(html, |html, rel| {
        let link = format!("data-trunk rel=\"{rel}\" href=\"");
        html.replace(&link, &format!("{link}../../../../{folder}/"))
    });
    let html = html.replace("data-cargo-features=\"split\"", "");
    fs::write(work.join("index.html"), html)?;
    let out = project::at("dist").join(name);
    web::empty(&out)?;
    // The real build must not take this for its own.
    let stamp = project::target("xtask").join(format!("{name}.fingerprint"));
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    let mut command = project::command("trunk");
    command
        .args([
            "build",
            "--offline",
            "--skip-version-check",
            "--locked",
            "--cargo-profile",
            "quick",
        ])
        .args(["--no-sri", "true", "--minify", "false"])
        .args([
            "--public-url",
            if name == "app" { "/" } else { "/console/" },
        ])
        .arg("--dist")
        .arg(&out)
        .arg(work.join("index.html"))
        .env_remove("NO_COLOR")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
    process::must(
        &format!("quick-{name}"),
        &mut command,
        Duration::from_secs(1800),
    )?;
    dist::list(&out)
}
