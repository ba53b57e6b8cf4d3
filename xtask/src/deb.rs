//! `deb`: the program as a Debian package, with a service that may do little.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::run::{Profile, build_server};
use crate::setup::{Need, ensure};
use crate::{process, project, web};

/// Where each file goes, and how it may be used.
const FILES: [(&str, &str, u32); 6] = [
    (
        "packaging/linli.service",
        "lib/systemd/system/linli.service",
        0o644,
    ),
    ("packaging/linli.env", "etc/linli/linli.env", 0o640),
    ("docs/operate.md", "usr/share/doc/linli/operate.md", 0o644),
    ("packaging/deb/conffiles", "DEBIAN/conffiles", 0o644),
    ("packaging/deb/postinst", "DEBIAN/postinst", 0o755),
    ("packaging/deb/prerm", "DEBIAN/prerm", 0o755),
];

/// Builds pages and program as they are installed, and the package of them.
///
/// # Errors
/// When something does not build, or this is no Debian.
pub fn run() -> Result<bool> {
    ensure(&[Need::Web])?;
    let architecture = process::answer("dpkg", &["--print-architecture"])
        .context("a Debian package is made on Debian: dpkg is missing")?;
    web::build()?;
    let program = build_server(Profile::Release)?;
    let version = env!("CARGO_PKG_VERSION");
    let name = format!("linli_{version}_{architecture}");
    let tree = project::target("deb").join(&name);
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    put(&program, &tree.join("usr/bin/linli"), 0o755)?;
    for (from, to, mode) in FILES {
        put(&project::at(from), &tree.join(to), mode)?;
    }
    let control = fs::read_to_string(project::at("packaging/deb/control"))?;
    let control = control
        .replace("@VERSION@", version)
        .replace("@ARCHITECTURE@", &architecture);
    fs::write(tree.join("DEBIAN/control"), control)?;
    let package = project::target("deb").join(format!("{name}.deb"));
    let mut build = project::command("dpkg-deb");
    build.args(["--build", "--root-owner-group"]);
    build.arg(&tree).arg(&package);
    process::must("dpkg-deb", &mut build, Duration::from_secs(300))?;
    println!("{}", package.display());
    Ok(true)
}

fn put(from: &Path, to: &Path, mode: u32) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode))?;
    Ok(())
}
