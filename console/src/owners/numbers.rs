//! The lines of an assembly in the office: households and area, what lacks, live; and once it is
//! counted, what came out.

use components::{Fact, Facts, Level, LevelWords, Section, ThresholdBar};
use domain::councils::Outcome;
use domain::owners::{
    Assembly, Bar, Bars, Decided, Force, OpinionResult, OwnersResult, OwnersTurnout, Tally, Weight,
};
use domain::{Area, wording};
use leptos::prelude::*;

use super::affected;
use crate::shell::Book;
use crate::texts::Texts;

/// What there is to count by now.
pub(super) fn numbers(it: &Assembly, book: Book, t: Texts) -> AnyView {
    if let Some(result) = book.get::<OwnersResult>(it.id) {
        return decided(it, &result, book, t);
    }
    if let Some(result) = book.get::<OpinionResult>(it.id) {
        let parts = it.items.iter().zip(&result.tallies).enumerate();
        let parts = parts.map(|(index, (item, tally))| {
            let affected = result.affected.get(index).and_then(Option::as_ref);
            view! {
                <h3 class="strong">{item.title.to_string()}</h3>
                <Facts facts=facts(tally, t) />
                {affected::said(item, affected, book, t)}
            }
        });
        let parts = parts.collect_view();
        return view! {
            <section class="stack">
                <h2 class="section__title section__title--large">{t.owners_opinions()}</h2>
                <p class="soft">{t.owners_opinions_text()}</p>
                {parts}
            </section>
        }
        .into_any();
    }
    let Some(turnout) = book.get::<OwnersTurnout>(it.id) else {
        return view! { <p class="soft">{t.owners_no_roll()}</p> }.into_any();
    };
    match (it.force, participation(it, &turnout)) {
        (Force::Statutory, Some(bar)) => running(&bar, &turnout, book, t),
        _ => view! {
            <section class="stack">
                <h2 class="section__title section__title--large">
                    {t.owners_of_heads(turnout.cast.heads, turnout.everyone.heads)}
                </h2>
                <p class="soft">{t.owners_asked(turnout.cast.area, turnout.everyone.area)}</p>
                {affected::turnouts(&turnout, book, t)}
            </section>
        }
        .into_any(),
    }
}

fn participation(it: &Assembly, turnout: &OwnersTurnout) -> Option<Bar> {
    let pack = it.rules().ok()?;
    let thresholds = it.items.first()?.matter.thresholds(&pack.owners)?;
    Some(Bars::sealed(turnout.everyone, turnout.cast, &thresholds))
}

fn running(bar: &Bar, turnout: &OwnersTurnout, book: Book, t: Texts) -> AnyView {
    let lacks = !bar.lacking.is_nothing();
    let title = if lacks {
        let gap = t.owners_gap(bar.lacking.heads, percent(bar.lacking.area, bar.whole.area));
        view! { {t.owners_short()} " " <span class="is-ochre">{gap}</span> }.into_any()
    } else {
        view! { <span class="is-jade">{t.owners_enough()}</span> }.into_any()
    };
    view! {
        <section class="stack stack--4">
            <div class="spread">
                <h2 class="section__title section__title--large" aria-live="polite">
                    {title}
                </h2>
                <p class="soft">{t.owners_ways(turnout.on_paper, turnout.cast.heads - turnout.on_paper.min(turnout.cast.heads))}</p>
            </div>
            {pair(bar, t)}
            {affected::turnouts(turnout, book, t)}
        </section>
    }
    .into_any()
}

/// Both bars beside each other.
pub(super) fn pair(bar: &Bar, t: Texts) -> AnyView {
    let heads = [
        bar.has.heads,
        bar.whole.heads,
        bar.line.heads,
        bar.lacking.heads,
    ];
    let area = [
        bar.has.area,
        bar.whole.area,
        bar.line.area,
        bar.lacking.area,
    ];
    let level = |it: [u64; 4]| Level {
        value: it[0],
        whole: it[1],
        line: it[2],
        passed: it[3] == 0,
    };
    let heads_words = words(
        (t.owners_heads(), t.owners_heads_note()),
        heads.map(|it| it.to_string()),
        heads[3] == 0,
        t,
    );
    let area_words = words(
        (t.area(), "m²"),
        area.map(|it| it.to_string()),
        area[3].0 == 0,
        t,
    );
    view! {
        <div class="duo">
            <ThresholdBar level=Signal::stored(level(heads)) words=Signal::stored(heads_words) />
            <ThresholdBar
                level=Signal::stored(level(area.map(|it| it.0)))
                words=Signal::stored(area_words)
            />
        </div>
    }
    .into_any()
}

fn words(
    (name, note): (&str, &str),
    [has, whole, line, lacking]: [String; 4],
    met: bool,
    t: Texts,
) -> LevelWords {
    let gap = if met {
        t.owners_met().to_owned()
    } else {
        t.owners_lacking(&lacking)
    };
    LevelWords {
        name: name.to_owned(),
        note: note.to_owned(),
        spoken: t.owners_spoken(&gap, &has, &line, name, &whole),
        of: format!("/ {whole}"),
        line: t.owners_line(&line),
        count: has,
        gap,
    }
}

fn percent(part: Area, whole: Area) -> String {
    let (part, whole) = (u128::from(part.0), u128::from(whole.0.max(1)));
    let tenths = ((part * 1000 + whole / 2) / whole).max(u128::from(part > 0));
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn decided(it: &Assembly, result: &OwnersResult, book: Book, t: Texts) -> AnyView {
    let parts = it.items.iter().zip(&result.decided).enumerate();
    let parts = parts.map(|(index, (item, found))| {
        let outcome = wording::owners_outcome(found.outcome, t.lang);
        let tone = if found.outcome == Outcome::Passed {
            "is-jade"
        } else {
            "is-ochre"
        };
        let (both, facts) = (both(it, index, found, t), facts(&found.tally, t));
        let affected = affected::said(item, found.affected.as_ref(), book, t);
        view! {
            <Section title=format!("{}. {}", index + 1, item.title)>
                <p class=format!("strong {tone}")>{outcome}</p>
                {both}
                <Facts facts />
                {affected}
            </Section>
        }
    });
    let parts = parts.collect_view();
    let lost = result.lost;
    view! {
        <section class="stack">
            {parts}
            <p class="soft small">{t.owners_lost(lost.contested, lost.late, lost.replaced)}</p>
        </section>
    }
    .into_any()
}

fn both(it: &Assembly, index: usize, found: &Decided, t: Texts) -> AnyView {
    let pack = it.rules().ok();
    let item = it.items.get(index);
    let thresholds = pack
        .zip(item)
        .and_then(|(pack, item)| item.matter.thresholds(&pack.owners));
    let Some(thresholds) = thresholds else {
        return ().into_any();
    };
    let bars = Bars::of(&found.tally, &thresholds);
    let approval = (found.outcome != Outcome::NoQuorum).then(|| {
        view! { <p class="small strong">{t.owners_approval()}</p> {pair(&bars.approval, t)} }
    });
    view! {
        <p class="small strong">{t.owners_participation()}</p>
        {pair(&bars.participation, t)}
        {approval}
    }
    .into_any()
}

/// The numbers of one matter.
pub(super) fn facts(tally: &Tally, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, it: Weight| Fact {
        name: name.to_owned(),
        value: t.owners_weight(it.area, it.heads),
        sum: false,
    };
    vec![
        fact(t.tally_agree(), tally.agree),
        fact(t.tally_against(), tally.against),
        fact(t.tally_abstain(), tally.abstain),
        fact(t.owners_everyone(), tally.everyone),
    ]
}
