//! The rounds, one a year, and putting oneself forward.

use components::{Badge, Button, ButtonLook, Column, DataTable, Select, TextArea};
use domain::assessment::{Command as Act, Nominate, Round};
use domain::{Command, Prose};
use leptos::prelude::*;

use super::words::{rounds, score, standing};
use crate::emergency::{Opens, asking, choice};
use crate::shell::{Book, Doing, ExportLink, Fault, Nothing, Page, prose, texts, to, use_book};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let sheet = asking();
    let all = Memo::new(move |_| rounds(book));
    let open = Memo::new(move |_| all.with(|all| all.iter().any(Round::is_open)));
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.six_none(), t.six_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.six_year()),
            Column::words(t.state()),
            Column::numbers(t.six_overall()),
            Column::numbers(t.six_attempts()),
        ];
        let rows = all.iter().map(|it| row(it, t)).collect_view();
        view! {
            <DataTable caption=t.six_rounds() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let form = Callback::new(move |open| nominate(open, book, t));
    let new =
        move || (!open.get()).then(|| view! { <Opens label=t.six_nominate() primary=true form /> });
    let acts = view! {
        <ExportLink list="six-types" />
        {new}
    };
    view! {
        <Page within=t.nav_assessment() title=t.six_rounds() acts=acts.into_any()>
            <p class="small soft">{t.six_text()}</p>
            {table}
            {sheet}
        </Page>
    }
}

fn row(it: &Round, t: Texts) -> impl IntoView + use<> {
    let (label, tone) = standing(it, t);
    let href = to(format_args!("assessment/{}", it.id));
    view! {
        <tr>
            <th scope="row">
                <a href=href>{t.six_round(it.year)}</a>
            </th>
            <td class="nowrap">
                <Badge label tone />
            </td>
            <td class="number">{score(it.scorecard().overall)}</td>
            <td class="number">{it.attempt}</td>
        </tr>
    }
}

fn nominate(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let this = book.today().ymd().0;
    let year = RwSignal::new(this.to_string());
    let years = Signal::stored(vec![choice(this, this), choice(this - 1, this - 1)]);
    let words = RwSignal::new(String::new());
    let command = move || {
        let community = book.community().map(|it| it.id);
        Ok(Command::Assessment(Act::Nominate(Nominate {
            community: community.ok_or_else(|| t.coming().to_owned())?,
            year: year.get().parse().map_err(|_| t.coming().to_owned())?,
            words: prose(t.six_why(), &words.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_nominate_text()}</p>
            <Select label=t.six_year() value=year choices=years />
            <TextArea label=t.six_why() value=words rows=4 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_nominate()}
            </Button>
        </div>
    }
    .into_any()
}
