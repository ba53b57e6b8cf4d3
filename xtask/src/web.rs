//! Builds the residents' app into `dist/app` and the office into `dist/console`.
//!
//! In this order:
//! 1. `style/app.css` and `style/console.css` are bundled and lowered for older engines (nesting,
//!    newer colour functions) into `target/web/`, from where the pages take them.
//! 2. Trunk compiles each crate with the cargo profile `wasm` and writes the page.
//! 3. The residents' module is cut into parts (see `parts`).
//! 4. `wasm-opt` makes every module smaller, and each is named by its new content.
//! 5. `dist` fills the service worker's list and compresses (see there for the tokens).
//!
//! Nothing here uses the network. An unchanged app is not built again.

use crate::{dist, fingerprint, parts, process, project};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// One page with its own module.
struct Page {
    /// The crate, and the folder below `dist`.
    name: &'static str,
    /// Trunk's settings, beside the page.
    config: &'static str,
    /// Whether its module is cut into parts: where a phone pays for every byte.
    cut: bool,
    /// Everything but the shared sources that the result depends on.
    sources: &'static [&'static str],
}

/// How the pages are compiled, beyond `.cargo/config.toml` and the cargo profile (`docs/adr/0009`).
/// The tests are compiled without: they want their panics told.
const FLAGS: &str = concat!(
    "--cfg getrandom_backend=\"wasm_js\" --cfg erase_components",
    " -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
);

const PAGES: [Page; 2] = [
    Page {
        name: "app",
        config: "Trunk.toml",
        cut: true,
        sources: &["app", "index.html", "Trunk.toml", "public"],
    },
    Page {
        name: "console",
        config: "console/Trunk.toml",
        cut: false,
        sources: &["console"],
    },
];

/// What both pages are made of.
const SHARED: [&str; 15] = [
    "domain",
    "wire",
    "offline",
    "components",
    "catalogue",
    "style",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "rust-toolchain.toml",
    "e2e/package-lock.json",
    "e2e/tools/styles.mjs",
    "xtask/src/web.rs",
    "xtask/src/dist.rs",
    "xtask/src/parts.rs",
];

/// Builds both pages, each only if its sources have changed.
///
/// # Errors
/// When a source is missing or a tool refuses it; the tail of its log is in the error.
pub fn build() -> Result<()> {
    PAGES.iter().try_for_each(build_page)
}

/// Makes `dist` exist, so that the server compiles before the first web build.
///
/// # Errors
/// When the folders cannot be made.
pub fn ensure_folders() -> Result<()> {
    for page in &PAGES {
        fs::create_dir_all(project::at("dist").join(page.name))?;
    }
    Ok(())
}

fn build_page(page: &Page) -> Result<()> {
    let sources: Vec<PathBuf> = page
        .sources
        .iter()
        .chain(&SHARED)
        .map(|path| project::at(path))
        .collect();
    let print = fingerprint::of_paths(&sources)?;
    let folder = project::at("dist").join(page.name);
    let stamp = project::target("xtask").join(format!("{}.fingerprint", page.name));
    if folder.join("index.html").exists()
        && fs::read_to_string(&stamp).is_ok_and(|old| old == print)
    {
        println!("   dist/{} is up to date", page.name);
        return Ok(());
    }
    println!("   building dist/{}", page.name);
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    lower_styles(page.name)?;
    bundle(page, &folder)?;
    if page.cut {
        parts::cut(page.name, &folder)?;
    } else {
        shrink_module(page.name, &folder)?;
    }
    dist::finish(&folder)?;
    fs::create_dir_all(project::target("xtask"))?;
    fs::write(stamp, print)?;
    Ok(())
}

/// Bundles and lowers the style sheet of a page into `target/web/`.
///
/// # Errors
/// When a sheet is missing or does not parse.
pub fn lower_styles(name: &str) -> Result<()> {
    let mut command = project::command("node");
    command
        .arg("e2e/tools/styles.mjs")
        .arg(project::at("style").join(format!("{name}.css")))
        .arg(project::at("target/web").join(format!("{name}.css")));
    process::must(
        &format!("web-styles-{name}"),
        &mut command,
        Duration::from_secs(60),
    )?;
    Ok(())
}

fn bundle(page: &Page, folder: &Path) -> Result<()> {
    empty(folder)?;
    let mut command = project::command("trunk");
    command.args([
        "build",
        "--offline",
        "--skip-version-check",
        "--config",
        page.config,
    ]);
    // Trunk reads this one as true or false; other programs set it to 1.
    command.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    smaller(&mut command);
    process::must(
        &format!("web-trunk-{}", page.name),
        &mut command,
        Duration::from_secs(1800),
    )?;
    Ok(())
}

/// Empties a folder: files of an earlier build keep other names, so Trunk would leave them lying.
/// The folder itself stays, for a server that is compiled meanwhile.
///
/// # Errors
/// When something in it cannot be removed.
pub fn empty(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Lets cargo compile the standard library too, without the words of panics.
pub fn smaller(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
}

/// Makes the module of a page that is not cut smaller, and names it by its new content.
fn shrink_module(name: &str, folder: &Path) -> Result<()> {
    let module = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "wasm"))
        .with_context(|| format!("Trunk wrote no wasm into {}", folder.display()))?;
    let bytes = shrunk(&module)?;
    let new_name = format!("{name}-{}_bg.wasm", fingerprint::of_bytes(&bytes));
    let old_name = module
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    fs::remove_file(&module)?;
    fs::write(folder.join(&new_name), bytes)?;
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page)?;
    if !text.contains(&old_name) {
        bail!("the page {} does not load {old_name}", page.display());
    }
    fs::write(&page, text.replace(&old_name, &new_name))?;
    Ok(())
}

/// The module, made smaller. No feature flags: the module says itself which features it uses, and
/// with `--all-features` the result is one that browsers refuse.
///
/// # Errors
/// When `wasm-opt` refuses it.
pub fn shrunk(module: &Path) -> Result<Vec<u8>> {
    let whole = fs::read(module).with_context(|| format!("no {}", module.display()))?;
    if whole.len() < SMALL {
        return without_names(&whole)
            .with_context(|| format!("{} is not a module", module.display()));
    }
    let name = module.file_stem().unwrap_or_default().to_string_lossy();
    let small = project::target(&format!("web/small-{name}.wasm"));
    let mut command = project::command("wasm-opt");
    // By name, functions of one kind lie together, which compresses better; so does `-Os`, though
    // its modules are longer.
    command.args(["-Os", "--reorder-functions-by-name"]);
    command.arg(module).arg("-o").arg(&small);
    process::must(
        &format!("web-wasm-opt-{name}"),
        &mut command,
        Duration::from_secs(600),
    )?;
    let bytes = fs::read(&small).with_context(|| format!("no {}", small.display()))?;
    fs::remove_file(&small)?;
    Ok(bytes)
}

/// Up to how many bytes a module is only stripped: starting the program for it costs more than what
/// it would find, and there are hundreds of them.
const SMALL: usize = 4096;

/// A module without its custom sections: names, and who made it. `None` where it is none.
fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 8;
    let mut rest = module
        .get(HEAD..)
        .filter(|_| module.starts_with(b"\0asm"))?;
    let mut kept = module[..HEAD].to_vec();
    while let [kind, after @ ..] = rest {
        let (size, digits) = number(after)?;
        let end = 1 + digits + size;
        let section = rest.get(..end)?;
        if *kind != 0 {
            kept.extend_from_slice(section);
        }
        rest = &rest[end..];
    }
    Some(kept)
}

/// A number as modules write it (LEB128), and how many bytes it took.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

/// Several modules made smaller, in their order. There are hundreds, and most of the time goes into
/// starting the program: as many run at once as there are cores.
///
/// # Errors
/// When `wasm-opt` refuses one.
pub fn all_shrunk(modules: &[PathBuf]) -> Result<Vec<Vec<u8>>> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let each = modules.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = modules
            .chunks(each)
            .map(|some| scope.spawn(move || some.iter().map(|it| shrunk(it)).collect()))
            .collect();
        let mut all = Vec::new();
        for worker in workers {
            let done: Result<Vec<Vec<u8>>> = worker
                .join()
                .map_err(|_| anyhow!("a worker of wasm-opt ended early"))?;
            all.extend(done?);
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_loses_its_names_and_nothing_else() {
        let module = b"\0asm\x01\0\0\0\x01\x01\0\0\x03\x02ab\x0a\x81\0x";
        let kept = b"\0asm\x01\0\0\0\x01\x01\0\x0a\x81\0x";
        assert_eq!(without_names(module).as_deref(), Some(kept.as_slice()));
        for broken in [b"nothing".as_slice(), b"\0asm\x01\0\0\0\x01\x09a"] {
            assert_eq!(without_names(broken), None);
        }
    }
}
