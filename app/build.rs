//! Turns `locales/` into typed texts; asks the linker for what the splitter needs.

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
    // Which function uses which: without this nothing can be cut out of the linked module.
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
