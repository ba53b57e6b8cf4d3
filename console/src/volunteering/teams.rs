//! The teams of volunteers (志愿队): who leads each, its hours, and a new one, for which the office
//! names the lead.

use std::collections::BTreeMap;

use components::{Button, ButtonLook, Column, DataTable, Field, Section, Sheet};
use domain::volunteering::{Activity, ActivityBoard, Command as Act, FormTeam, Team};
use domain::{Command, Line, PersonId, TeamId};
use leptos::prelude::*;

use super::Parts;
use super::words::hours;
use crate::members::known;
use crate::shell::{Book, Doing, ExportLink, Fault, Page, Pick, line, texts, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn Teams() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let table = move || {
        let all = lines(book);
        if all.is_empty() {
            return view! { <p class="small soft">{t.volunteer_teams_none()}</p> }.into_any();
        }
        let rows = all.into_iter().map(|it| row(it, book, t)).collect_view();
        let columns = vec![
            Column::words(t.volunteer_team()),
            Column::words(t.volunteer_lead()),
            Column::numbers(t.volunteer_team_coming()),
            Column::numbers(t.volunteer_given()),
        ];
        view! {
            <DataTable caption=t.volunteer_team() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <ExportLink list="hours" />
        <Button look=ButtonLook::Primary on_press=move |()| open.set(true)>
            {t.volunteer_form_team()}
        </Button>
    };
    view! {
        <Page within=t.nav_volunteering() title=t.volunteer_part_teams() acts=acts.into_any()>
            <Parts />
            <Section title=t.volunteer_by_team()>{table}</Section>
            <Sheet open title=t.volunteer_form_team() close_label=t.not_now()>
                {untrack(|| view! { <FormTeamForm open /> })}
            </Sheet>
        </Page>
    }
}

/// A team with what it does and did; without one, what no team did.
struct TeamLine {
    team: Option<Team>,
    coming: u32,
    given: u32,
}

/// By their names, what no team did last.
fn lines(book: Book) -> Vec<TeamLine> {
    let now = book.now();
    let mut sums: BTreeMap<Option<TeamId>, (u32, u32)> = BTreeMap::new();
    for it in book.all::<Activity>() {
        let board: Option<ActivityBoard> = book.get(it.id.into());
        let (coming, given) = sums.entry(it.team).or_default();
        *coming += u32::from(it.stands() && now < it.ends_at);
        *given += board.map_or(0, |it| it.given);
    }
    let mut teams = book.all::<Team>();
    teams.sort_by(|a, b| (a.name.as_str(), a.id).cmp(&(b.name.as_str(), b.id)));
    let line = |team: Option<Team>| {
        let id = team.as_ref().map(|it| it.id);
        let (coming, given) = sums.get(&id).copied().unwrap_or_default();
        TeamLine {
            team,
            coming,
            given,
        }
    };
    let mut lines: Vec<TeamLine> = teams.into_iter().map(|it| line(Some(it))).collect();
    lines.extend(Some(line(None)).filter(|it| it.coming > 0 || it.given > 0));
    lines
}

fn row(it: TeamLine, book: Book, t: Texts) -> impl IntoView {
    let lead = it.team.as_ref().map(|it| book.name(it.lead));
    let name = it.team.map_or_else(
        || t.volunteer_no_team().to_owned(),
        |it| it.name.to_string(),
    );
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{lead}</td>
            <td class="number" data-label=t.volunteer_team_coming()>
                {it.coming}
            </td>
            <td class="number" data-label=t.volunteer_given()>
                {hours(it.given)}
            </td>
        </tr>
    }
}

#[component]
fn FormTeamForm(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let name = RwSignal::new(String::new());
    let lead = RwSignal::new(None::<PersonId>);
    let among = Memo::new(move |_| known(book, t));
    let doing = Doing::nothing();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let act = FormTeam {
            id: TeamId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            name: line(t.volunteer_team_name(), &name.get_untracked(), t)?,
            lead: lead
                .get_untracked()
                .ok_or_else(|| t.pick_first().to_owned())?,
        };
        Ok(Command::Volunteering(Act::FormTeam(act)))
    };
    let form = move |()| {
        doing.submit(untrack(command), move || {
            name.set(String::new());
            lead.set(None);
            open.set(false);
        });
    };
    view! {
        <p class="small soft">{t.volunteer_form_team_text()}</p>
        <Field label=t.volunteer_team_name() value=name limit=Line::MOST />
        <Pick label=t.volunteer_lead() group="lead" among chosen=lead />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=form>
            {t.volunteer_form_team()}
        </Button>
    }
}
