//! The daily sweep of files that no record shows (清理无人引用的文件): sent with an act that was refused or
//! never came, or shown by something that has had its years.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{Digest, Record};

use super::Community;
use crate::store::StoreFault;

/// How long a file stays after it was last sent or asked for (design default): an act that shows it
/// may wait in a phone that lies in a drawer.
const KEPT_DAYS: i64 = 60;

/// How many letters a digest has.
const LETTERS: usize = 64;

impl Community {
    /// Drops whole files that no record names and nobody has sent or asked for these sixty days; says
    /// how many. Nobody writes to the community meanwhile, so none of them comes to be shown.
    ///
    /// # Errors
    /// When the database does not answer; then nothing is dropped.
    pub async fn sweep(&self) -> Result<usize, StoreFault> {
        let since = self.now().plus_days(-KEPT_DAYS);
        let (mut group, _) = self.store().begin(self.id).await?;
        let old: BTreeSet<Digest> = group
            .files_until(self.id, since)
            .await?
            .into_iter()
            .collect();
        if old.is_empty() {
            return Ok(0);
        }
        self.freshen().await?;
        let shown = self.look(|town| named(town.iter(), &old));
        let gone: Vec<Digest> = old.difference(&shown).copied().collect();
        group.drop_those(self.id, &gone, since).await?;
        group.commit().await?;
        Ok(gone.len())
    }
}

/// Those of some files that a record names, wherever in it: who reads it is no matter here.
pub(super) fn named<'a>(
    records: impl Iterator<Item = &'a Arc<Record>>,
    files: &BTreeSet<Digest>,
) -> BTreeSet<Digest> {
    if files.is_empty() {
        return BTreeSet::new();
    }
    let bodies = records.map(|record| record.body());
    bodies.flat_map(|body| digests(&body, files)).collect()
}

fn digests(body: &str, files: &BTreeSet<Digest>) -> Vec<Digest> {
    let words = body.split(|letter: char| !letter.is_ascii_hexdigit());
    let words = words.filter(|word| word.len() == LETTERS);
    let found = words.filter_map(|word| word.parse().ok());
    found.filter(|it| files.contains(it)).collect()
}
