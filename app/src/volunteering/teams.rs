//! Teams of volunteers: joining one, and forming one.

use components::{Button, ButtonLook, Field, Glyph, Icon, Row, Rows, Section, Sheet};
use domain::volunteering::{Command, FormTeam, JoinTeam, Team, TeamPlace, TeamRoll};
use domain::{Line, TeamPlaceId, TeamRollId};
use leptos::prelude::*;

use super::words::who;
use crate::shell::{Here, Sending};

/// The teams, and the way to a new one.
pub fn teams(here: Here) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(None::<Team>);
    let forming = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = here.all::<Team>();
        all.sort_unstable_by(|a, b| (a.name.as_str(), a.id).cmp(&(b.name.as_str(), b.id)));
        all
    });
    let rows = move || {
        let rows = all.get().into_iter().map(|it| {
            let lead = view! { <Icon glyph=Glyph::HANDS /> }.into_any();
            let title = it.name.to_string();
            let meta = t.volunteer_led_by(who(here, it.lead));
            let trail = if is_of(here, &it) {
                t.volunteer_joined()
            } else {
                ""
            };
            let press = Callback::new(move |()| open.set(Some(it.clone())));
            view! { <Row title act=press meta trail lead /> }
        });
        let rows = rows.collect_view();
        view! { <Rows>{rows}</Rows> }
    };
    let shown = RwSignal::new(false);
    Effect::new(move || {
        if open.with(Option::is_some) {
            shown.set(true);
        }
    });
    Effect::new(move || {
        if !shown.get() {
            open.set(None);
        }
    });
    let title = move || {
        open.with(|it| {
            it.as_ref()
                .map(|it| it.name.to_string())
                .unwrap_or_default()
        })
    };
    view! {
        <Section title=t.volunteer_teams()>
            {rows}
            <Button on_press=move |()| forming.set(true)>{t.volunteer_form_team()}</Button>
        </Section>
        <Sheet open=shown title=title close_label=t.shell_close()>
            {move || open.get().map(|team| untrack(|| one(here, team, shown)))}
        </Sheet>
        <Sheet open=forming title=t.volunteer_form_team() close_label=t.shell_close()>
            {untrack(|| form(here, forming))}
        </Sheet>
    }
    .into_any()
}

fn is_of(here: Here, it: &Team) -> bool {
    let place = here.person().map(|me| TeamPlaceId::of(it.id, me));
    place.is_some_and(|id| here.get::<TeamPlace>(id).is_some())
}

fn one(here: Here, team: Team, shown: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let joined = is_of(here, &team);
    let leads = here.person() == Some(team.lead);
    let members: Option<TeamRoll> = here.get(TeamRollId(team.id.0));
    let members = members.map(|it| {
        let names: Vec<String> = it.members.iter().map(|it| who(here, *it)).collect();
        let names = names.join(t.comma());
        view! { <p>{t.volunteer_team_members(it.members.len(), names)}</p> }
    });
    let id = team.id;
    let press = move |()| {
        let act = Command::JoinTeam(JoinTeam {
            team: id,
            joins: !joined,
        });
        let done = if joined {
            t.volunteer_left_team()
        } else {
            t.volunteer_joined_team()
        };
        sending.send_then(act, done, move || {
            shown.try_set(false);
        });
    };
    let act = (!leads).then(|| {
        let (look, name) = if joined {
            (ButtonLook::Plain, t.volunteer_leave())
        } else {
            (ButtonLook::Primary, t.volunteer_join())
        };
        view! { <Button look block=true busy=sending.busy on_press=press>{name}</Button> }
    });
    view! {
        <div class="stack stack--4">
            <p>{t.volunteer_led_by(who(here, team.lead))}</p>
            {members}
            <p class="small soft">{t.volunteer_team_text()}</p>
            {sending.fault()}
            {act}
        </div>
    }
    .into_any()
}

fn form(here: Here, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let wrong = name.with(|it| Line::new(it).is_err());
        (tried.get() && wrong).then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let community = untrack(|| here.community()).map(|it| it.id);
        let lead = untrack(|| here.person());
        let written = name.with_untracked(|it| Line::new(it).ok());
        let (Some(community), Some(lead), Some(written)) = (community, lead, written) else {
            tried.set(true);
            return;
        };
        let act = Command::FormTeam(FormTeam {
            id: offline::new_id().into(),
            community,
            name: written,
            lead,
        });
        sending.send_then(act, t.volunteer_formed(), move || {
            name.try_set(String::new());
            tried.try_set(false);
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.volunteer_form_text()}</p>
            <Field label=t.volunteer_team_name() value=name limit=Line::MOST fault />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.volunteer_form_team()}
            </Button>
        </div>
    }
    .into_any()
}
