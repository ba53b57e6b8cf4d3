//! The residents' app (居民端): one folder per slice, and the router is the table of contents.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(
        dead_code,
        reason = "the app runs in a browser; elsewhere only its tests do"
    )
)]

mod alerts;
mod assessment;
mod councils;
mod covenant;
mod duty;
mod emergency;
mod funds;
mod grid;
mod home;
mod issues;
mod members;
mod notices;
mod owners;
mod parts;
mod points;
mod privacy;
mod projects;
mod proposals;
mod renovation;
mod rooms;
mod router;
mod sentiment;
mod shell;
mod sync;
mod volunteering;

mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use shell::Core;

    wasm_bindgen_futures::spawn_local(async {
        // The first paint stays until the phone's own records are in memory: no empty screen between.
        let core = Core::open().await;
        components::end_first_paint();
        mount_to_body(move || shell::app(core));
        shell::ready();
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("The app runs in a browser: cargo xtask run");
}
