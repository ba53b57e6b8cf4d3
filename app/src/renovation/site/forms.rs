//! The forms of the site's acts.

use components::{Choice, Field, InputKind, Radio, Select, TextArea, Tick};
use domain::projects::Seen;
use domain::proposals::Photo;
use domain::renovation::{
    Acceptance, AnswerSiteReport, Command, DiaryPhoto, Failed, MendDefect, Moment, PlanMoney,
    SendSiteReport, SignAcceptance, SiteReport, WriteDiary,
};
use domain::{BuildingId, Day, DiaryEntryId, Line, Prose, SiteReportId, wording};
use leptos::prelude::*;

use super::sheet::{Act, Form};
use super::{buildings, own_building, place};
use crate::proposals::photo_strip;

/// The form of an act.
pub fn form(form: Form, act: Act) -> AnyView {
    let fields = match act {
        Act::Report => report(form),
        Act::Answer(id) => answer(form, id),
        Act::Write => write(form),
        Act::Sign => sign(form),
        Act::Mend(defect) => mend(form, defect),
    };
    view! { <div class="stack stack--4">{fields}</div> }.into_any()
}

fn photos(form: Form, photos: RwSignal<Vec<Photo>>) -> AnyView {
    let here = form.asking.ground.here;
    photo_strip(here, photos, |rules| rules.renovation.site.photos_most)
}

fn paragraphs(form: Form, label: &'static str, text: RwSignal<String>) -> AnyView {
    let fault = form.fault(move || text.with(|text| Prose::new(text).is_err()));
    view! { <TextArea label value=text rows=4 limit=Prose::MOST fault /> }.into_any()
}

/// Where: one's own building is chosen, the compound as a whole stands last.
fn building(form: Form, value: RwSignal<String>) -> AnyView {
    let ground = form.asking.ground;
    let t = ground.here.t;
    let choice = |it: &domain::members::Building| Choice {
        value: it.id.to_string(),
        label: it.name.to_string(),
    };
    let mut choices: Vec<Choice> = buildings(ground).iter().map(choice).collect();
    choices.push(Choice {
        value: String::new(),
        label: t.renovation_whole_compound().to_owned(),
    });
    let choices = Signal::stored(choices);
    view! { <Select label=t.renovation_where() value choices /> }.into_any()
}

fn chosen(value: RwSignal<String>) -> Option<BuildingId> {
    value.with_untracked(|it| it.parse().ok())
}

fn own(form: Form) -> RwSignal<String> {
    let own = untrack(|| own_building(form.asking.ground));
    RwSignal::new(own.map(|it| it.to_string()).unwrap_or_default())
}

fn report(form: Form) -> AnyView {
    let ground = form.asking.ground;
    let t = ground.here.t;
    let seen = RwSignal::new(Seen::Concern);
    let text = RwSignal::new(String::new());
    let at = own(form);
    let pictures = RwSignal::new(Vec::new());
    let draft = form.keep("report", text);
    let choice = |it: Seen| {
        let label = wording::seen(it, ground.here.lang);
        let chosen = Signal::derive(move || seen.get() == it);
        view! { <Radio group="seen" label chosen on_choose=move |()| seen.set(it) /> }
    };
    let choices = Seen::ALL.map(choice).collect_view();
    let plan = untrack(|| ground.plan.get());
    let rules = plan.and_then(|plan| plan.rules());
    let days = rules.map(|rules| rules.renovation.site.answer_days);
    let read = move || {
        Some(Command::SendSiteReport(SendSiteReport {
            id: SiteReportId(offline::new_id()),
            plan: ground.id,
            building: chosen(at),
            seen: seen.get_untracked(),
            text: Prose::new(&text.get_untracked()).ok()?,
            photos: pictures.get_untracked(),
        }))
    };
    view! {
        <p class="small soft">{days.map(|days| t.renovation_report_text(days))}</p>
        {building(form, at)}
        <fieldset>
            <legend class="field__label">{t.project_seen()}</legend>
            {choices}
        </fieldset>
        {paragraphs(form, t.project_words(), text)}
        {photos(form, pictures)}
        {form.foot(Some(draft), read)}
    }
    .into_any()
}

fn answer(form: Form, report: SiteReportId) -> AnyView {
    let here = form.asking.ground.here;
    let text = RwSignal::new(String::new());
    let draft = form.keep("answer", text);
    let asked: Option<SiteReport> = here.get(report);
    let asked = asked.map(|it| it.text.to_string());
    let read = move || {
        Some(Command::AnswerSiteReport(AnswerSiteReport {
            report,
            text: Prose::new(&text.get_untracked()).ok()?,
        }))
    };
    view! {
        <p class="small soft">{asked}</p>
        {paragraphs(form, here.t.project_answer_label(), text)}
        {form.foot(Some(draft), read)}
    }
    .into_any()
}

fn write(form: Form) -> AnyView {
    let ground = form.asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let on = RwSignal::new(untrack(|| here.now().day()).to_string());
    let at = own(form);
    let item = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let draft = form.keep("diary", text);
    let moments = Moment::ALL.map(|moment| (moment, RwSignal::new(Vec::<Photo>::new())));
    let money: Option<PlanMoney> = here.get(ground.id);
    let items = money.map(|it| it.items).unwrap_or_default();
    let choice = |it: &domain::renovation::PlanItem| Choice {
        value: it.item.to_string(),
        label: it.name.to_string(),
    };
    let none = Choice {
        value: String::new(),
        label: t.renovation_no_item().to_owned(),
    };
    let choices: Vec<Choice> = std::iter::once(none)
        .chain(items.iter().map(choice))
        .collect();
    let choices = Signal::stored(choices);
    let read = move || {
        let taken = moments.iter().flat_map(|(moment, photos)| {
            let photos = photos.get_untracked().into_iter();
            photos.map(|photo| DiaryPhoto {
                moment: *moment,
                photo,
            })
        });
        Some(Command::WriteDiary(WriteDiary {
            id: DiaryEntryId(offline::new_id()),
            plan: ground.id,
            on: on.with_untracked(|it| it.parse::<Day>().ok())?,
            building: chosen(at),
            item: item.with_untracked(|it| it.parse().ok()),
            text: Prose::new(&text.get_untracked()).ok()?,
            photos: taken.collect(),
        }))
    };
    let strips = moments.map(|(moment, pictures)| {
        let name = wording::moment(moment, here.lang);
        view! {
            <fieldset>
                <legend class="field__label">{name}</legend>
                {photos(form, pictures)}
            </fieldset>
        }
    });
    let strips = strips.into_iter().collect_view();
    view! {
        <Field label=t.renovation_on() value=on kind=InputKind::Day />
        {building(form, at)}
        <Select label=t.renovation_item() value=item choices />
        {paragraphs(form, t.renovation_done(), text)}
        {strips}
        {form.foot(Some(draft), read)}
    }
    .into_any()
}

/// One line of the checklist as it is looked at.
#[derive(Clone, Copy)]
struct Look {
    bad: RwSignal<bool>,
    what: RwSignal<String>,
    photo: RwSignal<Vec<Photo>>,
}

fn sign(form: Form) -> AnyView {
    let ground = form.asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let found: Option<Acceptance> = here.get(ground.id);
    let lines = found.map(|it| it.lines).unwrap_or_default();
    let looks: Vec<Look> = lines
        .iter()
        .map(|_| Look {
            bad: RwSignal::new(false),
            what: RwSignal::new(String::new()),
            photo: RwSignal::new(Vec::new()),
        })
        .collect();
    let all = StoredValue::new(looks.clone());
    let rows = lines.iter().zip(&looks).map(|(line, look)| {
        let look = *look;
        let name = line.what.to_string();
        let note = place(here, line.building);
        let more = move || {
            let bad = look.bad.get();
            bad.then(|| {
                untrack(|| {
                    let fault = form.fault(move || look.what.with(|it| Line::new(it).is_err()));
                    view! {
                        <Field label=t.renovation_wrong() value=look.what limit=Line::MOST fault />
                        {photo_strip(here, look.photo, |_| 1)}
                    }
                })
            })
        };
        view! {
            <fieldset class="stack stack--2">
                <legend class="strong">{name.clone()}</legend>
                <p class="small soft">{note}</p>
                <Tick
                    label=t.renovation_not_good(name)
                    checked=look.bad
                    on_change=move |on| look.bad.set(on)
                />
                {more}
            </fieldset>
        }
    });
    let rows = rows.collect_view();
    let read = move || {
        let failed = all.with_value(|looks| {
            let bad = (0u16..).zip(looks).filter(|(_, it)| it.bad.get_untracked());
            let failed = bad.map(|(line, it)| {
                Some(Failed {
                    line,
                    what: it.what.with_untracked(|text| Line::new(text).ok())?,
                    photo: it.photo.with_untracked(|all| all.first().cloned()),
                })
            });
            failed.collect::<Option<Vec<Failed>>>()
        });
        let plan = ground.id;
        Some(Command::SignAcceptance(SignAcceptance {
            plan,
            failed: failed?,
        }))
    };
    view! {
        <p class="small soft">{t.renovation_sign_text()}</p>
        {rows}
        {form.foot(None, read)}
    }
    .into_any()
}

fn mend(form: Form, defect: u16) -> AnyView {
    let ground = form.asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let found: Option<Acceptance> = here.get(ground.id);
    let what = found.and_then(|it| {
        let defect = it.defects.get(usize::from(defect))?;
        Some(defect.failed.what.to_string())
    });
    let note = RwSignal::new(String::new());
    let pictures = RwSignal::new(Vec::<Photo>::new());
    let fault = form.fault(move || note.with(|it| Line::new(it).is_err()));
    let read = move || {
        let photos = pictures.get_untracked();
        let plan = ground.id;
        Some(Command::MendDefect(MendDefect {
            plan,
            defect,
            note: note.with_untracked(|it| Line::new(it).ok())?,
            photos: (!photos.is_empty()).then_some(photos)?,
        }))
    };
    view! {
        <p class="strong">{what}</p>
        <Field label=t.renovation_mend_note() value=note limit=Line::MOST fault />
        {photos(form, pictures)}
        {form.foot(None, read)}
    }
    .into_any()
}
