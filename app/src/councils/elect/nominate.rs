//! Nominating a neighbour, or oneself (提名、自荐).

use std::collections::BTreeMap;

use components::{Banner, Button, ButtonLook, Choice, Glyph, Select, Sheet, Tone};
use domain::councils::{Command, Election, Nominate, Post, may_nominate};
use domain::members::Neighbour;
use domain::{CandidateId, MotionId, PersonId, wording};
use leptos::prelude::*;

use super::rules;
use crate::shell::{Here, waiting_note};

/// A way to nominate, for residents while nominations are taken.
pub fn nominate(here: Here, id: MotionId, election: Memo<Option<Election>>) -> AnyView {
    let t = here.t;
    let posts = Memo::new(move |_| {
        let election = election.get().filter(Election::is_open)?;
        let (actor, at) = (here.actor(), here.now());
        let may = here.read(|town| may_nominate(election.council, &actor, at, town));
        may.then(|| election.elects.posts())
    });
    let open = RwSignal::new(false);
    let act = move || {
        posts.get().map(|_| {
            let least = rules(here).map_or(0, |pack| pack.council.election.backers_least);
            view! {
                <div class="stack stack--2">
                    <p class="small soft">{t.elect_nominate_rule(least)}</p>
                    <Button block=true on_press=move |()| open.set(true)>
                        {t.elect_nominate()}
                    </Button>
                </div>
            }
        })
    };
    let form = move || posts.get().map(|posts| form(here, id, &posts, open));
    view! {
        {act}
        <Sheet open title=t.elect_nominate() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(form))}
        </Sheet>
    }
    .into_any()
}

/// Those one can name by house and family name, and oneself: where several are called alike,
/// nobody could tell who is meant.
fn choices(here: Here, motion: MotionId) -> Vec<Choice> {
    let t = here.t;
    let me = here.person();
    let mut alike: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for neighbour in here.all::<Neighbour>() {
        if neighbour.kind.is_some() && Some(neighbour.id) != me {
            alike.entry(neighbour.shown).or_default().push(neighbour.id);
        }
    }
    let nominated = |person: PersonId| {
        let candidate: Option<domain::councils::Candidate> =
            here.get(CandidateId::of(motion, person));
        candidate.is_some()
    };
    let choice = |value: String, label: String| Choice { value, label };
    let mut choices = vec![choice(String::new(), t.elect_who_none().to_owned())];
    if let Some(me) = me.filter(|me| !nominated(*me)) {
        choices.push(choice(me.to_string(), t.elect_who_self().to_owned()));
    }
    for (shown, persons) in alike {
        if let [one] = persons.as_slice()
            && !nominated(*one)
        {
            choices.push(choice(one.to_string(), shown));
        }
    }
    choices
}

fn form(here: Here, motion: MotionId, posts: &[(Post, u16)], open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let who = RwSignal::new(String::new());
    let post = RwSignal::new("0".to_owned());
    let fault = RwSignal::new(None::<String>);
    let kinds: Vec<Post> = posts.iter().map(|(post, _)| *post).collect();
    let named = kinds.iter().enumerate().map(|(index, post)| Choice {
        value: index.to_string(),
        label: wording::post(*post, here.lang).to_owned(),
    });
    let named: Vec<Choice> = named.collect();
    let several = (named.len() > 1)
        .then(|| view! { <Select label=t.elect_post() value=post choices=named /> });
    let send = move |()| {
        let person: Option<PersonId> = who.with_untracked(|it| it.parse().ok());
        let index: usize = post.with_untracked(|it| it.parse().unwrap_or_default());
        let (Some(person), Some(post)) = (person, kinds.get(index).copied()) else {
            fault.set(Some(t.elect_who_none().to_owned()));
            return;
        };
        let command = Command::Nominate(Nominate {
            motion,
            person,
            post,
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(command)).await {
                Ok(()) => {
                    open.try_set(false);
                    here.say(here.t.elect_nominate_done(waiting_note(here)));
                }
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let why = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--4">
            <Select
                label=t.elect_who()
                value=who
                choices=choices(here, motion)
                hint=t.elect_who_hint()
            />
            {several}
            {why}
            <Button look=ButtonLook::Primary block=true on_press=send>
                {t.elect_nominate()}
            </Button>
        </div>
    }
    .into_any()
}
