//! Whether a person is under eighteen and who answers for them: marked by staff, since no birth date
//! is stored.

use components::{Button, ButtonLook, Section, Sheet, Tick};
use domain::members::{ChildWord, Command as Members, MarkMinor, Member};
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
    let mark = move |guardian, child_signed| {
        Command::Members(Members::MarkMinor(MarkMinor {
            person,
            guardian,
            child_signed,
        }))
    };
    let unsigned = Memo::new(move |_| {
        let minor = book.get::<Member>(person)?.minor?;
        (minor.child == Some(ChildWord::Missing)).then_some(minor.guardian)
    });
    let sign = move || {
        unsigned.get().map(|guardian| {
            let press = move |()| doing.run(mark(Some(guardian), Some(true)), || ());
            view! {
                <p class="soft">{t.child_unsigned()}</p>
                <Button busy=doing.busy on_press=press>
                    {t.child_sign()}
                </Button>
            }
        })
    };
    let state = move || match guardian.get() {
        Some(name) => view! {
            <p>{t.minor_with(name)}</p>
            <Button busy=doing.busy on_press=move |()| doing.run(mark(None, None), || ())>
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
            <div class="cluster">{state} {sign}</div>
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
    let (child, signed) = (RwSignal::new(false), RwSignal::new(false));
    let doing = Doing::nothing();
    let command = move || {
        let guardian = guardian.get_untracked();
        let guardian = Some(guardian.ok_or_else(|| t.pick_first().to_owned())?);
        let act = MarkMinor {
            person,
            guardian,
            child_signed: child.get_untracked().then(|| signed.get_untracked()),
        };
        Ok(Command::Members(Members::MarkMinor(act)))
    };
    let mark = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.mark_minor_text()}</p>
        <Pick label=t.guardian() group="guardian" among chosen=guardian />
        <Tick label=t.child_under() checked=child on_change=move |on| child.set(on) />
        <Show when=move || child.get()>
            <Tick label=t.child_signed() checked=signed on_change=move |on| signed.set(on) />
        </Show>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=mark>
            {t.mark_minor()}
        </Button>
    }
}
