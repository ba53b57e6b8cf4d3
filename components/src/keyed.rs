//! Rows that each stand for one record, for as long as it is there.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;

/// A row for each of them, and the same row while others come, go and change: a click lands on what
/// was seen, and what is open in a row stays open. A row is written anew when its own record
/// changes, or what it reads beside it; so a row with a sheet reads the rest in closures of its own.
pub fn keyed<T, K>(
    all: Memo<Vec<T>>,
    key: fn(&T) -> K,
    row: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let keys = Memo::new(move |_| all.with(|all| all.iter().map(key).collect::<Vec<K>>()));
    let by_key = Memo::new(move |_| {
        let each = |it: &T| (key(it), it.clone());
        all.with(|all| all.iter().map(each).collect::<HashMap<K, T>>())
    });
    let one = move |of: K| {
        let it = Memo::new(move |_| by_key.with(|all| all.get(&of).cloned()));
        move || it.get().map(row)
    };
    view! { <For each=move || keys.get() key=|key| *key children=one /> }.into_any()
}
