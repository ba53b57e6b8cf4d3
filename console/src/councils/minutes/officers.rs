//! Who chairs a sitting and who keeps its minutes.

use components::{Button, ButtonLook, Choice, Select};
use domain::councils::{Command as Councils, Minutes, NameOfficers, may_chair};
use domain::{Command, CouncilId, PersonId, SittingId};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{Doing, Fault, Pick, texts, use_book};

/// Two people: who chairs leads the council; who writes may be anyone else.
#[component]
pub(super) fn OfficersForm(
    sitting: SittingId,
    council: CouncilId,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let now = untrack(|| book.get::<Minutes>(sitting));
    let leaders = untrack(|| may_chair(council, book.all(), book.today()));
    let first = now
        .as_ref()
        .map(|it| it.chair)
        .or_else(|| leaders.first().copied());
    let chair = RwSignal::new(first.map(|it| it.to_string()).unwrap_or_default());
    let recorder = RwSignal::new(now.map(|it| it.recorder));
    let chairs: Vec<Choice> = leaders
        .into_iter()
        .map(|person| Choice {
            value: person.to_string(),
            label: untrack(|| book.name(person)),
        })
        .collect();
    let among = Memo::new(move |_| {
        let mut known = known(book, t);
        let seated: Vec<PersonId> = super::super::seats(council, book.today(), book)
            .into_iter()
            .map(|seat| seat.person)
            .collect();
        known.retain(|it| it.id.to_string() != chair.get());
        known.sort_by_key(|it| !seated.contains(&it.id));
        known
    });
    let doing = Doing::nothing();
    let command = move || {
        let recorder = recorder.get_untracked();
        let act = NameOfficers {
            sitting,
            chair: chair
                .get_untracked()
                .parse()
                .map_err(|_| t.pick_first().to_owned())?,
            recorder: recorder.ok_or_else(|| t.pick_first().to_owned())?,
        };
        Ok(Command::Councils(Councils::NameOfficers(act)))
    };
    let name = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.minutes_chair() value=chair choices=chairs hint=t.minutes_chair_hint() />
        <Pick label=t.minutes_recorder() group="recorder" among chosen=recorder />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=name>
            {t.minutes_officers_set()}
        </Button>
    }
}
