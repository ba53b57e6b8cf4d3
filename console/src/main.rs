//! The staff office (办公台), desktop first: one folder per slice, the nouns of the rulebook.
//!
//! Views read the replica and nothing else; every act goes through it, so the office works
//! without a network too, once it is open. `shell` is the frame and what all slices share.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(
        dead_code,
        reason = "the office runs in a browser; elsewhere only its tests do"
    )
)]

mod assessment;
mod councils;
mod covenant;
mod duty;
mod emergency;
mod funds;
mod grid;
mod issues;
mod members;
mod notices;
mod owners;
mod points;
mod privacy;
mod projects;
mod proposals;
mod renovation;
mod rooms;
mod sentiment;
mod shell;
mod sync;
mod volunteering;

mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::mount::mount_to_body;
    use leptos::prelude::*;
    use offline::{Config, Replica};

    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    wasm_bindgen_futures::spawn_local(async {
        let replica = Replica::open(Config::default()).await;
        components::end_first_paint();
        mount_to_body(move || view! { <shell::App replica /> });
        if let Some(body) = document().body() {
            // The name is valid, so nothing is refused.
            body.dataset().set("ready", "true").unwrap_or_default();
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("The office runs in a browser: cargo xtask run");
}
