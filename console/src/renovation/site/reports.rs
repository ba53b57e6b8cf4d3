//! What residents saw, with the clock of each answer (监督记录).

use components::{
    Button, ButtonLook, Column, DataTable, PhotoItem, PhotoStrip, Section, Sheet, TextArea,
};
use domain::members::Building;
use domain::points::Supervised;
use domain::proposals::Photo;
use domain::renovation::{AnswerSiteReport, Command as Renovation, SiteReport};
use domain::{Command, CompoundId, Prose, SiteReportId, wording};
use leptos::prelude::*;

use crate::points::Accept;
use crate::shell::{Book, Doing, Fault, prose, texts, use_book};
use crate::texts::Texts;

/// The open ones first, the nearest clock first; then what was answered.
pub(super) fn reports(
    id: CompoundId,
    answering: Answering,
    book: Book,
    t: Texts,
) -> Option<AnyView> {
    let mut all = book.of::<SiteReport>(id);
    all.sort_by_key(|it| (it.answer.is_some(), it.due, it.id));
    if all.is_empty() {
        return None;
    }
    let now = book.now();
    let row = |it: &SiteReport| {
        let place = it.building.and_then(|id| book.get::<Building>(id));
        let place = place.map(|it| it.name.to_string());
        let place = place.unwrap_or_else(|| t.renovation_whole_compound().to_owned());
        let answer = match &it.answer {
            Some(answer) => answer.text.to_string().into_any(),
            None => {
                let report = it.id;
                let ask = move |()| answering.ask(report);
                view! { <Button on_press=ask>{t.renovation_answer_it()}</Button> }.into_any()
            }
        };
        let due = match (it.answer.is_some(), it.is_overdue(now)) {
            (true, _) => String::new(),
            (false, true) => t.renovation_overdue(wording::instant(it.due, t.lang)),
            (false, false) => wording::instant(it.due, t.lang),
        };
        let photos = photos(&it.photos, book, t);
        let of = Supervised::Site(it.id);
        view! {
            <tr>
                <th scope="row">{place}</th>
                <td>{wording::seen(it.seen, t.lang)}</td>
                <td>{it.text.to_string()} {photos}</td>
                <td>{it.author.shown.clone()}</td>
                <td>{due}</td>
                <td>
                    {answer}
                    <Accept report=of />
                </td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let open = all.iter().filter(|it| it.answer.is_none()).count();
    let columns = vec![
        Column::words(t.renovation_where()),
        Column::words(t.renovation_seen()),
        Column::words(t.renovation_said()),
        Column::words(t.renovation_who()),
        Column::words(t.renovation_due()),
        Column::words(t.renovation_answer()),
    ];
    let view = view! {
        <Section title=t.renovation_reports() count=t.renovation_open_reports(open)>
            <DataTable caption=t.renovation_report_table() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}

pub(in crate::renovation) fn photos(photos: &[Photo], book: Book, t: Texts) -> Option<AnyView> {
    if photos.is_empty() {
        return None;
    }
    let item = |(index, photo): (usize, &Photo)| {
        let src = book.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src alt /> }
    };
    let items = photos.iter().enumerate().map(item).collect_view();
    let view = view! { <PhotoStrip label=t.renovation_photos()>{items}</PhotoStrip> };
    Some(view.into_any())
}

/// Which report is being answered. Its sheet stands beside what is drawn anew with each record, so that
/// nothing typed is lost.
#[derive(Clone, Copy)]
pub(super) struct Answering {
    report: RwSignal<Option<SiteReportId>>,
    open: RwSignal<bool>,
}

impl Answering {
    /// None is.
    pub(super) fn new() -> Self {
        Self {
            report: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    fn ask(self, report: SiteReportId) {
        self.report.set(Some(report));
        self.open.set(true);
    }
}

/// Answers the one that is asked for.
#[component]
pub(super) fn AnswerSheet(answering: Answering) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let text = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let asked = move || {
        let report = answering.report.get()?;
        let report: Option<SiteReport> = untrack(|| book.get(report));
        report.map(|it| it.text.to_string())
    };
    let command = move || {
        let report = answering.report.get_untracked();
        Ok(Command::Renovation(Renovation::AnswerSiteReport(
            AnswerSiteReport {
                report: report.ok_or_else(|| t.pick_first().to_owned())?,
                text: prose(t.renovation_answer(), &text.get_untracked(), t)?,
            },
        )))
    };
    let answer = move |()| {
        doing.submit(command(), move || {
            answering.open.set(false);
            text.set(String::new());
        });
    };
    view! {
        <Sheet open=answering.open title=t.renovation_answer_it() close_label=t.not_now()>
            <p class="soft">{asked}</p>
            <TextArea label=t.renovation_answer() value=text limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=answer>
                {t.renovation_answer_it()}
            </Button>
        </Sheet>
    }
}
