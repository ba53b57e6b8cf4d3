//! Papers that wait for me as their witness (请你见证): was I there, yes or no.

use components::{Button, ButtonLook, Section, keyed};
use domain::owners::{Command, PaperWitness, WitnessOwnersPaper};
use domain::{AssemblyId, OwnersPaperId};
use leptos::prelude::*;

use crate::shell::{self, Here, sorted, waiting_note, when};

/// The papers that wait for this person, of one assembly or of all.
pub fn asked(here: Here, of: Option<AssemblyId>) -> AnyView {
    let asked = Memo::new(move |_| {
        let me = here.person();
        let mut asked = here.all::<PaperWitness>();
        asked.retain(|it| Some(it.person) == me && of.is_none_or(|of| of == it.assembly));
        sorted(asked, |it| (it.at.0, it.id.0))
    });
    let any = Memo::new(move |_| asked.with(|it| !it.is_empty()));
    // By its paper: a yes goes to the one that was meant, also while another is taken away.
    let one = move |it: PaperWitness| paper(here, &it);
    let shown = move || {
        any.get().then(|| {
            let papers = keyed(asked, |it| it.id, one);
            view! {
                <Section title=here.t.owners_witness()>
                    <p class="small soft">{here.t.owners_witness_text()}</p>
                    {papers}
                </Section>
            }
        })
    };
    shown.into_any()
}

fn paper(here: Here, it: &PaperWitness) -> AnyView {
    let t = here.t;
    let address = it
        .address
        .as_ref()
        .map(|it| shell::address(it.as_str()))
        .unwrap_or_default();
    let line = t.owners_witness_line(address, &it.number, when(here, it.at));
    let (assembly, paper) = (it.assembly, it.id);
    view! {
        <div class="stack stack--2">
            <p class="strong">{line}</p>
            <div class="cluster">
                <Button look=ButtonLook::Primary on_press=move |()| say(here, assembly, paper, true)>
                    {t.owners_saw()}
                </Button>
                <Button on_press=move |()| say(here, assembly, paper, false)>
                    {t.owners_saw_not()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn say(here: Here, assembly: AssemblyId, paper: OwnersPaperId, saw: bool) {
    let said = WitnessOwnersPaper {
        assembly,
        paper,
        saw,
    };
    leptos::task::spawn_local(async move {
        let command = domain::Command::Owners(Command::WitnessOwnersPaper(said));
        match here.submit(command).await {
            Ok(()) => here.say(here.t.owners_witnessed(waiting_note(here))),
            Err(sentence) => here.warn(sentence),
        }
    });
}
