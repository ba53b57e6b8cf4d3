//! `GET /{list}.xlsx` and `GET /{list}.csv`: the office's lists; `GET /owners-{id}.zip`: what an
//! assembly of owners takes elsewhere, and `GET /owners-{id}.pdf`: the same as a document for the archive,
//! where this program can; `GET /renovation-{compound}.zip`: the archive of a renovation.

use anyhow::Context as _;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::{AssemblyId, Plain, Timestamp};
use wire::ProblemCode;

use super::packed::Packed;
use super::{
    Dossier, Sheet, assessment, councils, covenant, duty, emergency, funds, grid, hours, issues,
    notices, owners, people, points, privacy, projects, renovation, rooms, sentiment, talks,
    visits,
};
use crate::http::Staff;
use crate::store::Note;
use crate::{AppState, Failure};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP: &str = "application/zip";
const PDF: &str = "application/pdf";
const CSV: &str = "text/csv; charset=utf-8";

/// What is taken out of the office.
enum Taken {
    Sheet(Sheet),
    Packed(Packed),
    Dossier(Box<Dossier>),
}

/// The archive of a name: that of an assembly of owners, or of a compound's renovation.
pub fn packed(name: &str, town: &Plain) -> Option<Packed> {
    if let Some(id) = name.strip_prefix("renovation-") {
        return renovation::archive(id.parse().ok()?, town).map(Packed::from);
    }
    Packed::of(assembly(name)?, town)
}

/// The assembly of owners in a name.
fn assembly(name: &str) -> Option<AssemblyId> {
    name.strip_prefix("owners-")?.parse().ok()
}

/// The list of a name, as it stands at an instant.
pub fn list(name: &str, town: &Plain, now: Timestamp) -> Option<Sheet> {
    let on = now.day();
    Some(match name {
        "homes" => people::homes(town),
        "members" => people::members(town),
        "heads" => people::heads(town),
        "proposals" => talks::proposals(town),
        "projects" => projects::projects(town),
        "offers" => projects::offers(town),
        "councils" => councils::councils(town, on),
        "sittings" => councils::sittings(town),
        "motions" => councils::motions(town),
        "seats" => talks::seats(town, on),
        "votes" => talks::votes(town),
        "hours" => hours::hours(town),
        "issues" => issues::issues(town, now),
        "grid" => grid::board(town, on),
        "grid-days" => grid::days(town),
        "grid-tasks" => grid::tasks(town),
        "notices" => notices::notices(town, now),
        "publicity" => notices::publicity(town),
        "messages" => notices::messages(town, now),
        "covenant" => covenant::versions(town, on),
        "duty" => duty::reports(town),
        "rooms" => rooms::bookings(town),
        "sentiment" => sentiment::months(town),
        "funds" => funds::entries(town),
        "fund-statements" => funds::statements(town),
        "fund-questions" => funds::questions(town, now),
        "six-types" => assessment::scores(town),
        "six-objections" => assessment::objections(town),
        "emergency-plans" => emergency::plans(town),
        "duty-roster" => emergency::roster(town),
        "supplies" => emergency::supplies(town, on),
        "supply-ledger" => emergency::ledger(town),
        "inspections" => emergency::inspections(town, now),
        "hazards" => emergency::hazards(town, on),
        "drills" => emergency::drills(town),
        name if name.starts_with("visits-") => {
            let id = name.strip_prefix("visits-")?.parse().ok()?;
            return visits::visits(id, town);
        }
        name if name.starts_with("roll-") => {
            let id = name.strip_prefix("roll-")?.parse().ok()?;
            return emergency::roll(id, town);
        }
        "privacy" => privacy::requests(town),
        "looks" => privacy::looks(town),
        name => return owners::ledger(assembly(name)?, town),
    })
}

/// For staff alone. Lists name people, so each download stands in the audit log.
pub async fn download(
    State(state): State<AppState>,
    me: Staff,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let (name, kind) = file.rsplit_once('.').ok_or(ProblemCode::NotFound)?;
    if file == points::FILE {
        return points::download(&state, &me).await;
    }
    let media = match kind {
        "xlsx" => XLSX,
        "csv" => CSV,
        "zip" => ZIP,
        "pdf" if state.press.is_some() => PDF,
        _ => return Err(ProblemCode::NotFound.into()),
    };
    let now = state.clock.now();
    let found = me.community.look(|town| match media {
        ZIP => packed(name, town).map(Taken::Packed),
        PDF => {
            let url = state.settings.public_url.as_deref();
            let dossier = Dossier::of(assembly(name)?, town, url, now)?;
            Some(Taken::Dossier(Box::new(dossier)))
        }
        _ => list(name, town, now).map(Taken::Sheet),
    });
    let found = found.ok_or(ProblemCode::NotFound)?;
    let note = Note {
        id: crate::chance::new_id(),
        at: state.clock.now(),
        actor: Some(me.session.person),
        what: "exported",
        about: None,
    };
    state.store.note(me.community.id, &note).await?;
    if names_many(name) {
        crate::privacy::noted(&me, None, domain::privacy::Screen::Roster).await?;
    }
    let found = match found {
        Taken::Packed(mut it) => {
            it.look_up(&state.store, me.community.id).await?;
            Taken::Packed(it)
        }
        other => other,
    };
    // A large list takes a while to pack; not on a thread that others wait for.
    let bytes = tokio::task::spawn_blocking(move || match found {
        Taken::Packed(it) => it.zip(),
        Taken::Dossier(it) => printed(&state, &it),
        Taken::Sheet(it) if media == CSV => it.csv(),
        Taken::Sheet(it) => it.xlsx(),
    });
    let bytes = bytes.await.map_err(|_| ProblemCode::Failed)?;
    let bytes = bytes.map_err(|error| {
        tracing::error!(%error, "a list could not be written");
        Failure::new(ProblemCode::Failed)
    })?;
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{kind}\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn printed(state: &AppState, it: &Dossier) -> anyhow::Result<Vec<u8>> {
    let press = state.press.as_ref();
    press.context("this program has no press")?.print(it)
}

/// Whether a list names people with how they are reached or where they live: whoever is on it reads
/// that it was taken.
fn names_many(name: &str) -> bool {
    let named = [
        "homes",
        "members",
        "heads",
        "grid",
        "grid-days",
        "duty-roster",
        "messages",
        "rooms",
        "privacy",
        "looks",
    ];
    let of_one = ["roll-", "visits-"];
    named.contains(&name) || of_one.iter().any(|it| name.starts_with(it))
}
