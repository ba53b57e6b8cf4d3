//! Inviting a neighbour to propose together: by name, or with a code to hand on (邀请联名).

use components::{
    Banner, Button, ButtonLook, Field, Glyph, InputKind, Row, RowAct, Rows, Search, Sheet, Tone,
};
use domain::members::Neighbour;
use domain::proposals::{CoProposer, Code, CodeTries, Command, Invite, Inviting, OpenCode};
use domain::{CoProposerId, PersonId, ProposalId, RulePack};
use leptos::prelude::*;

use super::together::{say, told};
use super::uninvite::close_code;
use crate::shell::{self, Here, waiting_note};

/// How many neighbours are shown at once.
const FEW: usize = 6;

/// The proposer's button, and the sheet behind it.
pub(super) fn inviting(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let inside = move || untrack(|| ways(here, id));
    view! {
        <Button glyph=Glyph::USERS on_press=move |()| open.set(true)>
            {t.together_invite()}
        </Button>
        <Sheet open title=t.together_invite() close_label=t.shell_close()>
            {inside()}
        </Sheet>
    }
    .into_any()
}

fn ways(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.together_text()}</p>
            {by_name(here, id)}
            {code(here, id)}
        </div>
    }
    .into_any()
}

/// Neighbours by building and family name, as everyone reads them.
fn by_name(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = words.get();
        let wanted: Vec<&str> = words.split_whitespace().collect();
        let asked = here.get::<Inviting>(id).map(|it| it.asked);
        let asked = asked.unwrap_or_default();
        let me = here.person();
        let mut all = here.all::<Neighbour>();
        all.retain(|it| {
            let fits = wanted.iter().all(|word| it.shown.contains(word));
            let known = asked.iter().any(|(who, _)| *who == it.id) || Some(it.id) == me;
            let place = CoProposerId::of(id, it.id);
            fits && !known && it.kind.is_some() && here.get::<CoProposer>(place).is_none()
        });
        if wanted.is_empty() {
            all.clear();
        }
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
        let one = |it: &Neighbour| {
            let person = it.id;
            let act = RowAct::Press(Callback::new(move |()| ask(here, id, person, words)));
            view! { <Row title=it.shown.clone() act meta=t.together_ask() /> }
        };
        let rows = found.iter().map(one).collect_view();
        view! { <Rows label=t.together_neighbours()>{rows}</Rows> }.into_any()
    };
    view! {
        <div class="stack stack--2">
            <p class="field__label">{t.together_by_name()}</p>
            <Search
                label=t.together_by_name()
                placeholder=t.together_example()
                value=words
            />
            {rows}
        </div>
    }
    .into_any()
}

fn ask(here: Here, proposal: ProposalId, person: PersonId, words: RwSignal<String>) {
    let command = Command::Invite(Invite { proposal, person });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) => {
                // The search is over, not fruitless.
                words.set(String::new());
                here.say(here.t.together_asked(waiting_note(here)));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}

/// The code, once there is one, and a link that bears it.
fn code(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let code = Memo::new(move |_| here.get::<Inviting>(id).and_then(|it| it.code));
    let make = move |()| {
        // The later half of such an id is thrown by chance.
        let chance = offline::new_id().as_u64_pair().1;
        let command = Command::OpenCode(OpenCode {
            proposal: id,
            code: Code::of(chance),
        });
        leptos::task::spawn_local(async move {
            if let Err(sentence) = here.submit(domain::Command::Proposals(command)).await {
                here.warn(sentence);
            }
        });
    };
    let shown = move || match code.get() {
        Some(code) => {
            let path = format!("/p/{id}#{}", code.as_str());
            view! {
                <p class="doc__title">{code.to_string()}</p>
                <div class="cluster">
                    {shell::share_path(here, t.together_share(), path)}
                    <Button look=ButtonLook::Text on_press=make>
                        {t.together_code_again()}
                    </Button>
                    <Button look=ButtonLook::Text on_press=move |()| close_code(here, id)>
                        {t.together_code_close()}
                    </Button>
                </div>
            }
            .into_any()
        }
        None => view! { <Button on_press=make>{t.together_code_make()}</Button> }.into_any(),
    };
    view! {
        <div class="stack stack--2">
            <p class="field__label">{t.together_code()}</p>
            <p class="small soft">{t.together_code_text()}</p>
            {shown}
        </div>
    }
    .into_any()
}

/// How many more codes this reader may try; nothing before one was wrong.
fn left(here: Here, id: ProposalId) -> Option<u16> {
    let me = here.person()?;
    let tries: CodeTries = here.get(CoProposerId::of(id, me))?;
    let pack = RulePack::in_force(&here.community()?.pack, here.now().day())?;
    Some(pack.proposal.code_tries_most.saturating_sub(tries.wrong))
}

/// For whoever was told the code.
pub(super) fn by_code(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    // It may stand in the address, where one tried another one before.
    let typed = RwSignal::new(told().map(|it| it.to_string()).unwrap_or_default());
    let tried = RwSignal::new(false);
    let left = Memo::new(move |_| left(here, id));
    let fault = Signal::derive(move || {
        let wrong = tried.get() && typed.with(|it| Code::new(it)).is_none();
        wrong.then(|| t.together_code_fault().to_owned())
    });
    let join = move |()| match Code::new(&typed.get_untracked()) {
        Some(code) => {
            open.set(false);
            say(here, id, true, Some(code));
        }
        None => tried.set(true),
    };
    let wrong = move || {
        let text = match left.get()? {
            0 => t.together_code_spent().to_owned(),
            left => t.together_code_wrong(left),
        };
        Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Wait>{text}</Banner> })
    };
    let button = move || {
        (left.get() != Some(0)).then(|| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
                    {t.together_have_code()}
                </Button>
            }
        })
    };
    view! {
        {wrong} {button}
        <Sheet open title=t.together_have_code() close_label=t.shell_close()>
            <div class="stack stack--4">
                <p class="small soft">{t.together_means()}</p>
                <Field label=t.together_code() value=typed kind=InputKind::Number fault />
                <Button look=ButtonLook::Primary block=true on_press=join>
                    {t.together_yes()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}
