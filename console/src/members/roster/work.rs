//! What the wizard has in hand: a file, its columns, the answer of the dry run.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;
use wire::{Columns, FaultCode, MOST_ROSTER_BYTES, RosterPreview};

use super::dry_run::changes_nothing;
use crate::shell::{Book, unreached, use_book};
use crate::texts::Texts;

/// Where the wizard stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// No file yet.
    File,
    /// Which column holds what.
    Columns,
    /// Checked, nothing written.
    DryRun,
    /// Written.
    Written,
}

/// The roster in hand.
#[derive(Clone, Copy)]
pub(super) struct Work {
    book: Book,
    /// Its name and its bytes.
    file: RwSignal<Option<(String, Vec<u8>)>>,
    /// The last answer of the server.
    pub(super) preview: RwSignal<Option<RosterPreview>>,
    /// Whether the office wants to see the columns again.
    mapping: RwSignal<bool>,
    /// Whether the server is reading.
    pub(super) busy: RwSignal<bool>,
    /// Why there is no answer.
    pub(super) fault: RwSignal<Option<String>>,
}

impl Work {
    /// Nothing in hand.
    pub(super) fn nothing() -> Self {
        Self {
            book: use_book(),
            file: RwSignal::new(None),
            preview: RwSignal::new(None),
            mapping: RwSignal::new(false),
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }

    /// Where the wizard stands: derived, never set.
    pub(super) fn step(self) -> Step {
        let mapping = self.mapping.get();
        self.preview.with(|preview| match preview {
            None => Step::File,
            Some(preview) if preview.committed => Step::Written,
            Some(preview) if mapping || lacks_a_column(preview) => Step::Columns,
            Some(_) => Step::DryRun,
        })
    }

    /// What came of each step, or what it waits for.
    pub(super) fn notes(self, t: Texts) -> [String; 4] {
        let file = self
            .file
            .with(|file| file.as_ref().map(|(name, _)| name.clone()));
        let preview = self.preview.get();
        let columns = preview
            .as_ref()
            .map(|preview| t.step_columns_known(preview.columns.len()));
        let dry = preview.as_ref().map(|preview| match preview.faults.len() {
            0 => t.step_dry_run_clean().to_owned(),
            faults => t.step_dry_run_faults(faults),
        });
        let written = preview.and_then(|preview| {
            if preview.committed {
                return Some(t.step_commit_done(preview.rows));
            }
            let same = preview.faults.is_empty() && changes_nothing(&preview.diff);
            same.then(|| t.step_commit_needless().to_owned())
        });
        [
            file.unwrap_or_else(|| t.step_file_wait().to_owned()),
            columns.unwrap_or_default(),
            dry.unwrap_or_default(),
            written.unwrap_or_else(|| t.step_commit_wait().to_owned()),
        ]
    }

    /// Takes a file and has it checked with the columns the server guesses.
    pub(super) fn take(self, file: File, t: Texts) {
        self.fault.set(None);
        if file.size() > MOST_ROSTER_BYTES as f64 {
            return self
                .fault
                .set(Some(t.roster_too_large(MOST_ROSTER_BYTES >> 20)));
        }
        self.busy.set(true);
        spawn_local(async move {
            match components::bytes_of(&file).await {
                Some(bytes) => {
                    self.file.set(Some((file.name(), bytes)));
                    self.mapping.set(false);
                    self.ask(None, false, t).await;
                }
                None => self.fault.set(Some(t.roster_unreadable().to_owned())),
            }
            self.busy.set(false);
        });
    }

    /// Has the file checked with these columns.
    pub(super) fn map(self, columns: Columns, t: Texts) {
        self.mapping.set(false);
        self.send(Some(columns), false, t);
    }

    /// Looks at the columns again.
    pub(super) fn look_at_columns(self) {
        self.mapping.set(true);
    }

    /// Writes the roster.
    pub(super) fn write(self, t: Texts) {
        let columns = self
            .preview
            .with_untracked(|it| it.as_ref().map(|it| it.columns.clone()));
        self.send(columns, true, t);
    }

    /// Puts everything down again.
    pub(super) fn start_again(self) {
        self.file.set(None);
        self.preview.set(None);
        self.mapping.set(false);
    }

    fn send(self, columns: Option<Columns>, write: bool, t: Texts) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            self.ask(columns, write, t).await;
            self.busy.set(false);
        });
    }

    async fn ask(self, columns: Option<Columns>, write: bool, t: Texts) {
        let bytes = self
            .file
            .with_untracked(|file| file.as_ref().map(|(_, bytes)| bytes.clone()));
        let Some(bytes) = bytes else { return };
        self.fault.set(None);
        match self
            .book
            .office()
            .preview_roster(bytes, columns.as_ref(), write)
            .await
        {
            Ok(preview) => self.preview.set(Some(preview)),
            Err(not_done) => self.fault.set(Some(unreached(&not_done, t))),
        }
    }
}

fn lacks_a_column(preview: &RosterPreview) -> bool {
    preview
        .faults
        .iter()
        .any(|fault| fault.code == FaultCode::ColumnMissing)
}
