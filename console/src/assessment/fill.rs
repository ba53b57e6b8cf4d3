//! The indicators: what each came to, what shows it, entering it, and taking live evidence over.

use components::{
    Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Select, TextArea,
};
use domain::assessment::{
    Command as Act, Dimension, EnterValue, Entry, Indicator, IndicatorKind, Round, Stage, TakeOver,
    Value,
};
use domain::{Command, Prose, RoundId, wording};
use leptos::prelude::*;

use super::words::{percent, score};
use crate::emergency::{Opens, choice};
use crate::projects::Photos;
use crate::shell::{Doing, Fault, prose};
use crate::texts::Texts;

/// The table of them.
pub(super) fn indicators(it: Memo<Option<Round>>, t: Texts) -> AnyView {
    let shown = move || {
        let it = it.get()?;
        Some(untrack(|| table(&it, t)))
    };
    shown.into_any()
}

fn table(it: &Round, t: Texts) -> AnyView {
    let open = it.stage == Stage::SelfCheck;
    let columns = vec![
        Column::words(t.six_dimension()),
        Column::words(t.six_indicator()),
        Column::words(t.six_value()),
        Column::numbers(t.six_points()),
        Column::numbers(t.six_target()),
        Column::numbers(t.six_weight()),
        Column::words(t.six_do()),
    ];
    let rules = it.rules();
    let rows = rules.dimensions.iter().flat_map(|dimension| {
        let all = dimension.indicators.iter();
        all.map(|one| row(it, dimension.dimension, one, open, t))
    });
    let rows = rows.collect_view();
    view! {
        <Section title=t.six_indicators()>
            <DataTable caption=t.six_indicators_table() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    }
    .into_any()
}

fn row(round: &Round, dimension: Dimension, it: &Indicator, open: bool, t: Texts) -> AnyView {
    let entry = round.entry(&it.code);
    let value = entry.map(|it| wording::six_value(&it.value, t.lang));
    let value = value.unwrap_or_else(|| t.six_no_value().to_owned());
    let words = entry.and_then(|it| it.words.as_ref()).map(|it| {
        let words = it.to_string();
        view! { <p class="tiny soft">{words}</p> }
    });
    let points = round.points_of(&it.code);
    let class = match points {
        Some(points) if points < it.target => "number nowrap is-seal",
        _ => "number nowrap",
    };
    let acts = open.then(|| acts(round.id, it, entry, t));
    let weight = wording::hundredths(it.weight.into());
    let title = it.title(t.lang).to_owned();
    view! {
        <tr>
            <td class="nowrap">{wording::six_dimension(dimension, t.lang)}</td>
            <th scope="row">{title}</th>
            <td>{value} {words}</td>
            <td class=class>{score(points)}</td>
            <td class="number nowrap">{wording::hundredths(it.target)}</td>
            <td class="number nowrap">{weight} "%"</td>
            <td class="nowrap">{acts}</td>
        </tr>
    }
    .into_any()
}

fn acts(id: RoundId, it: &Indicator, entry: Option<&Entry>, t: Texts) -> AnyView {
    let title = it.title(t.lang).to_owned();
    // What was counted is counted again, and not typed over.
    let typed = !entry.is_some_and(Entry::is_counted);
    let by_hand = typed.then(|| {
        let (asked, stands, named) = (it.clone(), entry.cloned(), title.clone());
        let form = Callback::new(move |open| {
            enter(id, asked.clone(), stands.clone(), named.clone(), open, t)
        });
        view! { <Opens label=t.six_enter_of(&title) short=t.six_enter() small=true form /> }
    });
    let live = it.live.as_ref().map(|live| {
        let from = wording::six_live(live, t.lang);
        let code = it.code.clone();
        let form = Callback::new(move |open| take_over(id, code.clone(), from, open, t));
        view! { <Opens label=t.six_take_over_of(&title) short=t.six_take_over() small=true form /> }
    });
    view! {
        {by_hand}
        {live}
    }
    .into_any()
}

fn enter(
    id: RoundId,
    it: Indicator,
    stands: Option<Entry>,
    title: String,
    open: RwSignal<bool>,
    t: Texts,
) -> AnyView {
    let doing = Doing::nothing();
    let (code, kind) = (it.code, it.kind);
    let (was_yes, was_share) = stands.as_ref().map_or_else(Default::default, typed);
    let (yes, share) = (RwSignal::new(was_yes), RwSignal::new(was_share));
    let (shown, pictures) = stands.map_or_else(Default::default, |it| (it.words, it.photos));
    let words = RwSignal::new(shown.map_or_else(String::new, |it| it.to_string()));
    let photos = RwSignal::new(pictures);
    let command = move || {
        let text = words.get();
        let bare = text.trim().is_empty();
        let words = (!bare)
            .then(|| prose(t.six_shows(), &text, t))
            .transpose()?;
        Ok(Command::Assessment(Act::Enter(EnterValue {
            round: id,
            indicator: code.clone(),
            value: value(kind, &yes.get(), &share.get(), t)?,
            words,
            photos: photos.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(&command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p class="strong">{title}</p>
            {answer(kind, yes, share, t)}
            <TextArea
                label=t.six_shows()
                value=words
                rows=3
                hint=t.six_shows_hint()
                limit=Prose::MOST
            />
            <Photos label=t.photos() photos />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_enter()}
            </Button>
        </div>
    }
    .into_any()
}

/// An entry as somebody would type it: yes or no, and the percentage.
fn typed(it: &Entry) -> (String, String) {
    match it.value {
        Value::YesNo { yes: true } => ("yes".to_owned(), String::new()),
        Value::YesNo { yes: false } => ("no".to_owned(), String::new()),
        Value::Percent { hundredths } => (String::new(), wording::hundredths(hundredths)),
        Value::Counted { .. } => Default::default(),
    }
}

/// The field in which an indicator of a kind is answered.
pub(super) fn answer(
    kind: IndicatorKind,
    yes: RwSignal<String>,
    share: RwSignal<String>,
    t: Texts,
) -> AnyView {
    match kind {
        IndicatorKind::YesNo => {
            let choices = vec![
                choice("", t.six_choose()),
                choice("yes", t.six_yes()),
                choice("no", t.six_no()),
            ];
            let choices = Signal::stored(choices);
            view! { <Select label=t.six_value() value=yes choices /> }.into_any()
        }
        IndicatorKind::Percent => view! {
            <Field
                label=t.six_percent()
                value=share
                kind=InputKind::Number
                hint=t.six_percent_hint()
            />
        }
        .into_any(),
    }
}

/// What was answered in it.
pub(super) fn value(
    kind: IndicatorKind,
    yes: &str,
    share: &str,
    t: Texts,
) -> Result<Value, String> {
    match kind {
        IndicatorKind::YesNo => match yes {
            "yes" => Ok(Value::YesNo { yes: true }),
            "no" => Ok(Value::YesNo { yes: false }),
            _ => Err(t.six_fault_choose().to_owned()),
        },
        IndicatorKind::Percent => {
            let hundredths = percent(share).ok_or_else(|| t.six_fault_percent().to_owned())?;
            Ok(Value::Percent { hundredths })
        }
    }
}

fn take_over(
    id: RoundId,
    code: String,
    from: &'static str,
    open: RwSignal<bool>,
    t: Texts,
) -> AnyView {
    let doing = Doing::nothing();
    let send = move |()| {
        let act = Act::TakeOver(TakeOver {
            round: id,
            indicator: code.clone(),
        });
        doing.run(Command::Assessment(act), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p>{t.six_take_over_text(from)}</p>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_take_over()}
            </Button>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{Lang, Timestamp};

    use super::*;

    const T: Texts = Texts { lang: Lang::ZhCn };

    #[test]
    fn nothing_is_answered_before_somebody_chose() {
        let yes_no = |chosen| value(IndicatorKind::YesNo, chosen, "", T);
        assert!(yes_no("").is_err());
        assert_eq!(yes_no("yes"), Ok(Value::YesNo { yes: true }));
        assert_eq!(yes_no("no"), Ok(Value::YesNo { yes: false }));
    }

    #[test]
    fn an_entry_opens_as_it_was_typed() {
        let values = [
            Value::YesNo { yes: false },
            Value::YesNo { yes: true },
            Value::Percent { hundredths: 8_205 },
        ];
        for it in values {
            let kind = match it {
                Value::YesNo { .. } => IndicatorKind::YesNo,
                _ => IndicatorKind::Percent,
            };
            let entry = Entry {
                indicator: "stairwell_lights".into(),
                value: it.clone(),
                words: None,
                photos: Vec::new(),
                step: domain::assessment::Step::SelfCheck,
                at: Timestamp::at(domain::Day::new(2026, 11, 2).unwrap(), 9, 0),
            };
            let (yes, share) = typed(&entry);
            assert_eq!(value(kind, &yes, &share, T), Ok(it));
        }
    }
}
