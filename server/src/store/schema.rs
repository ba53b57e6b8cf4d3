//! The tables, in versions that only ever grow.

use sqlx::AssertSqlSafe;

use super::{Store, StoreFault, reading, writing};

/// Every version ever shipped, in order. A shipped file never changes.
const VERSIONS: &[&str] = &[
    include_str!("../../migrations/0001_start.sql"),
    include_str!("../../migrations/0002_sign_in.sql"),
    include_str!("../../migrations/0003_history.sql"),
    include_str!("../../migrations/0004_alerts.sql"),
    include_str!("../../migrations/0005_urgent_alerts.sql"),
    include_str!("../../migrations/0006_swept_files.sql"),
    include_str!("../../migrations/0007_push.sql"),
];

impl Store {
    /// Brings the tables up to date; does nothing when they are.
    ///
    /// # Errors
    /// When a statement fails (that version is then rolled back), or the tables are newer.
    pub async fn migrate(&self) -> Result<(), StoreFault> {
        let table = "CREATE TABLE IF NOT EXISTS migration (version BIGINT NOT NULL PRIMARY KEY)";
        writing!(self, pool => sqlx::query(table).execute(pool).await.map(drop))?;
        let done = self.version().await?;
        if done > VERSIONS.len() {
            return Err(StoreFault::Corrupt(format!(
                "the tables are of version {done}, this program knows {}",
                VERSIONS.len()
            )));
        }
        for (index, statements) in VERSIONS.iter().enumerate().skip(done) {
            let version = index + 1;
            let script = format!(
                "BEGIN;\n{statements}\nINSERT INTO migration (version) VALUES ({version});\nCOMMIT;"
            );
            writing!(self, pool => {
                let mut connection = pool.acquire().await?;
                let script = sqlx::raw_sql(AssertSqlSafe(script));
                if let Err(error) = script.execute(&mut *connection).await {
                    let _ = sqlx::raw_sql("ROLLBACK").execute(&mut *connection).await;
                    return Err(error.into());
                }
            });
        }
        Ok(())
    }

    /// The version of the tables; 0 when there are none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn version(&self) -> Result<usize, StoreFault> {
        let sql = "SELECT COALESCE(MAX(version), 0) FROM migration";
        let found: (i64,) = reading!(self, pool => sqlx::query_as(sql).fetch_one(pool).await)?;
        usize::try_from(found.0).map_err(|error| StoreFault::Corrupt(error.to_string()))
    }
}
