//! The catalogue (兑换项目): what is offered, how much of it is left, and taking it out.

use components::{Button, ButtonLook, Column, DataTable, Section, Sheet};
use domain::points::{CloseReward, Command as Points, Reward, RewardStock};
use domain::{Command, wording};
use leptos::prelude::*;

use super::{name, publish::PublishForm};
use crate::shell::{Doing, Fault, Nothing, texts, use_book};

/// The table, and the form behind its button.
#[component]
pub(super) fn Rewards() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let doing = Doing::nothing();
    let all = Memo::new(move |_| {
        let mut all = book.all::<Reward>();
        all.sort_by_key(|it| (it.closes_at, it.id));
        all.reverse();
        all
    });
    let columns = move || {
        vec![
            Column::words(t.points_reward()),
            Column::words(t.points_giver()),
            Column::words(t.points_keepers()),
            Column::numbers(t.points_cost()),
            Column::numbers(t.points_left()),
            Column::words(t.points_until()),
            Column::words(t.acts()),
        ]
    };
    let row = move |it: Reward| {
        let stock: Option<RewardStock> = book.get(it.id);
        let left = stock.map_or(0, |stock| stock.left(&it));
        let of = t.points_left_of(left, it.stock);
        let keepers: Vec<String> = it.givers.iter().map(|it| name(*it, book, t)).collect();
        let reward = it.id;
        let offered = untrack(|| book.now()) < it.closes_at;
        let close = move |()| {
            let command = Points::CloseReward(CloseReward { reward });
            doing.run(Command::Points(command), || ());
        };
        let act = offered.then(|| {
            view! {
                <Button small=true on_press=close>
                    {t.points_close()}
                </Button>
            }
        });
        view! {
            <tr>
                <th scope="row">{it.title.to_string()}</th>
                <td>{it.giver.to_string()}</td>
                <td>{keepers.join(t.list_comma())}</td>
                <td class="number">{it.points}</td>
                <td class="number">{of}</td>
                <td>{wording::day(it.closes_at.plus_ms(-1).day(), t.lang)}</td>
                <td>{act}</td>
            </tr>
        }
    };
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.points_no_rewards(), t.points_no_rewards_text());
            return view! { <Nothing title text /> }.into_any();
        }
        view! {
            <DataTable caption=t.points_rewards_caption() quiet=true office=true columns=columns()>
                {all.into_iter().map(row).collect_view()}
            </DataTable>
        }
        .into_any()
    };
    let more = view! {
        <Button look=ButtonLook::Ink small=true on_press=move |()| open.set(true)>
            {t.points_publish()}
        </Button>
    };
    view! {
        <Section title=t.points_rewards() more=more.into_any()>
            <Fault doing />
            {list}
        </Section>
        <Sheet open title=t.points_publish() close_label=t.not_now()>
            <PublishForm open />
        </Sheet>
    }
}
