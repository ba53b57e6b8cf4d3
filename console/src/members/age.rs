//! Whether a person is under eighteen and who answers for them: marked by staff, since no birth date
//! is stored.

use components::{Button, ButtonLook, Section, Sheet};
use domain::members::{Command as Members, MarkMinor, Member};
use domain::{Command, PersonId};
use leptos::prelude::*;

use super::known;
use crate::shell::{Doing, Fault, Pick, texts, use_book};

/// The age of a person, as far as it matters.
#[component]
pub(super) fn Age(person: PersonId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let doing = Doing::nothing();
    let guardian = Memo::new(move |_| {
        let minor = book.get::<Member>(person)?.minor?;
        Some(book.name(minor.guardian))
    });
    let mark = move |guardian| Command::Members(Members::MarkMinor(MarkMinor { person, guardian }));
    let state = move || match guardian.get() {
        Some(name) => view! {
            <p>{t.minor_with(name)}</p>
            <Button busy=doing.busy on_press=move |()| doing.run(mark(None), || ())>
                {t.of_age_now()}
            </Button>
        }
        .into_any(),
        None => view! {
            <p class="soft">{t.of_age()}</p>
            <Button on_press=move |()| open.set(true)>{t.mark_minor()}</Button>
        }
        .into_any(),
    };
    view! {
        <Section title=t.age()>
            <div class="cluster">{state}</div>
            <Fault doing />
        </Section>
        <Sheet open title=t.mark_minor_title() close_label=t.not_now()>
            <GuardianForm person open />
        </Sheet>
    }
}

/// Who answers for them.
#[component]
fn GuardianForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let among = Memo::new(move |_| {
        let mut others = known(book, t);
        others.retain(|known| known.id != person);
        others
    });
    let guardian = RwSignal::new(None::<PersonId>);
    let doing = Doing::nothing();
    let command = move || {
        let guardian = guardian.get_untracked();
        let guardian = Some(guardian.ok_or_else(|| t.pick_first().to_owned())?);
        let act = MarkMinor { person, guardian };
        Ok(Command::Members(Members::MarkMinor(act)))
    };
    let mark = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.mark_minor_text()}</p>
        <Pick label=t.guardian() group="guardian" among chosen=guardian />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=mark>
            {t.mark_minor()}
        </Button>
    }
}
