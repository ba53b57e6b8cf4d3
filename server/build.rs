//! Makes the folders whose files the program carries, so that it compiles before the apps are
//! built.

fn main() {
    for folder in ["../dist/app", "../dist/console"] {
        if let Err(error) = std::fs::create_dir_all(folder) {
            println!("cargo:warning=cannot make {folder}: {error}");
        }
        println!("cargo:rerun-if-changed={folder}");
    }
}
