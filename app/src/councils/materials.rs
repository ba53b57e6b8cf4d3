//! Papers to an item of the agenda, to be read before it is talked about (议程材料); whoever convenes
//! adds them and takes them off until the vote opens.

use components::{Button, ButtonLink, ButtonLook, Confirm, Paragraphs, PhotoFigure, Section};
use domain::councils::{Command, DropMaterial, Material, Motion, Sitting};
use domain::{MaterialId, MotionId};
use leptos::prelude::*;

use super::floor::act;
use crate::shell::{Here, sorted};

/// The papers of a motion; nothing where there are none and nobody may add any.
pub fn materials(here: Here, id: MotionId) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| sorted(here.of::<Material>(id), |it| (it.at.0, it.id.0)));
    let leads = Memo::new(move |_| changes(here, id));
    let dropping = RwSignal::new(None::<MaterialId>);
    let asked = RwSignal::new(false);
    let ask = move |id| {
        dropping.set(Some(id));
        asked.set(true);
    };
    let shown = move || {
        let (all, leads) = (all.get(), leads.get());
        (leads || !all.is_empty()).then(|| {
            let papers = all
                .iter()
                .map(|it| one(here, it, leads, ask))
                .collect_view();
            let add = leads.then(|| {
                let href = format!("/m/{id}/papers/new");
                view! { <ButtonLink href block=true>{t.material_add()}</ButtonLink> }
            });
            view! {
                <Section title=t.motion_materials()>
                    {papers}
                    {add}
                </Section>
            }
        })
    };
    let drop = move |()| {
        if let Some(material) = dropping.get_untracked() {
            let command = Command::DropMaterial(DropMaterial { material });
            act(here, command, t.material_dropped());
        }
    };
    view! {
        {shown}
        <Confirm
            open=asked
            title=t.material_drop_title()
            text=t.material_drop_text()
            yes=t.material_drop()
            no=t.shell_not_now()
            on_yes=drop
        />
    }
    .into_any()
}

/// Whether this person may change the papers now.
fn changes(here: Here, id: MotionId) -> bool {
    let Some(motion) = here.get::<Motion>(id) else {
        return false;
    };
    let sitting: Option<Sitting> = here.get(motion.sitting);
    let actor = here.actor();
    let leads = sitting.is_some_and(|it| actor.is_staff() || actor.convenes(it.council));
    leads && motion.state.awaits_its_vote()
}

fn one(
    here: Here,
    it: &Material,
    leads: bool,
    ask: impl Fn(MaterialId) + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = here.t;
    let id = it.id;
    let pages = it.photos.iter().enumerate().map(|(index, photo)| {
        let src = here.replica().photo_url(photo.hash);
        let alt = t.motion_page(index + 1, &it.title);
        view! { <PhotoFigure src alt /> }
    });
    let pages = pages.collect_view();
    let file = it.document.as_ref().map(|document| {
        let href = here.replica().photo_url(document.hash);
        let name = format!("{}.pdf", it.title);
        view! {
            <a href=href download=name>
                {t.material_pdf(document.kib())}
            </a>
        }
    });
    let off = leads.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| ask(id)>
                {t.material_drop()}
            </Button>
        }
    });
    view! {
        <div class="stack stack--2">
            <h3 class="strong">{it.title.to_string()}</h3>
            <Paragraphs text=Signal::stored(it.text.to_string()) />
            {pages}
            <p class="cluster">{file} {off}</p>
        </div>
    }
    .into_any()
}
