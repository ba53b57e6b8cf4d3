//! Thank-you cards (感谢卡): writing one, and those that came.

use components::{
    Button, ButtonLook, Card, Glyph, Paragraphs, Section, Sheet, SwitchRow, TextArea, Tick,
};
use domain::volunteering::{
    About, Activity, CardLine, Command, ShowThanks, TakeDownThanks, Thanked, ThanksCard,
    WriteThanks,
};
use domain::{ActivityId, CardLineId, Prose, ThanksCardId, ThanksId, wording};
use leptos::prelude::*;

use crate::shell::{self, Here, Sending, sorted};

/// How many cards are shown.
const FEW: usize = 20;

/// Thanking everyone who was at an activity, once it has begun.
pub fn after(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let may = Memo::new(move |_| {
        let begun = it.with(|it| {
            let now = here.now();
            it.as_ref()
                .is_some_and(|it| it.stands() && now >= it.starts_at)
        });
        begun && here.actor().belongs()
    });
    let shown = move || {
        may.get()
            .then(|| untrack(|| write(here, Thanked::Activity(id))))
    };
    shown.into_any()
}

/// The button with the sheet behind it, or that the card is on its way.
pub fn write(here: Here, to: Thanked) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let written = Memo::new(move |_| {
        let mut cards = here.all::<ThanksCard>().into_iter();
        cards.any(|it| it.mine && it.to == to)
    });
    let shown = move || {
        if written.get() {
            view! { <p class="small is-jade">{t.thanks_written()}</p> }.into_any()
        } else {
            view! {
                <Button glyph=Glyph::HEART on_press=move |()| open.set(true)>
                    {t.thanks_write()}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        {shown}
        <Sheet open title=t.thanks_write() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| form(here, to, open)))}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, to: Thanked, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let words = RwSignal::new(String::new());
    let may_show = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let rules = here
        .community()
        .and_then(|it| it.rules(here.now().day()))
        .map(|it| usize::from(it.volunteering.thanks_letters_most));
    let limit = rules.unwrap_or(Prose::MOST);
    let fault = Signal::derive(move || {
        let wrong = words.with(|it| Prose::new(it).is_err());
        (tried.get() && wrong).then(|| t.say_empty().to_owned())
    });
    let text = match to {
        Thanked::Activity(_) => t.thanks_to_all(),
        Thanked::Helper(_) => t.thanks_to_helper(),
    };
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let written = words.with_untracked(|it| Prose::new(it).ok());
        let (Some(community), Some(words)) = (community, written) else {
            tried.set(true);
            return;
        };
        let act = Command::WriteThanks(WriteThanks {
            id: ThanksId(offline::new_blind()),
            community,
            to,
            words,
            may_show: may_show.get_untracked(),
        });
        sending.send_then(act, t.thanks_sent(), move || {
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{text}</p>
            <TextArea label=t.thanks_words() value=words rows=4 limit fault />
            <Tick label=t.thanks_may_show() checked=may_show on_change=move |on| may_show.set(on) />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.thanks_send()}
            </Button>
        </div>
    }
    .into_any()
}

/// The cards that came, the newest first.
pub fn received(here: Here) -> AnyView {
    let t = here.t;
    let ids = Memo::new(move |_| {
        let me = here.person();
        let mut cards = here.all::<ThanksCard>();
        cards.retain(|it| Some(it.reader) == me && !it.mine);
        let cards = sorted(cards, |it| (-it.at.0, it.id.0)).into_iter();
        cards.take(FEW).map(|it| it.id).collect::<Vec<_>>()
    });
    let shown = move || {
        let ids = ids.get();
        (!ids.is_empty()).then(|| {
            let cards = ids.into_iter().map(|id| untrack(|| card(here, id)));
            let cards = cards.collect_view();
            view! { <Section title=t.thanks_received()>{cards}</Section> }
        })
    };
    shown.into_any()
}

fn card(here: Here, id: ThanksCardId) -> AnyView {
    let t = here.t;
    let Some(it) = here.get::<ThanksCard>(id) else {
        return ().into_any();
    };
    let sending = Sending::new(here);
    let line = CardLineId::from(it.card);
    let on = Signal::derive(move || here.get::<CardLine>(line).is_some());
    let card = it.card;
    let change = move |shows: bool| {
        if shows {
            let act = Command::ShowThanks(ShowThanks { card });
            sending.send(act, t.thanks_put_up());
        } else {
            let act = Command::TakeDownThanks(TakeDownThanks { line });
            sending.send(act, t.thanks_taken_down());
        }
    };
    let wall = (it.puts_up && it.may_show).then(|| {
        view! {
            <ul class="rows rows--bare">
                <SwitchRow
                    glyph=Glyph::MEDAL
                    label=t.thanks_show()
                    meta=t.thanks_show_text()
                    on
                    on_change=change
                />
            </ul>
            {sending.fault()}
        }
    });
    let from = t.thanks_from(
        about(here, it.about),
        shell::when(here, it.at),
        it.from.clone(),
    );
    view! {
        <Card>
            <Paragraphs text=Signal::stored(it.words.to_string()) />
            <p class="small soft">{from}</p>
            {wall}
        </Card>
    }
    .into_any()
}

/// For what.
fn about(here: Here, it: About) -> String {
    match it {
        About::Activity(id) => {
            let activity: Option<Activity> = here.get(id);
            activity.map(|it| it.title.to_string()).unwrap_or_default()
        }
        About::Help(skill) => wording::skill(skill, here.lang).to_owned(),
    }
}
