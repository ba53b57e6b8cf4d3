//! Cuts a linked module into the parts that its split points name, so that the first screen waits
//! for nothing but its own.
//!
//! Trunk binds the module whole; this takes the linked module from before that, cuts it, binds the
//! first part, shrinks every part and script, and lets the page load those instead. Every file is named by
//! its content, and so by what it loads.

use crate::{fingerprint, process, project, web};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How the splitter names the script that loads the parts.
const LOADER: &str = "__wasm_split.js";

/// Cuts the module of a page that Trunk wrote into `folder`.
///
/// # Errors
/// When a tool refuses, or the page does not load what Trunk wrote.
pub fn cut(name: &str, folder: &Path) -> Result<()> {
    let work = project::target("web/parts");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let linked = project::target("wasm32-unknown-unknown/wasm").join(format!("{name}.wasm"));
    let mut split = project::command("wasm-split-cli");
    split.args(["--target", "web", "--out-name", name]);
    split.arg(&linked).arg(&work);
    process::must("web-split", &mut split, Duration::from_secs(300))?;

    let bound = work.join("bound");
    let mut bind = project::command("wasm-bindgen");
    // The parts use what the linker itself exports: the table of functions.
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--out-name",
        name,
    ]);
    bind.arg("--out-dir").arg(&bound);
    bind.arg(work.join(format!("{name}.wasm")));
    process::must("web-bind", &mut bind, Duration::from_secs(300))?;

    let mut loader = fs::read_to_string(work.join(LOADER)).context("the splitter's script")?;
    let quoted = |part: &Path| format!("\"./{}\"", file_name(part));
    let mut modules = fingerprint::files_below(&work)?;
    modules.retain(|it| file_name(it).ends_with(".wasm") && loader.contains(&quoted(it)));
    let smaller = web::all_shrunk(&modules)?;
    for (part, small) in modules.iter().zip(smaller) {
        let file = file_name(part);
        let quoted = quoted(part);
        let plain = file.trim_start_matches("split_").trim_end_matches(".wasm");
        let named = format!("{plain}-{}.wasm", fingerprint::of_bytes(&small));
        fs::write(folder.join(&named), small)?;
        loader = loader.replace(&quoted, &format!("\"./{named}\""));
    }

    let script = fs::read_to_string(bound.join(format!("{name}.js"))).context("the bindings")?;
    // The two load each other, so one hash over both names them.
    let print = fingerprint::of_bytes(format!("{script}{loader}").as_bytes());
    let (script_name, loader_name) = (format!("{name}-{print}.js"), format!("parts-{print}.js"));
    // The module goes on asking for the loader by its first name; only the file has another.
    let from = |name: &str| format!("from \"./{name}\"");
    let script = terse(&renamed(&script, &from(LOADER), &from(&loader_name))?, true)?;
    let loader = terse(
        &renamed(&loader, &format!("{name}.js"), &script_name)?,
        true,
    )?;
    let module = web::shrunk(&bound.join(format!("{name}_bg.wasm")))?;
    let module_name = format!("{name}-{}_bg.wasm", fingerprint::of_bytes(&module));

    let page_path = folder.join("index.html");
    let mut page = fs::read_to_string(&page_path)?;
    for (end, new) in [("js", &script_name), ("wasm", &module_name)] {
        let old = trunks(folder, name, end)?;
        page = renamed(&page, &old, new)?;
        fs::remove_file(folder.join(old))?;
    }
    // Asked for at once, not after the script that names it has come.
    let hint = format!(
        "<link rel=\"modulepreload\" href=\"/{loader_name}\" crossorigin=\"anonymous\"></head>"
    );
    page = renamed(&page, "</head>", &hint)?;
    let boot = folder.join("boot.js");
    fs::write(&boot, terse(&fs::read_to_string(&boot)?, false)?)?;
    fs::write(page_path, page)?;
    fs::write(folder.join(script_name), script)?;
    fs::write(folder.join(loader_name), loader)?;
    fs::write(folder.join(module_name), module)?;
    Ok(())
}

/// The same script in fewer letters.
fn terse(script: &str, module: bool) -> Result<String> {
    let (long, short) = (
        project::target("web/long.js"),
        project::target("web/short.js"),
    );
    fs::write(&long, script)?;
    let mut command = project::command("terser");
    command.args(module.then_some("--module"));
    command
        .args(["--compress", "--mangle", "--output"])
        .arg(&short)
        .arg(&long);
    process::must("web-terser", &mut command, Duration::from_secs(120))?;
    fs::read_to_string(&short).context("the shortened script")
}

/// The file that Trunk wrote for this page: `app-<hash>.js`, `app-<hash>_bg.wasm`.
fn trunks(folder: &Path, name: &str, end: &str) -> Result<String> {
    let start = format!("{name}-");
    fingerprint::files_below(folder)?
        .iter()
        .map(|path| file_name(path))
        .find(|file| file.starts_with(&start) && file.ends_with(&format!(".{end}")))
        .with_context(|| format!("Trunk wrote no {name}-….{end}"))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The text with a name replaced that must be in it.
fn renamed(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.contains(old), "nothing names {old}");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn name_that_nothing_uses_is_an_error() {
        assert_eq!(
            renamed("a './x.js'", "x.js", "x-1.js").unwrap(),
            "a './x-1.js'"
        );
        assert!(renamed("a './y.js'", "x.js", "x-1.js").is_err());
    }
}
