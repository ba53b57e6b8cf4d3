//! `run`: the demo neighbourhood, served.

use crate::setup::{Need, ensure};
use crate::{process, project, quick, web};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Where to serve the demo.
#[derive(Args)]
pub struct Options {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Keep what an earlier demo wrote instead of starting afresh.
    #[arg(long)]
    keep: bool,
    /// Build the pages without optimisation: quick to build, slow to load.
    #[arg(long)]
    quick: bool,
}

/// Builds everything and hands over to `linli demo`, which prints addresses and sign-in codes.
///
/// # Errors
/// When something cannot be installed, built or started.
pub fn run(options: &Options) -> Result<bool> {
    ensure(&[Need::Web])?;
    if options.quick {
        quick::build(None)?;
    } else {
        web::build()?;
    }
    let linli = build_server(Profile::Dev)?;
    let data = project::target("demo");
    if data.exists() && !options.keep {
        fs::remove_dir_all(&data)?;
    }
    fs::create_dir_all(&data)?;
    let mut command = project::command(&linli.to_string_lossy());
    command
        .args(["demo", "--listen", &options.listen.to_string(), "--data"])
        .arg(&data);
    // In the foreground and in this terminal: Ctrl-C reaches the server, and it ends in order.
    let status = command.status().context("cannot start linli")?;
    Ok(status.success())
}

/// How the server is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// The one that the demo, the tests and the stories share, so that it compiles once.
    Dev,
    /// For figures.
    Release,
}

/// Builds the `linli` program.
///
/// # Errors
/// When it does not compile.
pub fn build_server(profile: Profile) -> Result<PathBuf> {
    web::ensure_folders()?;
    println!("   building the server");
    let mut command = project::cargo(&["build", "--package", "server", "--bin", "linli"]);
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            command.arg("--release");
            "release"
        }
    };
    process::must("build-server", &mut command, Duration::from_secs(2400))?;
    Ok(project::target(folder).join("linli"))
}
