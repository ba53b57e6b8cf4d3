//! Taking a ballot on paper at the door (收一张纸质票): its number by the camera or typed, what stands on
//! it, a photo of the signature, and a neighbour of another home who was there.

use components::{
    Banner, Button, ButtonLook, Field, Glyph, InputKind, Radio, Row, RowAct, Rows, Scanner, Search,
    Section, Sheet, Tone,
};
use domain::councils::Choice;
use domain::members::Neighbour;
use domain::owners::{
    Answer, Assembly, Command, Doorstep, EnterOwnersPaper, PaperState, Voice, VoterKind,
};
use domain::proposals::Photo;
use domain::{AssemblyId, HeadId, Line, OwnersPaperId, PersonId, wording};
use leptos::prelude::*;

use crate::proposals::photo_strip;
use crate::shell::{Here, waiting_note};

/// How many neighbours are shown at once.
const FEW: usize = 6;

/// The names of the groups of radios, one a matter.
const GROUPS: [&str; 12] = [
    "door-q0", "door-q1", "door-q2", "door-q3", "door-q4", "door-q5", "door-q6", "door-q7",
    "door-q8", "door-q9", "door-q10", "door-q11",
];

/// The form of a paper, unless one waits already.
pub fn take(here: Here, id: AssemblyId, it: Memo<Option<Doorstep>>, head: HeadId) -> AnyView {
    let t = here.t;
    let waits = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.paper == Some(PaperState::Waiting))
        })
    });
    let shown = move || {
        if waits.get() {
            return view! {
                <Banner glyph=Glyph::CLOCK tone=Tone::Wait title=t.doors_paper_waits()>
                    {t.doors_paper_waits_text()}
                </Banner>
            }
            .into_any();
        }
        untrack(|| {
            let assembly = here.get::<Assembly>(id);
            assembly.map_or_else(|| ().into_any(), |it_| form(here, &it_, it, head))
        })
    };
    view! { <Section title=t.doors_take()>{shown}</Section> }.into_any()
}

fn form(here: Here, assembly: &Assembly, it: Memo<Option<Doorstep>>, head: HeadId) -> AnyView {
    let t = here.t;
    let id = assembly.id;
    let number = RwSignal::new(String::new());
    let answers = RwSignal::new(vec![None::<Answer>; assembly.items.len()]);
    let photo = RwSignal::new(Vec::<Photo>::new());
    let witness = RwSignal::new(None::<Neighbour>);
    let fault = RwSignal::new(None::<String>);
    let questions = assembly.items.iter().enumerate().map(|(index, item)| {
        let title = t.owners_item(index + 1, &item.title);
        question(here, index, title, answers)
    });
    let questions = questions.collect_view();
    let entry = move || -> Result<EnterOwnersPaper, String> {
        let kind = it.with_untracked(|it| it.as_ref().map(|it| it.kind));
        let said: Option<Vec<Answer>> = answers.get_untracked().into_iter().collect();
        let photo = photo.with_untracked(|it| it.first().map(|it| it.hash));
        let number = Line::new(&number.get_untracked());
        Ok(EnterOwnersPaper {
            id: OwnersPaperId(offline::new_id()),
            assembly: id,
            head,
            home: it.with_untracked(|it| it.as_ref()?.homes.first().map(|it| it.home)),
            number: number.map_err(|_| t.doors_number_fault().to_owned())?,
            voice: match kind {
                Some(VoterKind::Joint) => Voice::Chosen,
                Some(VoterKind::Developer) => Voice::Developer,
                Some(VoterKind::Sole) | None => Voice::Owner,
            },
            answers: said.ok_or_else(|| t.doors_answers_fault().to_owned())?,
            witness: witness
                .with_untracked(|it| it.as_ref().map(|it| it.id))
                .ok_or_else(|| t.doors_witness_fault().to_owned())?,
            photo: Some(photo.ok_or_else(|| t.doors_photo_fault().to_owned())?),
            blind: offline::new_blind(),
        })
    };
    let send = move |()| {
        let entry = match entry() {
            Ok(entry) => entry,
            Err(missing) => {
                fault.set(Some(missing));
                return;
            }
        };
        fault.set(None);
        leptos::task::spawn_local(async move {
            let command = domain::Command::Owners(Command::EnterOwnersPaper(entry));
            match here.submit(command).await {
                Ok(()) => here.say(t.doors_taken(waiting_note(here))),
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <p class="field__fault" role="alert">{sentence}</p> })
    };
    view! {
        <p class="small soft">{t.doors_take_text()}</p>
        {numbered(here, number)}
        <div class="stack stack--4">{questions}</div>
        <div class="stack stack--2">
            <p class="small soft">{t.doors_photo_text()}</p>
            {photo_strip(here, photo, |_| 1)}
        </div>
        {beside(here, witness)}
        {wrong}
        <Button look=ButtonLook::Primary block=true on_press=send>{t.doors_take_act()}</Button>
    }
    .into_any()
}

/// The number on the paper: through the camera, or typed.
fn numbered(here: Here, number: RwSignal<String>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let seen = Callback::new(move |text: String| {
        number.set(text);
        open.set(false);
    });
    view! {
        <Field
            label=t.doors_number()
            kind=InputKind::Code
            value=number
            placeholder="12-8F3A"
            limit=Line::MOST
        />
        <Button glyph=Glyph::SCAN on_press=move |()| open.set(true)>{t.doors_scan()}</Button>
        <Sheet open title=t.doors_scan() close_label=t.shell_close()>
            <Scanner on_read=seen label=t.doors_scan_look() none=t.doors_scan_blind() />
        </Sheet>
    }
    .into_any()
}

fn question(
    here: Here,
    index: usize,
    title: String,
    answers: RwSignal<Vec<Option<Answer>>>,
) -> AnyView {
    let t = here.t;
    let marks = Choice::ALL.map(|it| (Answer::Choice(it), wording::choice(it, here.lang)));
    let spoilt = (Answer::Spoilt, t.doors_spoilt());
    let group = GROUPS.get(index).copied().unwrap_or("door-q");
    let radios = marks.into_iter().chain([spoilt]).map(|(answer, label)| {
        let chosen = move || answers.with(|it| it.get(index) == Some(&Some(answer)));
        let choose = move |()| {
            answers.update(|it| {
                if let Some(place) = it.get_mut(index) {
                    *place = Some(answer);
                }
            });
        };
        view! { <Radio group label chosen=Signal::derive(chosen) on_choose=choose /> }
    });
    let radios = radios.collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{title}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}

/// The neighbour who was there, by building and family name.
fn beside(here: Here, witness: RwSignal<Option<Neighbour>>) -> AnyView {
    let t = here.t;
    let pick = move |it: Neighbour| witness.set(Some(it));
    let chosen = move || {
        let it = witness.get()?;
        Some(view! {
            <Banner glyph=Glyph::USERS tone=Tone::Done>{t.doors_witness_is(it.shown)}</Banner>
        })
    };
    view! {
        <div class="stack stack--2">
            <p class="field__label">{t.doors_witness()}</p>
            <p class="small soft">{t.doors_witness_text()}</p>
            {chosen}
            {neighbours(here, t.doors_witness(), here.person(), pick)}
        </div>
    }
    .into_any()
}

/// Neighbours to pick from, as everyone reads them.
pub fn neighbours(
    here: Here,
    label: &'static str,
    but: Option<PersonId>,
    pick: impl Fn(Neighbour) + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = here.t;
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = words.get();
        let wanted: Vec<&str> = words.split_whitespace().collect();
        let mut all = here.all::<Neighbour>();
        all.retain(|it| {
            let fits = wanted.iter().all(|word| it.shown.contains(word));
            fits && !wanted.is_empty() && Some(it.id) != but && it.kind.is_some()
        });
        all.sort_by(|a, b| a.shown.cmp(&b.shown));
        all.truncate(FEW);
        all
    });
    let rows = move || {
        let found = found.get();
        if found.is_empty() {
            let none = words.with(|words| !words.trim().is_empty());
            return none
                .then(|| view! { <p class="small soft">{t.together_nobody()}</p> })
                .into_any();
        }
        let one = |it: Neighbour| {
            let shown = it.shown.clone();
            let act = RowAct::Press(Callback::new(move |()| {
                pick(it.clone());
                words.set(String::new());
            }));
            view! { <Row title=shown act meta=t.doors_pick() /> }
        };
        let rows = found.into_iter().map(one).collect_view();
        view! { <Rows label=t.together_neighbours()>{rows}</Rows> }.into_any()
    };
    view! {
        <Search label placeholder=t.together_example() value=words />
        {rows}
    }
    .into_any()
}
