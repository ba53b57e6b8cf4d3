//! 我的积分: what there is to spend, what was ever earned, what expires when, and each line with its
//! reason.

use components::{
    Button, ButtonLink, Figure, Figures, Glyph, Ledger, LedgerLine, Row, Rows, Section,
    SectionLink, State, StateKind,
};
use domain::points::{Balance, BookingState, Journal, LineKind, StatementLine, statement};
use domain::{EntryId, PersonId, Timestamp, wording};
use leptos::prelude::*;

use super::{Own, appeal, bookings, held, own, reward_name, table, until, wall, words};
use crate::shell::Here;

/// How many lines are drawn at first, and with each press more.
const WINDOW: usize = 30;

/// The screen.
pub(super) fn mine(here: Here) -> AnyView {
    let t = here.t;
    let who = Memo::new(move |_| here.person());
    let body = move || match who.get() {
        Some(me) => untrack(|| account(here, me)),
        None => guest(here),
    };
    super::screen(here, t.points_title(), "/volunteer", body.into_any())
}

/// A guest reads what earns what: everyone may.
fn guest(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
    view! {
        <State
            kind=StateKind::Empty
            glyph=Glyph::GIFT
            title=t.points_guest_title()
            text=t.points_guest_text()
            act
        />
        {table(here)}
    }
    .into_any()
}

fn account(here: Here, me: PersonId) -> AnyView {
    let kept = own(here);
    let at = Memo::new(move |_| until(here));
    let balance = Memo::new(move |_| kept.with(|own| Balance::of(&own.journal, me, at.get())));
    view! {
        {held::held(here)} {sums(here, balance)} {waiting(here)} {lines(here, me, kept, at)}
        {lots(here, balance)} {appeal::open(here)} {table(here)} {wall::way(here)}
    }
    .into_any()
}

fn sums(here: Here, balance: Memo<Balance>) -> AnyView {
    let t = here.t;
    let figures = Memo::new(move |_| {
        balance.with(|balance| {
            let next = balance.lots.first();
            let soon = next.map_or(0, |first| {
                let same = |it: &&domain::points::Lot| it.expires_on == first.expires_on;
                let lots = balance.lots.iter().take_while(same);
                lots.map(|it| it.left).sum::<u32>()
            });
            let by = next.map(|it| words::year_day(here, it.expires_on));
            let figure = |number: u64, label: String, href: &str| Figure {
                number: number.to_string(),
                unit: String::new(),
                label,
                href: href.to_owned(),
            };
            let mut all = vec![
                figure(
                    balance.spendable,
                    t.points_spendable().to_owned(),
                    "/points/rewards",
                ),
                figure(balance.honour, t.points_honour().to_owned(), "/points/wall"),
            ];
            if let Some(by) = by {
                all.push(figure(soon.into(), t.points_expires(by), "/points/rewards"));
            }
            all
        })
    });
    let more = view! { <SectionLink href="/points/rewards" label=t.points_redeem() /> }.into_any();
    view! {
        <Section title=t.points_sums() more>
            <Figures figures />
        </Section>
    }
    .into_any()
}

/// What is booked and wants fetching, or saying that it was received.
fn waiting(here: Here) -> AnyView {
    let t = here.t;
    let open = Memo::new(move |_| {
        let mut open = bookings(here);
        open.retain(|(it, _)| {
            matches!(
                it.state,
                BookingState::Booked | BookingState::HandedOver { .. }
            )
        });
        open
    });
    let shown = move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            let row = |(it, _): &(domain::points::Booking, _)| {
                let until = wording::day(it.until.plus_ms(-1).day(), here.lang);
                let meta = match it.state {
                    BookingState::Booked => t.points_fetch_until(until),
                    _ => t.points_say_received().to_owned(),
                };
                let act = format!("/points/b/{}", it.id);
                view! { <Row title=reward_name(here, it) act=act meta=meta /> }
            };
            let rows = open.iter().map(row).collect_view();
            view! { <Section title=t.points_booked()><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}

fn lines(here: Here, me: PersonId, kept: Memo<Own>, at: Memo<Timestamp>) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let mut all = kept.with(|own| statement(&own.journal, me, at.get()));
        all.reverse();
        all
    });
    let window = RwSignal::new(WINDOW);
    let shown = move || {
        let (drawn, count) = all.with(|all| {
            let drawn = all.iter().take(window.get()).copied();
            (drawn.collect::<Vec<_>>(), all.len())
        });
        if drawn.is_empty() {
            return view! { <p class="soft">{t.points_none()}</p> }.into_any();
        }
        let rows = kept.with(|own| {
            let rows = drawn.iter().map(|it| line(here, it, &own.journal));
            rows.collect_view()
        });
        let left = count.saturating_sub(window.get());
        let more = (left > 0).then(|| {
            let press = move |()| window.update(|it| *it += WINDOW);
            view! { <Button block=true on_press=press>{t.list_more(left)}</Button> }
        });
        view! { <Ledger>{rows}</Ledger> {more} }.into_any()
    };
    let count = move || match all.with(Vec::len) {
        0 => String::new(),
        count => t.points_count(count),
    };
    view! {
        <Section title=t.points_ledger() count>
            {shown}
            <p class="tiny soft">{t.points_no_votes()}</p>
        </Section>
    }
    .into_any()
}

fn line(here: Here, line: &StatementLine, kept: &Journal) -> AnyView {
    let t = here.t;
    let of = |id: EntryId| kept.get(id);
    let (cause, proof, id) = match line.kind {
        LineKind::Entry(id) => match of(id) {
            Some(entry) => (
                words::cause(here, entry, kept),
                words::proof(here, entry),
                id,
            ),
            None => (String::new(), String::new(), id),
        },
        LineKind::Expiry { lot } => {
            let cause = of(lot).map(|it| words::cause(here, it, kept));
            let cause = t.points_line_lapsed(cause.unwrap_or_default());
            (cause, t.points_proof_expired().to_owned(), lot)
        }
    };
    view! {
        <LedgerLine
            date=words::short_day(line.at)
            day=line.at.day().to_string()
            cause
            proof
            amount=words::amount(line)
            href=format!("/points/e/{id}")
        />
    }
    .into_any()
}

/// What expires when: the next few dates, each with its sum.
fn lots(here: Here, balance: Memo<Balance>) -> AnyView {
    let t = here.t;
    let dates = Memo::new(move |_| {
        let mut dates: Vec<(domain::Day, u64)> = Vec::new();
        balance.with(|it| {
            for lot in &it.lots {
                match dates.last_mut() {
                    Some((day, left)) if *day == lot.expires_on => *left += u64::from(lot.left),
                    _ => dates.push((lot.expires_on, lot.left.into())),
                }
            }
        });
        dates
    });
    let shown = move || {
        let dates = dates.get();
        (!dates.is_empty()).then(|| {
            let row = |(day, left): &(domain::Day, u64)| {
                let title = t.points_expires_on(words::year_day(here, *day));
                view! { <Row title=title trail=t.points_points(left) /> }
            };
            let rows = dates.iter().take(6).map(row).collect_view();
            view! { <Section title=t.points_lots()><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}
