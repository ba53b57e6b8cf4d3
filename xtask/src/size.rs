//! `size`: the compressed bytes of everything the first screen loads.
//!
//! A module that no browser accepts can be very small, so the optimised page is opened in a real
//! browser first, and what counts is what that browser asked for before the app began to fetch
//! what comes after the first screen (together with what the page names).

use crate::{process, project, setup, web};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

/// What we aim at, in bytes of brotli.
const AIM: u64 = 250_000;
/// Above this the build fails, in bytes of brotli.
const LIMIT: u64 = 350_000;

/// Builds the pages and measures the residents' app.
///
/// # Errors
/// When it does not build, or no browser can open it.
pub fn run() -> Result<bool> {
    setup::ensure(&[setup::Need::Web, setup::Need::Browser])?;
    web::build()?;
    measure()
}

/// Measures what was built. False when it is above the limit.
///
/// # Errors
/// When the page does not start in the browser.
pub fn measure() -> Result<bool> {
    let folder = project::at("dist/app");
    let page = fs::read_to_string(folder.join("index.html")).context("the app is not built")?;
    let mut paths = named_in(&page);
    paths.extend(opened()?);

    let mut rows = Vec::new();
    let mut sum = 0;
    for path in &paths {
        let file = if path == "/" {
            "index.html"
        } else {
            path.trim_start_matches('/')
        };
        let plain = folder.join(file);
        let packed = folder.join(format!("{file}.br"));
        let sent = if packed.exists() { &packed } else { &plain };
        let bytes = fs::metadata(sent)
            .with_context(|| format!("{path} is not in dist/app"))?
            .len();
        println!("{bytes:>9}  {:>9}  {path}", fs::metadata(&plain)?.len());
        rows.push(json!({ "path": path, "brotli": bytes }));
        sum += bytes;
    }
    let verdict = match sum {
        0..=AIM => "within the aim",
        _ if sum <= LIMIT => "above the aim, within the limit",
        _ => "ABOVE THE LIMIT",
    };
    println!(
        "{sum:>9}  bytes in sum (brotli; uncompressed beside): {verdict} (aim {AIM}, limit {LIMIT})"
    );
    let report = json!({ "files": rows, "sum": sum, "aim": AIM, "limit": LIMIT });
    fs::write(
        project::target("size.json"),
        serde_json::to_vec_pretty(&report)?,
    )?;
    Ok(sum <= LIMIT)
}

/// Opens the page in Chromium and returns the paths that its first screen loaded.
fn opened() -> Result<BTreeSet<String>> {
    let mut command = project::command("node");
    command
        .arg("e2e/tools/open.mjs")
        .arg("dist/app")
        .env("LINLI_CHROMIUM", setup::chromium()?);
    let outcome = process::must("size-open", &mut command, Duration::from_secs(120))
        .context("the optimised page does not start in the browser")?;
    let last = outcome.text.lines().last().unwrap_or_default();
    let report: Value = serde_json::from_str(last).context("the browser script said nothing")?;
    ensure!(report["ready"] == true, "the app did not mount: {report}");
    let paths = report["paths"]
        .as_array()
        .context("no paths in the report")?;
    Ok(paths
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// The paths on our own site that the page names in tags which load at once. Icons of the home
/// screen are left out: browsers fetch those later, if ever.
fn named_in(page: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::from(["/".to_owned()]);
    for tag in page
        .split('<')
        .filter(|tag| tag.starts_with("link") || tag.starts_with("script"))
    {
        if tag.contains("icon\"") {
            continue;
        }
        for attribute in ["href=\"/", "src=\"/"] {
            if let Some((path, _)) = tag
                .split_once(attribute)
                .and_then(|(_, r)| r.split_once('"'))
            {
                paths.insert(format!(
                    "/{}",
                    path.split(['?', '#']).next().unwrap_or(path)
                ));
            }
        }
    }
    paths
}

/// The sum that the last measurement wrote, for `bench`.
///
/// # Errors
/// When nothing was measured yet.
pub fn last_sum() -> Result<u64> {
    let text = fs::read(project::target("size.json")).context("size was not measured")?;
    let report: Value = serde_json::from_slice(&text)?;
    match report["sum"].as_u64() {
        Some(sum) => Ok(sum),
        None => bail!("size.json holds no sum"),
    }
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn page_names_its_sheets_scripts_and_module_but_not_its_icons() {
        let page = r#"<link rel="stylesheet" href="/app-1.css"/><link rel="icon" href="/f.png">
            <link rel="preload" href="/app-1_bg.wasm" as="fetch"><script src="/boot.js"></script>
            <a href="/me">x</a>"#;
        let paths: Vec<String> = named_in(page).into_iter().collect();
        assert_eq!(paths, ["/", "/app-1.css", "/app-1_bg.wasm", "/boot.js"]);
    }
}
