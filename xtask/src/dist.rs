//! Finishes a built folder: fills the service worker's list and writes compressed copies.
//!
//! The build replaces two tokens in `sw.js`: `/*PRECACHE*/[]` by a JSON array of paths from the
//! top of the site (`["/", "/app-0123456789abcdef.js", …]`), and `/*VERSION*/` by a hash over the
//! names and contents of those files. Beside every compressible file `name` stand `name.br`
//! (brotli, quality 11) and `name.gz`.

use crate::fingerprint;
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

const LIST: &str = "/*PRECACHE*/[]";
const VERSION: &str = "/*VERSION*/";

/// Fills the worker's list, then compresses everything.
///
/// # Errors
/// When a file cannot be read or written, or the worker lacks its tokens.
pub fn finish(folder: &Path) -> Result<()> {
    list(folder)?;
    for file in fingerprint::files_below(folder)? {
        if is_compressible(&file) {
            let bytes = fs::read(&file)?;
            fs::write(beside(&file, "br"), brotli(&bytes)?)?;
            fs::write(beside(&file, "gz"), gzip(&bytes)?)?;
        }
    }
    Ok(())
}

/// Fills the worker's list, where the page has a worker.
///
/// # Errors
/// When a file cannot be read or written, or the worker lacks its tokens.
pub fn list(folder: &Path) -> Result<()> {
    let worker = folder.join("sw.js");
    if worker.exists() {
        let text = fs::read_to_string(&worker)?;
        fs::write(&worker, fill(&text, &precached(folder)?)?)?;
    }
    Ok(())
}

/// Brotli at quality 11, as the server sends it.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings).context("brotli")?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// A file with its path on the site.
struct Precached {
    path: String,
    print: String,
}

/// Everything but the worker itself: the page first, under its own address.
fn precached(folder: &Path) -> Result<Vec<Precached>> {
    let mut list = Vec::new();
    for file in fingerprint::files_below(folder)? {
        let name = file
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        let packed = name.ends_with(".br") || name.ends_with(".gz");
        if packed || name == "sw.js" || name == "robots.txt" {
            continue;
        }
        let path = if name == "index.html" {
            "/".to_owned()
        } else {
            format!("/{name}")
        };
        list.push(Precached {
            path,
            print: fingerprint::of_bytes(&fs::read(&file)?),
        });
    }
    list.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(list)
}

fn fill(worker: &str, list: &[Precached]) -> Result<String> {
    ensure!(worker.contains(LIST), "sw.js lacks the token {LIST}");
    ensure!(worker.contains(VERSION), "sw.js lacks the token {VERSION}");
    let paths: Vec<&str> = list.iter().map(|file| file.path.as_str()).collect();
    let whole: String = list
        .iter()
        .flat_map(|file| [&*file.path, " ", &*file.print])
        .collect();
    // The version also covers the worker, so that a new worker starts a cache of its own.
    let version = fingerprint::of_bytes(format!("{whole}{worker}").as_bytes());
    Ok(worker
        .replace(LIST, &serde_json::to_string(&paths)?)
        .replace(VERSION, &version))
}

fn is_compressible(file: &Path) -> bool {
    let end = file.extension().unwrap_or_default().to_string_lossy();
    matches!(
        &*end,
        "html" | "js" | "css" | "wasm" | "svg" | "json" | "webmanifest" | "txt"
    )
}

fn beside(file: &Path, end: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::{Precached, brotli, fill};

    fn file(print: &str) -> Precached {
        Precached {
            path: "/a.js".to_owned(),
            print: print.to_owned(),
        }
    }

    #[test]
    fn changed_file_changes_the_version_of_the_worker() {
        let worker = "const V = \"/*VERSION*/\", L = /*PRECACHE*/[];";
        let one = fill(worker, &[file("1")]).unwrap();
        assert!(one.contains("L = [\"/a.js\"];"), "{one}");
        assert_ne!(one, fill(worker, &[file("2")]).unwrap());
    }

    #[test]
    fn worker_without_its_tokens_is_refused() {
        assert!(fill("const L = [];", &[file("1")]).is_err());
    }

    #[test]
    fn brotli_gives_the_bytes_back() {
        let bytes = "邻里".repeat(500).into_bytes();
        let packed = brotli(&bytes).unwrap();
        assert!(packed.len() < bytes.len() / 10);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*packed, &mut back).unwrap();
        assert_eq!(back, bytes);
    }
}
