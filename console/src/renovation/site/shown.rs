//! The site on the office's page of the plan.

use components::{Column, DataTable, Fact, Facts, Reveal, Section};
use domain::members::Building;
use domain::renovation::{Acceptance, DiaryEntry, Plan, PlanMoney, Site as SiteRecord, Warranties};
use domain::{BuildingId, CompoundId, wording};
use leptos::prelude::*;

use super::map::map;
use super::outage::{WithdrawSheet, Withdrawing, outages};
use super::reports::{AnswerSheet, Answering, photos, reports};
use crate::shell::{Book, dated, texts, use_book};
use crate::texts::Texts;

/// Entries of the diary in the table at most; older ones are on the phones.
const MOST: usize = 30;

/// All of the site, once there is one.
#[component]
pub(in crate::renovation) fn Site(plan: Memo<Option<Plan>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (withdrawing, answering) = (Withdrawing::new(), Answering::new());
    let shown = move || {
        let plan = plan.get()?;
        let leg = plan.state.leg()?;
        let id = plan.id;
        let built = leg.has_site().then(|| {
            view! {
                {outages(id, withdrawing, book, t)}
                {map(id, leg, book, t)}
                {reports(id, answering, book, t)}
                {diary(id, book, t)}
                {acceptance(id, book, t)}
                {warranties(id, &plan, book, t)}
            }
        });
        let named = leg.pays().then(|| contractor(id, book, t)).flatten();
        Some(view! {
            {named}
            {built}
        })
    };
    view! {
        {shown}
        <WithdrawSheet withdrawing />
        <AnswerSheet answering />
    }
}

fn contractor(id: CompoundId, book: Book, t: Texts) -> Option<AnyView> {
    let site: SiteRecord = book.get(id)?;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.renovation_contractor(), site.contractor.to_string()),
        fact(t.renovation_call(), site.telephone.to_string()),
    ];
    facts.extend(
        site.contact
            .map(|id| fact(t.renovation_contact(), book.name(id))),
    );
    let view = view! {
        <Section title=t.renovation_builds()>
            <Facts facts=Signal::stored(facts) />
        </Section>
    };
    Some(view.into_any())
}

fn place(building: Option<BuildingId>, book: Book, t: Texts) -> String {
    let found = building.and_then(|id| book.get::<Building>(id));
    let name = found.map(|it| it.name.to_string());
    name.unwrap_or_else(|| t.renovation_whole_compound().to_owned())
}

fn diary(id: CompoundId, book: Book, t: Texts) -> Option<AnyView> {
    let mut all = book.of::<DiaryEntry>(id);
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.at, it.id)));
    if all.is_empty() {
        return None;
    }
    let count = all.len();
    all.truncate(MOST);
    let row = |it: &DiaryEntry| {
        let taken: Vec<_> = it.photos.iter().map(|it| it.photo.clone()).collect();
        let photos = photos(&taken, book, t);
        view! {
            <tr>
                <th scope="row">{wording::short_day(it.on, t.lang)}</th>
                <td>{place(it.building, book, t)}</td>
                <td>{it.text.to_string()} {photos}</td>
                <td>{book.name(it.by)}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_on()),
        Column::words(t.renovation_where()),
        Column::words(t.renovation_done()),
        Column::words(t.renovation_who()),
    ];
    let view = view! {
        <Section title=t.renovation_diary() count=t.renovation_entries(count)>
            <Reveal label=t.see_table()>
                <DataTable caption=t.renovation_diary_table() quiet=true office=true columns>
                    {rows}
                </DataTable>
            </Reveal>
        </Section>
    };
    Some(view.into_any())
}

fn acceptance(id: CompoundId, book: Book, t: Texts) -> Option<AnyView> {
    let it: Acceptance = book.get(id)?;
    let line = |(number, line): (u16, &domain::renovation::CheckLine)| {
        let found: Vec<_> = it
            .defects
            .iter()
            .filter(|it| it.failed.line == number)
            .collect();
        let open = found.iter().any(|it| it.mended.is_none());
        let said: Vec<String> = found.iter().map(|it| it.failed.what.to_string()).collect();
        let state = match (found.is_empty(), open) {
            (true, _) => "",
            (false, true) => t.renovation_to_mend(),
            (false, false) => t.renovation_mended(),
        };
        view! {
            <tr>
                <th scope="row">{line.what.to_string()}</th>
                <td>{place(line.building, book, t)}</td>
                <td>{said.join(t.list_comma())}</td>
                <td>{state}</td>
            </tr>
        }
    };
    let rows = (0u16..).zip(&it.lines).map(line).collect_view();
    let columns = vec![
        Column::words(t.renovation_check()),
        Column::words(t.renovation_where()),
        Column::words(t.renovation_found()),
        Column::words(t.renovation_stands()),
    ];
    let signed: Vec<String> = it.signed.iter().map(|it| book.name(it.by)).collect();
    let missing: Vec<String> = it.unsigned().map(|id| book.name(id)).collect();
    let comma = t.list_comma();
    let said = t.renovation_signatures(missing.join(comma), signed.join(comma));
    let view = view! {
        <Section title=t.renovation_acceptance()>
            <DataTable caption=t.renovation_acceptance_table() quiet=true office=true columns>
                {rows}
            </DataTable>
            <p class="soft">{said}</p>
        </Section>
    };
    Some(view.into_any())
}

fn warranties(id: CompoundId, plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let it: Warranties = book.get(id)?;
    let money: PlanMoney = book.get(id)?;
    let rules = &plan.rules()?.renovation.site;
    let today = book.today();
    let row = |line: &domain::renovation::Warranty| {
        let item = money.items.iter().find(|item| item.item == line.item)?;
        let state = match (line.runs(today), line.ends_soon(today, rules)) {
            (false, _) => t.renovation_warranty_over().to_owned(),
            (true, true) => t.renovation_warranty_soon(line.until.days_after(today)),
            (true, false) => t.renovation_warranty_runs().to_owned(),
        };
        Some(view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td>{dated(line.until, t)}</td>
                <td>{line.call.to_string()}</td>
                <td>{state}</td>
            </tr>
        })
    };
    let mut lines: Vec<_> = it.lines.iter().collect();
    lines.sort_by_key(|line| line.until);
    let rows = lines.into_iter().filter_map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::words(t.renovation_warranty_until()),
        Column::words(t.renovation_call()),
        Column::words(t.renovation_stands()),
    ];
    let from = t.renovation_warranty_from(dated(it.from, t));
    let view = view! {
        <Section title=t.renovation_warranty()>
            <p class="soft">{from}</p>
            <DataTable caption=t.renovation_warranty_table() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}
