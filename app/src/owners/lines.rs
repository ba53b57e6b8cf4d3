//! The threshold bars (门槛条): households and area against the lines of the law, live.

use components::{Level, LevelWords, Reveal, Section, ThresholdBar};
use domain::owners::{Assembly, AssemblyState, Bar, Bars, Force, OwnersTurnout, Thresholds};
use domain::{Area, AssemblyId, wording};
use leptos::prelude::*;

use super::{affected, is_open};
use crate::shell::Here;

/// Who takes part, while ballots are taken. What they say is told to nobody before the close.
/// `brief` says what lacks in one sentence, without the bars.
pub fn lines(here: Here, id: AssemblyId, it: Memo<Option<Assembly>>, brief: bool) -> AnyView {
    let turnout = Memo::new(move |_| here.get::<OwnersTurnout>(id));
    let shown = move || {
        let (assembly, turnout) = (it.get()?, turnout.get()?);
        let thresholds = thresholds(&assembly)?;
        let counts = is_open(&assembly);
        match assembly.force {
            Force::Advisory => Some(asked(here, turnout)),
            Force::Statutory if counts => Some(binding(here, &turnout, &thresholds, brief)),
            Force::Statutory
                if matches!(
                    assembly.state,
                    AssemblyState::Called | AssemblyState::Posted { .. }
                ) =>
            {
                Some(roll(here, turnout))
            }
            // What came out stands below, with lines of its own.
            Force::Statutory => None,
        }
    };
    shown.into_any()
}

/// The lines of the first matter: those of participation are the same for all of a class.
fn thresholds(it: &Assembly) -> Option<Thresholds> {
    let pack = it.rules().ok()?;
    it.items.first()?.matter.thresholds(&pack.owners)
}

fn binding(here: Here, turnout: &OwnersTurnout, thresholds: &Thresholds, brief: bool) -> AnyView {
    let t = here.t;
    let bar = Bars::sealed(turnout.everyone, turnout.cast, thresholds);
    let share = thresholds.turnout().heads;
    let gap = gap(here, &bar);
    let title = match &gap {
        Some(gap) => {
            let gap = gap.clone();
            view! { {t.owners_short_before()} " " <span class="is-ochre">{gap}</span> {t.owners_short_after()} }
                .into_any()
        }
        None => view! { <span class="is-jade">{t.owners_enough()}</span> }.into_any(),
    };
    if brief {
        return view! { <p>{title}</p> }.into_any();
    }
    view! {
        <section class="section section--open" aria-labelledby="owners-lines">
            <div class="stack stack--hair">
                <h2 class="section__title" id="owners-lines" aria-live="polite">
                    {title}
                </h2>
                <p class="tiny soft phrase">{t.owners_lines_note(share.over, share.under)}</p>
            </div>
            {bars(here, &bar)}
            {numbers(here, &bar, turnout)}
        </section>
        {affected::turnouts(here, turnout)}
    }
    .into_any()
}

/// Both bars.
pub fn bars(here: Here, bar: &Bar) -> AnyView {
    let t = here.t;
    let heads = view! {
        <ThresholdBar
            level=Signal::stored(heads_level(bar))
            words=Signal::stored(words(
                here,
                (t.owners_heads(), t.owners_heads_note()),
                [bar.has.heads, bar.whole.heads, bar.line.heads, bar.lacking.heads]
                    .map(|it| it.to_string()),
                (bar.lacking.heads == 0, t.owners_unit_heads()),
            ))
        />
    };
    let area = [
        bar.has.area,
        bar.whole.area,
        bar.line.area,
        bar.lacking.area,
    ];
    let area = view! {
        <ThresholdBar
            level=Signal::stored(area_level(bar))
            words=Signal::stored(words(
                here,
                (t.owners_area(), t.owners_area_note()),
                area.map(|it| it.to_string()),
                (bar.lacking.area.0 == 0, t.owners_unit_area()),
            ))
        />
    };
    view! { {heads} {area} }.into_any()
}

fn heads_level(bar: &Bar) -> Level {
    Level {
        value: bar.has.heads,
        line: bar.line.heads,
        whole: bar.whole.heads,
        passed: bar.lacking.heads == 0,
    }
}

fn area_level(bar: &Bar) -> Level {
    Level {
        value: bar.has.area.0,
        line: bar.line.area.0,
        whole: bar.whole.area.0,
        passed: bar.lacking.area.0 == 0,
    }
}

fn words(
    here: Here,
    (name, note): (&str, &str),
    [has, whole, line, lacking]: [String; 4],
    (met, unit): (bool, &str),
) -> LevelWords {
    let t = here.t;
    let gap = if met {
        t.owners_met().to_owned()
    } else {
        t.owners_lacking(&lacking, unit)
    };
    LevelWords {
        name: name.to_owned(),
        note: note.to_owned(),
        spoken: t.owners_spoken(&gap, &has, &line, unit, &whole),
        of: t.owners_of(unit, &whole),
        line: t.owners_line(&line),
        count: has,
        gap,
    }
}

/// "12 户、3.1% 面积": what lacks in one line, the share of area rounded up.
fn gap(here: Here, bar: &Bar) -> Option<String> {
    let t = here.t;
    let heads = (bar.lacking.heads > 0).then(|| t.owners_gap_heads(bar.lacking.heads));
    let area = (bar.lacking.area.0 > 0)
        .then(|| t.owners_gap_area(share(bar.lacking.area, bar.whole.area)));
    let parts: Vec<String> = heads.into_iter().chain(area).collect();
    (!parts.is_empty()).then(|| parts.join(t.owners_and()))
}

/// A share of area in percent with one place; the exact number stands at the bar. What lacks at all
/// is never told as nothing.
fn share(part: Area, whole: Area) -> String {
    let (part, whole) = (u128::from(part.0), u128::from(whole.0.max(1)));
    let tenths = (part * 1000 + whole / 2) / whole;
    let tenths = tenths.max(u128::from(part > 0));
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The same as a table, for whoever wants the numbers or hears the page.
fn numbers(here: Here, bar: &Bar, turnout: &OwnersTurnout) -> AnyView {
    let t = here.t;
    let row = |name: &'static str, cells: [String; 4]| {
        let cells = cells.map(|it| view! { <td class="number">{it}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
    };
    let heads = [
        bar.whole.heads,
        bar.line.heads,
        bar.has.heads,
        bar.lacking.heads,
    ];
    let area = [
        bar.whole.area,
        bar.line.area,
        bar.has.area,
        bar.lacking.area,
    ];
    let head = [
        t.owners_whole(),
        t.owners_line_name(),
        t.owners_has(),
        t.owners_lacks(),
    ];
    let head = head.map(|it| view! { <th scope="col" class="number">{it}</th> });
    let paper = (turnout.on_paper > 0).then(|| t.owners_on_paper(turnout.on_paper));
    view! {
        <Reveal label=t.owners_whence()>
            <div class="table-wrap">
                <table class="data-table">
                    <caption class="visually-hidden">{t.owners_whence()}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            {head.into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        {row(t.owners_heads(), heads.map(|it| it.to_string()))}
                        {row(t.owners_area_m2(), area.map(|it| it.to_string()))}
                    </tbody>
                </table>
            </div>
            <p class="tiny soft">{t.owners_rules()} " " {paper}</p>
        </Reveal>
    }
    .into_any()
}

/// Of an asking for opinions: who has said something, without any line.
fn asked(here: Here, turnout: OwnersTurnout) -> AnyView {
    let t = here.t;
    view! {
        <Section title=t.owners_asked(turnout.cast.heads)>
            <p class="small soft">
                {t.owners_asked_of(turnout.everyone.area, turnout.everyone.heads)}
            </p>
        </Section>
        {affected::turnouts(here, &turnout)}
    }
    .into_any()
}

/// Before it opens: who counts, and whom the notice has reached.
fn roll(here: Here, turnout: OwnersTurnout) -> AnyView {
    let t = here.t;
    let everyone = turnout.everyone;
    view! {
        <Section title=t.owners_roll(everyone.heads)>
            <p class="small soft">
                {t.owners_roll_text(everyone.area, turnout.reached)}
            </p>
        </Section>
    }
    .into_any()
}

/// What a matter needs to pass, and where the law says so.
pub fn law(here: Here, it: &Assembly, index: usize) -> String {
    let t = here.t;
    let Some(item) = it.items.get(index) else {
        return String::new();
    };
    let pack = it.rules().ok();
    let class = pack.and_then(|pack| item.matter.class(&pack.owners));
    let needs = class.map(|class| wording::owners_class(class, here.lang));
    let name = wording::owners_matter(&item.matter, pack, here.lang);
    let law = wording::owners_law(&item.matter, here.lang);
    match it.force {
        Force::Statutory => t.owners_law(law, name, needs.unwrap_or_default()),
        Force::Advisory => t.owners_law_asked(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_is_never_told_as_nothing() {
        assert_eq!(share(Area(123_192), Area(3_973_921)), "3.1");
        assert_eq!(share(Area(1), Area(3_973_921)), "0.1");
        assert_eq!(share(Area(0), Area(0)), "0.0");
    }
}
