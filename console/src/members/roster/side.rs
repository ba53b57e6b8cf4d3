//! Beside the dry run: its numbers, what needs a ruling, and the one act that comes next.

use std::collections::BTreeSet;

use components::{
    Banner, Button, ButtonLook, Fact, Facts, FilePick, Flow, Glyph, Icon, Panel, Tally, Tone,
};
use domain::Area;
use leptos::prelude::*;
use wire::{RosterFault, RosterPreview};

use super::dry_run::changes_nothing;
use super::faults::{field_name, told};
use super::work::Work;
use crate::shell::{csv_url, texts};
use crate::texts::Texts;

/// The panel of the dry run.
#[component]
pub(super) fn Side(work: Work, preview: RosterPreview) -> impl IntoView {
    let t = texts();
    let faulty: BTreeSet<u32> = preview.faults.iter().map(|fault| fault.row).collect();
    let (wrong, rows) = (faulty.len() as u64, u64::from(preview.rows));
    let next = if wrong > 0 {
        mend(work, &preview.faults, t).into_any()
    } else {
        write(work, &preview, t).into_any()
    };
    let flow = t.side_flow(wrong, rows.saturating_sub(wrong));
    view! {
        <Panel title=t.side_title()>
            <div class="stack stack--2">
                {if wrong > 0 {
                    view! { <Tally number=wrong.to_string() label=t.side_wrong(rows) wrong=true /> }
                        .into_any()
                } else {
                    view! { <Tally number=rows.to_string() label=t.side_well() /> }.into_any()
                }}
                <Flow label=flow parts=(rows.saturating_sub(wrong), wrong) />
            </div>
            {next}
        </Panel>
    }
}

/// Faults: nothing was written; the mended file, or the list of faults to take along.
fn mend(work: Work, faults: &[RosterFault], t: Texts) -> impl IntoView {
    let mut rows = vec![
        [
            t.fault_row(),
            t.field_room(),
            t.field_owners(),
            t.fault_field(),
            t.fault_cell(),
            t.fault_mend(),
        ]
        .map(String::from)
        .to_vec(),
    ];
    rows.extend(faults.iter().map(|fault| {
        let (what, mend) = told(fault.code, t);
        let field = field_name(fault.field, t).to_owned();
        vec![
            fault.row.to_string(),
            fault.room.clone(),
            fault.owner.clone(),
            field,
            fault.cell.clone(),
            format!("{what} {mend}"),
        ]
    }));
    view! {
        <Banner glyph=Glyph::INFO tone=Tone::Wait title=t.side_nothing_written()>
            {t.side_all_or_nothing()}
        </Banner>
        <FilePick
            label=t.roster_mended()
            accept=".xlsx,.csv"
            primary=true
            on_file=move |file| work.take(file, t)
        />
        <a class="button button--block" href=csv_url(&rows) download=t.faults_file() rel="external">
            <Icon glyph=Glyph::DOWNLOAD small=true />
            {t.faults_save(faults.len())}
        </a>
        <Button look=ButtonLook::Quiet on_press=move |()| work.look_at_columns()>
            {t.columns_again()}
        </Button>
    }
}

/// No faults: the numbers, and writing them.
fn write(work: Work, preview: &RosterPreview, t: Texts) -> impl IntoView {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.numbers_homes(), t.homes(preview.voting_homes)),
        fact(t.numbers_parking(), t.places(preview.parking)),
        fact(t.numbers_area(), t.square_metres(Area(preview.area))),
        fact(t.numbers_heads(), t.heads(preview.heads)),
        fact(
            t.side_compared(),
            t.side_diff(
                preview.diff.added.len(),
                preview.diff.changed.len(),
                preview.diff.removed.len(),
            ),
        ),
    ];
    let (same, rows) = (changes_nothing(&preview.diff), preview.rows);
    let unsettled = preview.unsettled.clone();
    let names = unsettled.join(t.list_comma());
    let ruling_text = if same {
        t.side_ruling_now(names)
    } else {
        t.side_ruling_text(names)
    };
    let ruling = (!unsettled.is_empty()).then(|| {
        view! {
            <div class="stack stack--1">
                <h3 class="field__label">{t.side_ruling(unsettled.len())}</h3>
                <p class="soft">{ruling_text}</p>
            </div>
        }
    });
    let act = (!same).then(|| {
        view! {
            <Button
                look=ButtonLook::Primary
                block=true
                busy=work.busy
                on_press=move |()| work.write(t)
            >
                {t.roster_write(rows)}
            </Button>
        }
    });
    view! {
        <Facts facts />
        {ruling}
        {act}
        <Button block=true on_press=move |()| work.start_again()>
            {t.roster_other_file()}
        </Button>
        <Button look=ButtonLook::Quiet on_press=move |()| work.look_at_columns()>
            {t.columns_again()}
        </Button>
    }
}
