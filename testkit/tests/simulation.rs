//! S1 in its short form. `LINLI_SEED=n` replays one history; `LINLI_SEEDS`, `LINLI_PHONES`,
//! `LINLI_TABS` and `LINLI_EVENTS` make it longer and larger.

use testkit::simulation::{Figures, Plan, run};

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn plan(seed: u64) -> Plan {
    let short = Plan::short(seed);
    let size = |name, usual: usize| setting(name).map_or(usual, |size| size as usize);
    Plan {
        seed,
        phones: size("LINLI_PHONES", short.phones),
        tabs: size("LINLI_TABS", short.tabs),
        events: size("LINLI_EVENTS", short.events as usize) as u32,
    }
}

fn live(seeds: impl Iterator<Item = u64>) {
    let mut sum = Figures::default();
    for seed in seeds {
        let figures = run(&plan(seed)).unwrap_or_else(|fault| {
            panic!("seed {seed}: {fault}\nreplay: LINLI_SEED={seed} cargo test -p testkit --test simulation")
        });
        sum.saved += figures.saved;
        sum.done += figures.done;
        sum.refused += figures.refused;
        sum.wiped += figures.wiped;
    }
    println!("{sum:?}");
    let happened = sum.done > 0 && sum.saved > 0;
    assert!(happened, "nothing happened: {sum:?}");
}

/// Two halves, so that two cores share them.
fn half(of: u64) {
    if let Some(seed) = setting("LINLI_SEED") {
        if seed % 2 == of {
            live(std::iter::once(seed));
        }
        return;
    }
    let seeds = setting("LINLI_SEEDS").unwrap_or(2_000);
    live((0..seeds).filter(|seed| seed % 2 == of));
}

#[test]
fn phones_converge_and_nothing_is_lost_or_doubled_with_even_seeds() {
    half(0);
}

#[test]
fn phones_converge_and_nothing_is_lost_or_doubled_with_odd_seeds() {
    half(1);
}
