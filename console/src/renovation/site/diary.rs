//! Writing the diary for the contractor (代记施工日志).

use components::{Button, ButtonLook, Field, InputKind, Select, TextArea};
use domain::proposals::Photo;
use domain::renovation::{Command as Renovation, DiaryPhoto, Moment, WriteDiary};
use domain::{Command, CompoundId, Day, DiaryEntryId, Prose, wording};
use leptos::prelude::*;

use super::{chosen, items, places};
use crate::projects::Photos;
use crate::shell::{Doing, Fault, prose, texts, use_book};

/// Which day, where, which item, what was done, and what it looks like.
#[component]
pub(in crate::renovation) fn DiaryForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let on = RwSignal::new(untrack(|| book.today()).to_string());
    let (at, item, text) = (empty(), empty(), empty());
    let moments = Moment::ALL.map(|moment| (moment, RwSignal::new(Vec::<Photo>::new())));
    let doing = Doing::nothing();
    let command = move || {
        let taken = moments.iter().flat_map(|(moment, photos)| {
            let photos = photos.get_untracked().into_iter();
            photos.map(|photo| DiaryPhoto {
                moment: *moment,
                photo,
            })
        });
        let on: Option<Day> = on.with_untracked(|it| it.parse().ok());
        Ok(Command::Renovation(Renovation::WriteDiary(WriteDiary {
            id: DiaryEntryId(offline::new_id()),
            plan: id,
            on: on.ok_or_else(|| t.fault_empty(t.renovation_on()))?,
            building: chosen(at),
            item: item.with_untracked(|it| it.parse().ok()),
            text: prose(t.renovation_done(), &text.get_untracked(), t)?,
            photos: taken.collect(),
        })))
    };
    let write = move |()| doing.submit(command(), move || open.set(false));
    let strips = moments.map(|(moment, photos)| {
        view! { <Photos label=wording::moment(moment, t.lang) photos /> }
    });
    let strips = strips.into_iter().collect_view();
    let where_ = Signal::derive(move || places(book, t));
    let which = Signal::derive(move || items(book, id, t.renovation_no_item()));
    view! {
        <Field label=t.renovation_on() value=on kind=InputKind::Day />
        <Select label=t.renovation_where() value=at choices=where_ />
        <Select label=t.renovation_item() value=item choices=which />
        <TextArea label=t.renovation_done() value=text limit=Prose::MOST />
        {strips}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=write>
            {t.renovation_write()}
        </Button>
    }
}
