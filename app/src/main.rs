//! The residents' app (居民端): one folder per slice, and the router is the table of contents.

mod councils;
mod home;
mod members;
mod owners;
mod parts;
mod points;
mod projects;
mod proposals;
mod renovation;
mod router;
mod shell;
mod sync;
mod volunteering;

mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

use leptos::prelude::*;

use shell::Core;

fn main() {
    wasm_bindgen_futures::spawn_local(async {
        // The first paint stays until the phone's own records are in memory: no empty screen between.
        let core = Core::open().await;
        components::end_first_paint();
        mount_to_body(move || shell::app(core));
        shell::ready();
    });
}
