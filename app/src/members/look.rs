//! Looking around a sample neighbourhood as somebody there (换个人看看).

use components::{Banner, Glyph, Pace, Row, RowAct, Rows, Tone};
use leptos::prelude::*;
use offline::{NotDone, SignIn};
use wire::{LookAs, SampleAccount, SampleAs};

use super::device::device_name;
use super::door::sentence;
use crate::shell::{self, Here};

/// Everyone as whom one may look around.
pub fn look(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.look_title());
    let all = RwSignal::new(None::<Result<Vec<SampleAccount>, NotDone>>);
    leptos::task::spawn_local(async move {
        let found = here.replica().samples().await;
        all.try_set(Some(found));
    });
    let fault = RwSignal::new(None::<String>);
    let body = move || match all.get() {
        None => view! { <p class="soft" role="status">{t.look_coming()}</p> }.into_any(),
        Some(Err(NotDone::Unreachable)) => {
            view! { <Banner glyph=Glyph::OFFLINE tone=Tone::Wait>{t.look_offline()}</Banner> }
                .into_any()
        }
        Some(Err(NotDone::Problem(_))) => view! { <p>{t.look_none()}</p> }.into_any(),
        Some(Ok(all)) => {
            let rows = all
                .into_iter()
                .map(|it| row(here, it, fault))
                .collect_view();
            view! { <p>{t.look_text()}</p> <Rows>{rows}</Rows> }.into_any()
        }
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner> })
    };
    let heading = view! { <h1 class="visually-hidden">{t.look_title()}</h1> };
    let body = view! { {heading} {wrong} {body} }.into_any();
    shell::inner(here, t.look_title(), "/", Pace::Form, None, body)
}

fn row(here: Here, it: SampleAccount, fault: RwSignal<Option<String>>) -> AnyView {
    let t = here.t;
    let meta = match &it.address {
        Some(address) => t.look_at(address, &it.name),
        None => it.name.clone(),
    };
    let who = it.who;
    if who.is_office() {
        let open = view! {
            <a class="button button--small" href="/console/" rel="external">
                {t.look_office()}
            </a>
        };
        return view! { <Row title=named(here, who) meta state=open.into_any() top=true /> }
            .into_any();
    }
    let press = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let step = SignIn::Sample(LookAs {
                who,
                device: device_name(),
            });
            match here.replica().sign_in(step).await {
                Ok(_) => here.go("/"),
                Err(why) => {
                    fault.try_set(Some(sentence(here, &why)));
                }
            }
        });
    });
    view! { <Row title=named(here, who) meta act=RowAct::Press(press) /> }.into_any()
}

fn named(here: Here, who: SampleAs) -> &'static str {
    let t = here.t;
    match who {
        SampleAs::Resident => t.look_resident(),
        SampleAs::Neighbour => t.look_neighbour(),
        SampleAs::Tenant => t.look_tenant(),
        SampleAs::Member => t.look_member(),
        SampleAs::Convener => t.look_convener(),
        SampleAs::Teller => t.look_teller(),
        SampleAs::GridWorker => t.look_grid_worker(),
        SampleAs::Supervisor => t.look_supervisor(),
        SampleAs::Contact => t.look_contact(),
        SampleAs::Property => t.look_property(),
        SampleAs::Committee => t.look_committee(),
        SampleAs::Shop => t.look_shop(),
        SampleAs::Staff => t.look_staff(),
        SampleAs::Clerk => t.look_clerk(),
    }
}
