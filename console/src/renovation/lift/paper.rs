//! Entering an objection that came on paper (登记书面异议), and the paper beside what it says.

use components::{
    Button, ButtonLook, Choice, Field, InputKind, PhotoItem, PhotoStrip, Select, Sheet, TextArea,
};
use domain::proposals::Photo;
use domain::renovation::{
    Command as Renovation, EnterLiftObjection, LiftCommand, LiftHarm, LiftPaper,
};
use domain::{Command, Day, LiftObjectionId, Line, Prose, UnitId, wording};
use leptos::prelude::*;

use super::typed::home;
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

/// Who wrote it and on which day, with the paper; nothing where it came by phone.
pub(super) fn paper(id: LiftObjectionId, book: Book, t: Texts) -> Option<AnyView> {
    let it: LiftPaper = book.get(id)?;
    let src = book.replica().photo_url(it.photo.hash);
    let words = t.lift_paper_line(it.name.as_str(), wording::short_day(it.on, t.lang));
    Some(
        view! {
            <p class="small soft">{words}</p>
            <PhotoStrip label=t.lift_paper_photo()>
                <PhotoItem src alt=t.lift_paper_photo() />
            </PhotoStrip>
        }
        .into_any(),
    )
}

/// The form. It stands beside what is drawn anew with each record.
#[component]
pub(super) fn PaperSheet(id: UnitId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let (address, name, on, text) = (empty(), empty(), empty(), empty());
    let harm = RwSignal::new("0".to_owned());
    let photo = RwSignal::new(Vec::<Photo>::new());
    let harms = LiftHarm::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::lift_harm(*it, t.lang).to_owned(),
    });
    let harms = Signal::stored(harms.collect::<Vec<_>>());
    let doing = Doing::nothing();
    let command = move || {
        let on = on.get_untracked().parse::<Day>();
        let picked: usize = harm.get_untracked().parse().unwrap_or_default();
        let paper = photo.with_untracked(|it| it.first().cloned());
        let enter = LiftCommand::EnterObjection(EnterLiftObjection {
            id: LiftObjectionId(offline::new_id()),
            lift: id,
            home: home(&address.get_untracked(), book, t)?,
            name: line(t.lift_paper_name(), &name.get_untracked(), t)?,
            on: on.map_err(|_| t.fault_empty(t.lift_paper_on()))?,
            harm: LiftHarm::ALL[picked.min(LiftHarm::ALL.len() - 1)],
            text: prose(t.lift_paper_text(), &text.get_untracked(), t)?,
            photo: paper.ok_or_else(|| t.lift_paper_photo_missing().to_owned())?,
        });
        Ok(Command::Renovation(Renovation::Lift(enter)))
    };
    let enter = move |()| {
        doing.submit(untrack(command), move || {
            for field in [address, name, on, text] {
                field.set(String::new());
            }
            photo.set(Vec::new());
            open.set(false);
        });
    };
    view! {
        <Sheet open title=t.lift_enter_objection() close_label=t.not_now()>
            <p class="small soft">{t.lift_enter_objection_text()}</p>
            <Field label=t.lift_paper_home() value=address limit=Line::MOST />
            <Field label=t.lift_paper_name() value=name limit=Line::MOST />
            <Field label=t.lift_paper_on() value=on kind=InputKind::Day />
            <Select label=t.lift_harm() value=harm choices=harms />
            <TextArea label=t.lift_paper_text() value=text limit=Prose::MOST />
            <Photos label=t.lift_paper_photo() photos=photo single=true />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=enter>
                {t.lift_enter_objection()}
            </Button>
        </Sheet>
    }
}
