//! Turns `locales/` into typed texts.

use std::path::Path;

fn main() {
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out).join("texts.rs");
    catalogue::generate(
        "locales".as_ref(),
        &out,
        "domain::Lang",
        catalogue::Visibility::Crate,
    );
}
