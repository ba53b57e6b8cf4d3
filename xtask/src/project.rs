//! Where things lie in the repository.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .components()
        .fold(PathBuf::new(), |mut path, part| {
            if part.as_os_str() == ".." {
                path.pop();
            } else {
                path.push(part);
            }
            path
        })
}

/// A path given from the top folder.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder, also when `CARGO_TARGET_DIR` moves it.
pub fn target(path: &str) -> PathBuf {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), PathBuf::from);
    folder.join(path)
}

/// A command that runs in the top folder, with our own tools first on its search path.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", search_path());
    command
}

/// `cargo` with the given words.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(words);
    command
}

/// Tools installed for this repository alone, then the npm tools, then the machine's own.
fn search_path() -> OsString {
    let ours = [target("tools/bin"), at("e2e/node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(env::split_paths(&theirs));
    env::join_paths(all).unwrap_or(theirs)
}
