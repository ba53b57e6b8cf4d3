//! A whole database as lines of JSON, and back into an empty one of either kind (整库导出、导入): the way
//! from SQLite to PostgreSQL and the other way round.
//!
//! The first line is a [`Head`], each row one line with its table's name and its columns in order, the
//! last line says how many rows there are: a file that was cut short is not taken.

use std::io::{BufRead, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures::TryStreamExt as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row as _};

use super::{Store, StoreFault, reading, writing};

/// The form of the file.
const FORMAT: &str = "linli.database/1";

/// A table with its columns, those of its key first.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, Holds)],
    /// How many of them are its key, which gives the order of its rows.
    key: usize,
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Holds {
    Bytes,
    Number,
    Text,
}

use Holds::{Bytes, Number, Text};

/// Every table but `migration`, which each database has of its own.
const TABLES: &[Table] = &[
    Table {
        name: "community",
        columns: &[
            ("id", Bytes),
            ("seq", Number),
            ("founded_at", Number),
            ("history", Bytes),
        ],
        key: 1,
    },
    Table {
        name: "record",
        columns: &[
            ("community", Bytes),
            ("id", Bytes),
            ("kind", Text),
            ("parent", Bytes),
            ("audience", Text),
            ("seq", Number),
            ("body", Text),
        ],
        key: 3,
    },
    Table {
        name: "command",
        columns: &[
            ("community", Bytes),
            ("id", Bytes),
            ("body_hash", Bytes),
            ("outcome", Text),
            ("seq", Number),
            ("actor", Bytes),
            ("act", Text),
            ("at", Number),
        ],
        key: 2,
    },
    Table {
        name: "audit",
        columns: &[
            ("community", Bytes),
            ("id", Bytes),
            ("at", Number),
            ("actor", Bytes),
            ("what", Text),
            ("about", Bytes),
        ],
        key: 2,
    },
    Table {
        name: "session",
        columns: &[
            ("community", Bytes),
            ("token_hash", Bytes),
            ("id", Bytes),
            ("person", Bytes),
            ("device", Text),
            ("since", Number),
            ("seen_at", Number),
            ("ends_at", Number),
        ],
        key: 2,
    },
    Table {
        name: "blob",
        columns: &[
            ("community", Bytes),
            ("sha256", Bytes),
            ("person", Bytes),
            ("bytes", Bytes),
            ("media", Text),
            ("at", Number),
            ("asked_at", Number),
        ],
        key: 2,
    },
    Table {
        name: "household_code",
        columns: &[
            ("community", Bytes),
            ("home", Bytes),
            ("digest", Bytes),
            ("issued_at", Number),
        ],
        key: 2,
    },
    Table {
        name: "otp",
        columns: &[
            ("community", Bytes),
            ("phone", Text),
            ("purpose", Text),
            ("salt", Bytes),
            ("digest", Bytes),
            ("tries", Number),
            ("ends_at", Number),
        ],
        key: 3,
    },
    Table {
        name: "worker",
        columns: &[
            ("community", Bytes),
            ("login", Text),
            ("person", Bytes),
            ("password", Text),
            ("phone", Text),
        ],
        key: 2,
    },
    Table {
        name: "alert_sent",
        columns: &[
            ("community", Bytes),
            ("person", Bytes),
            ("until", Number),
            ("at", Number),
            ("urgent", Number),
        ],
        key: 2,
    },
    Table {
        name: "push",
        columns: &[
            ("community", Bytes),
            ("session", Bytes),
            ("person", Bytes),
            ("endpoint", Text),
            ("p256dh", Text),
            ("auth", Text),
            ("lang", Text),
            ("until", Number),
            ("urgent", Number),
            ("at", Number),
        ],
        key: 2,
    },
];

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    /// The version of the tables: a file goes into tables of the same one.
    tables: usize,
}

/// A row of a table.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    table: String,
    row: Vec<Value>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Foot {
    rows: u64,
}

/// It did not work; an import has then changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum TransferFault {
    /// From the database or the way to it.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// What the database holds is not what this program writes.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The file cannot be written or read.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The file is of another form, or of a program of another version.
    #[error("the file is not an export of a database whose tables are of version {0}")]
    Form(usize),
    /// The database is not empty.
    #[error("the database holds a community already")]
    NotEmpty,
    /// A line that is none, counted from 1.
    #[error("line {0} cannot be read")]
    Line(u64),
    /// The file ends before its last line.
    #[error("the file was cut short")]
    CutShort,
}

impl Table {
    fn columns(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|it| it.0).collect();
        names.join(", ")
    }

    fn select(&self) -> String {
        let (name, columns) = (self.name, self.columns());
        let key: Vec<&str> = self.columns[..self.key].iter().map(|it| it.0).collect();
        format!("SELECT {columns} FROM {name} ORDER BY {}", key.join(", "))
    }

    fn insert(&self) -> String {
        let (name, columns) = (self.name, self.columns());
        let values: Vec<String> = (1..=self.columns.len())
            .map(|it| format!("${it}"))
            .collect();
        format!(
            "INSERT INTO {name} ({columns}) VALUES ({})",
            values.join(", ")
        )
    }
}

/// Every table and column that goes along, for the test that none is forgotten.
pub fn transferred() -> Vec<(&'static str, &'static str)> {
    let of = |table: &'static Table| table.columns.iter().map(|it| (table.name, it.0));
    TABLES.iter().flat_map(of).collect()
}

impl Store {
    /// Writes everything out, as it was at one moment; how many rows.
    ///
    /// # Errors
    /// When the database does not answer or the file cannot be written.
    pub async fn write_out(&self, to: &mut impl Write) -> Result<u64, TransferFault> {
        let head = Head {
            format: FORMAT.to_owned(),
            tables: self.version().await?,
        };
        put(to, &head)?;
        let mut rows = 0;
        reading!(self, pool => {
            let mut moment = pool.begin().await?;
            if let Self::Postgres(_) = self {
                let one = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
                sqlx::query(one).execute(&mut *moment).await?;
            }
            for table in TABLES {
                let select = AssertSqlSafe(table.select());
                let mut found = sqlx::query(select).fetch(&mut *moment);
                while let Some(row) = found.try_next().await? {
                    let value = |(at, (_, holds)): (usize, &(&str, Holds))| {
                        let value = match holds {
                            Bytes => {
                                let bytes: Option<Vec<u8>> = row.try_get(at)?;
                                bytes.map(|it| BASE64_STANDARD.encode(it).into())
                            }
                            Number => row.try_get::<Option<i64>, usize>(at)?.map(Value::from),
                            Text => row.try_get::<Option<String>, usize>(at)?.map(Value::from),
                        };
                        Ok(value.unwrap_or_default())
                    };
                    let values = table.columns.iter().enumerate().map(value);
                    let line = Line {
                        table: table.name.to_owned(),
                        row: values.collect::<Result<_, sqlx::Error>>()?,
                    };
                    put(to, &line)?;
                    rows += 1;
                }
            }
        });
        put(to, &Foot { rows })?;
        to.flush()?;
        Ok(rows)
    }

    /// Takes everything in that [`Store::write_out`] wrote, all or nothing; how many rows.
    ///
    /// # Errors
    /// When the database is not empty, or the file is none of this version, damaged, or cut short.
    pub async fn take_in(&self, from: &mut impl BufRead) -> Result<u64, TransferFault> {
        let version = self.version().await?;
        let mut lines = from.lines();
        let head = lines.next().transpose()?.unwrap_or_default();
        let head: Option<Head> = serde_json::from_str(&head).ok();
        let fits = |it: &Head| it.format == FORMAT && it.tables == version;
        head.filter(fits).ok_or(TransferFault::Form(version))?;
        let mut rows = 0;
        writing!(self, pool => {
            let mut all = pool.begin().await?;
            let count = "SELECT COUNT(*) FROM community";
            let (there,): (i64,) = sqlx::query_as(count).fetch_one(&mut *all).await?;
            if there > 0 {
                return Err(TransferFault::NotEmpty);
            }
            let whole = loop {
                let Some(line) = lines.next().transpose()? else { break false };
                if let Ok(foot) = serde_json::from_str::<Foot>(&line) {
                    break foot.rows == rows && lines.next().is_none();
                }
                rows += 1;
                let bad = || TransferFault::Line(rows + 1);
                let line: Line = serde_json::from_str(&line).map_err(|_| bad())?;
                let table = TABLES.iter().find(|it| it.name == line.table);
                let table = table.filter(|it| it.columns.len() == line.row.len()).ok_or_else(bad)?;
                let mut insert = sqlx::query(AssertSqlSafe(table.insert()));
                for ((_, holds), value) in table.columns.iter().zip(line.row) {
                    insert = match (holds, value) {
                        (Bytes, Value::Null) => insert.bind(None::<Vec<u8>>),
                        (Bytes, Value::String(it)) => {
                            insert.bind(BASE64_STANDARD.decode(it).map_err(|_| bad())?)
                        }
                        (Number, Value::Null) => insert.bind(None::<i64>),
                        (Number, it) => insert.bind(it.as_i64().ok_or_else(bad)?),
                        (Text, Value::Null) => insert.bind(None::<String>),
                        (Text, Value::String(it)) => insert.bind(it),
                        (Bytes | Text, _) => return Err(bad()),
                    };
                }
                insert.execute(&mut *all).await?;
            };
            if !whole {
                return Err(TransferFault::CutShort);
            }
            all.commit().await?;
        });
        self.know_sessions().await?;
        Ok(rows)
    }
}

fn put(to: &mut impl Write, line: &impl Serialize) -> Result<(), std::io::Error> {
    serde_json::to_writer(&mut *to, line)?;
    to.write_all(b"\n")
}
