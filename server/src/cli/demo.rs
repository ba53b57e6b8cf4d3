//! `demo`: a sample neighbourhood, planted on first start and served.

use std::path::PathBuf;

use clap::Args;

use super::serve::{Listening, listen};
use crate::demo::{Kind, PlanAt};
use crate::{AppState, Clock, Settings, demo};

/// Serve a sample neighbourhood. Codes that would go to telephones stand in the log: never let
/// strangers reach it.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// The folder that holds the demo; made if missing.
    #[arg(long, default_value = "linli-demo")]
    data: PathBuf,
    /// Forget what was done in it and plant it anew.
    #[arg(long)]
    afresh: bool,
    /// Live this many hours ahead of the machine's clock, so that a notice period passes at once.
    #[arg(long, default_value_t = 0)]
    clock_ahead_hours: i64,
    /// Plant the community and its worker alone, without a roster.
    #[arg(long)]
    empty: bool,
    /// Plant the sample with its renovation at this stage: the later ones come months after the rest.
    #[arg(long, conflicts_with = "empty")]
    plan: Option<PlanAt>,
    /// Begin with an emergency that was declared just now: a typhoon evening.
    #[arg(long, conflicts_with_all = ["empty", "plan"])]
    emergency: bool,
    #[command(flatten)]
    listening: Listening,
}

pub(super) async fn run(it: Demo) -> anyhow::Result<()> {
    let clock = Clock::System {
        ahead_ms: it.clock_ahead_hours.saturating_mul(3_600_000),
    };
    if it.clock_ahead_hours != 0 {
        let hours = it.clock_ahead_hours;
        tracing::warn!(hours, "demo: the clock runs ahead of the machine's");
        println!("*** demo: the clock runs {hours} hours ahead ***");
    }
    let kind = match (it.empty, it.plan) {
        (true, _) => Kind::Empty,
        (false, None) if it.emergency => Kind::Emergency,
        (false, None) => Kind::Usual,
        (false, Some(at)) => Kind::Plan(at),
    };
    if it.afresh {
        demo::forget(&it.data)?;
    }
    let (store, sheet) = demo::open_as(&it.data, clock.now(), kind).await?;
    println!("邻里样例：临江社区，临江里小区");
    println!("  地址  http://{}", it.listening.listen);
    println!("{sheet}");
    let settings = Settings {
        sms_file: Some(it.data.join(demo::SMS)),
        push_file: Some(it.data.join(demo::PUSH)),
        sample: Some(it.data.join(demo::SHEET)),
        ..it.listening.settings()?
    };
    listen(AppState::new(store, clock, settings), it.listening.listen).await
}
