//! Calling an assembly (召集业主大会), for whoever sits for the owners' committee: one matter; more of them,
//! narrower places and clauses of silence are the office's, which looks at it before it is posted.

mod about;

use components::{Banner, Button, ButtonLook, Field, Glyph, InputKind, Radio, Section, Sheet};
use domain::councils::{Council, Seat, SeatCategory};
use domain::members::Compound;
use domain::owners::{CallAssembly, Command, Force, Policy, Scope};
use domain::{Day, Line, RulePack, Timestamp};
use leptos::prelude::*;

use self::about::About;
use crate::shell::{Here, Sending};

/// At what hour a vote opens and closes.
const HOURS: (i64, i64) = (8, 20);

/// For how many days, unless one says otherwise.
const DAYS: i32 = 14;

/// The way to the form, for those who may.
pub fn entry(here: Here) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| sits(here));
    let shown = move || {
        may.get().then(|| {
            view! {
                <Section title=t.owners_call_title()>
                    <p class="small soft">{t.owners_call_text()}</p>
                    <Button glyph=Glyph::BALLOT on_press=move |()| open.set(true)>
                        {t.owners_call()}
                    </Button>
                </Section>
            }
        })
    };
    view! {
        {shown}
        <Sheet open title=t.owners_call() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| form(here, open)))}
        </Sheet>
    }
    .into_any()
}

/// Whether one sits for the owners' committee in a forum of the compound. The rule decides.
fn sits(here: Here) -> bool {
    let (Some(me), Some(compound)) = (here.person(), here.compound()) else {
        return false;
    };
    let today = here.now().day();
    let lets = pack(here).is_some_and(|it| it.owners.call.committee);
    let of_here = |it: &Council| it.compound.is_none_or(|id| id == compound.id);
    let forums = here.all::<Council>();
    let forums: Vec<_> = forums
        .iter()
        .filter(|it| of_here(it))
        .map(|it| it.id)
        .collect();
    let mine = |it: &Seat| {
        let kept = it.category == SeatCategory::OwnersCommittee && it.person == me;
        kept && it.is_held(today) && forums.contains(&it.council)
    };
    lets && here.all::<Seat>().iter().any(mine)
}

fn pack(here: Here) -> Option<&'static RulePack> {
    here.community().and_then(|it| it.rules(here.now().day()))
}

/// The first lawful day after a notice of today, and two weeks.
fn usual(here: Here) -> (Day, Day) {
    let today = here.now().day();
    let first = pack(here).map_or(today, |pack| {
        let window = &pack.owners.window;
        window.earliest(today, false, pack.weekends_shift)
    });
    (first, first.plus(DAYS))
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Fields {
    force: RwSignal<Force>,
    about: About,
    opens: RwSignal<String>,
    closes: RwSignal<String>,
}

impl Fields {
    /// The act; or a sentence of what is missing.
    fn read(self, here: Here) -> Result<Command, &'static str> {
        let t = here.t;
        let missing = || t.owners_call_missing();
        let compound: Compound = here.compound().ok_or_else(missing)?;
        let opens: Day = self.opens.get().parse().map_err(|_| missing())?;
        let closes: Day = self.closes.get().parse().map_err(|_| missing())?;
        let item = self.about.read(here)?;
        Ok(Command::CallAssembly(CallAssembly {
            id: offline::new_id().into(),
            compound: compound.id,
            caller: Line::new(t.owners_committee()).map_err(|_| missing())?,
            title: item.title.clone(),
            scope: Scope::Compound(compound.id),
            force: self.force.get(),
            extraordinary: false,
            items: vec![item],
            about_parking: false,
            parking: Default::default(),
            silence: Policy::Strict,
            rule_text: None,
            opens_at: Timestamp::at(opens, HOURS.0, 0),
            closes_at: Timestamp::at(closes, HOURS.1, 0),
        }))
    }
}

fn form(here: Here, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let binds = pack(here).is_some_and(|it| it.owners_votes_bind);
    let (opens, closes) = usual(here);
    let it = Fields {
        force: RwSignal::new(if binds {
            Force::Statutory
        } else {
            Force::Advisory
        }),
        about: About::new(here),
        opens: RwSignal::new(opens.to_string()),
        closes: RwSignal::new(closes.to_string()),
    };
    let kind = move |value: Force, label: &'static str, note: &'static str| {
        view! {
            <Radio
                group="owners-force"
                label
                note
                chosen=Signal::derive(move || it.force.get() == value)
                on_choose=move |()| it.force.set(value)
            />
        }
    };
    let binding = if binds {
        kind(
            Force::Statutory,
            t.owners_statutory(),
            t.owners_statutory_note(),
        )
        .into_any()
    } else {
        view! { <Banner glyph=Glyph::INFO>{t.owners_not_binding()}</Banner> }.into_any()
    };
    let send = move |()| {
        let act = match untrack(|| it.read(here)) {
            Ok(act) => act,
            Err(missing) => return sending.refuse(missing),
        };
        sending.send_then(act, t.owners_called(), move || {
            it.about.forget();
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.owners_call_note()}</p>
            <fieldset>
                <legend class="field__label">{t.owners_call_kind()}</legend>
                {binding}
                {kind(Force::Advisory, t.owners_advisory(), t.owners_advisory_note())}
            </fieldset>
            {it.about.fields(here)}
            <Field label=t.owners_call_opens() value=it.opens kind=InputKind::Day />
            <Field label=t.owners_call_closes() value=it.closes kind=InputKind::Day />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.owners_call_send()}
            </Button>
        </div>
    }
    .into_any()
}
