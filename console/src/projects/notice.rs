//! The notice of publicity (公示), as it prints: what was decided, the count, the budget, until when
//! and how one may object, and the way to read it on a phone.

use components::{Fact, Facts, Paper, Paragraphs, Qr};
use domain::councils::Vote;
use domain::projects::Project;
use domain::proposals::Proposal;
use domain::{ProposalId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The notice of the project in the address.
#[component]
pub(crate) fn NoticePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<ProposalId>();
    let found = Memo::new(move |_| {
        let id = id.get()?;
        Some((book.get::<Proposal>(id)?, book.get::<Project>(id)?))
    });
    move || {
        let Some((proposal, project)) = found.get() else {
            let (title, text) = (t.no_proposal_title(), t.no_proposal_text());
            return view! { <Nothing title text /> }.into_any();
        };
        let acts = view! { <PrintButton label=t.print() /> }.into_any();
        view! {
            <div class="stack no-print">
                <Page within=proposal.details.title.to_string() title=t.project_print() acts>
                    <p class="soft">{t.notice_text()}</p>
                </Page>
            </div>
            {paper(&proposal, &project, book, t)}
        }
        .into_any()
    }
}

fn paper(proposal: &Proposal, project: &Project, book: Book, t: Texts) -> AnyView {
    let notice = &project.notice;
    let community = book.community();
    let issuer = community
        .as_ref()
        .map_or_else(String::new, |it| it.name.to_string());
    let telephone = community.map_or_else(String::new, |it| it.telephone.to_string());
    let day = |day| wording::day(day, t.lang);
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.assess_budget(), t.yuan(notice.budget)),
        fact(t.project_posted(), day(notice.posted_at.day())),
        fact(t.project_last(), day(notice.last)),
        fact(t.project_next_on(), day(notice.next)),
    ];
    let vote = project.vote.and_then(|it| book.get::<Vote>(it));
    if let Some((vote, result)) = vote.as_ref().and_then(|it| Some((it, it.result()?))) {
        facts.extend(crate::councils::numbers(vote, result, t));
    }
    if let Some(assembly) = project.assembly {
        facts.extend(crate::owners::told(assembly, project.id, book, t));
    }
    let signed = t.notice_signed(dated(notice.posted_at.day(), t), &issuer);
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/p/{}", project.id);
    let code = view! { <Qr content=address label=t.notice_qr() /> };
    let title = t.project_paper_title(&proposal.details.title);
    let text = notice.text.to_string();
    let object = t.project_paper_object(day(notice.last), &telephone);
    view! {
        <Paper title signed seal=t.seal_space() code=code.into_any()>
            <Paragraphs text />
            <Facts facts />
            <p>{object}</p>
        </Paper>
    }
    .into_any()
}
