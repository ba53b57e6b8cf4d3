//! What residents do, as chance has it.

use std::rc::Rc;

use domain::councils::{CastBallot, Choice, Command as Councils};
use domain::proposals::{
    Accept, AppealRejection, Cancel, Command as Proposals, Details, Forum, Photo, Proposal, Reject,
    Return, ReturnReason, Revise, Route, Say, SetSupport, Stance, Submit, Withdraw,
};
use domain::{Command, Line, Prose};
use offline::Replica;

use super::{History, Saved};

/// Large enough to go up in two pieces.
const PHOTO_BYTES: usize = 66_000;

impl History {
    pub(super) fn act(&self) {
        let number = self.world.chance.below(self.phones.len() as u64) as usize;
        let phone = &self.phones[number];
        let tabs = phone.tabs();
        if tabs.is_empty() {
            return;
        }
        let (_, replica) = self.world.chance.one_of(&tabs).clone();
        let photo = self.world.chance.percent(6).then(|| self.photo());
        let Some(command) = self.command(&replica, photo.as_deref()) else {
            return;
        };
        let (saved, dropped) = (Rc::clone(&self.saved), Rc::clone(&self.dropped));
        let wipes = Rc::clone(&self.wipes);
        let acted = async move {
            if let Some(photo) = photo
                && replica.keep_photo(photo).await.is_err()
            {
                return;
            }
            let Some(person) = replica.me() else { return };
            let act = Saved {
                phone: number,
                person,
            };
            let wiped = wipes.borrow()[number];
            if let Ok(id) = replica.submit(command).await {
                // Whoever signs out while it is being saved drops it, or not; so does a browser
                // that clears its storage at that moment.
                let stayed = replica.me() == Some(person) && wipes.borrow()[number] == wiped;
                let acts = if stayed { saved } else { dropped };
                acts.borrow_mut().insert(id, act);
            }
        };
        self.world.spawn(acted);
    }

    fn photo(&self) -> Vec<u8> {
        let mut photo = vec![0; PHOTO_BYTES];
        photo[..8].copy_from_slice(&self.world.chance.number().to_be_bytes());
        photo
    }

    fn command(&self, replica: &Replica, photo: Option<&[u8]>) -> Option<Command> {
        let chance = &self.world.chance;
        let id = || chance.id(self.world.now().0);
        if let Some(photo) = photo {
            return Some(self.submit(Some(photo)));
        }
        let mut proposals = replica.all::<Proposal>();
        proposals.sort_by_key(|proposal| proposal.id);
        if proposals.is_empty() {
            return None;
        }
        let proposal = chance.one_of(&proposals).id;
        let text = Prose::new("好。").expect("prose");
        let act = match chance.below(16) {
            0..3 => Proposals::Support(SetSupport {
                proposal,
                supports: chance.percent(60),
            }),
            3..5 => Proposals::Say(Say {
                id: id().into(),
                proposal,
                stance: *chance.one_of(&[Stance::For, Stance::Against, Stance::Question]),
                text,
                answers: None,
            }),
            5..8 => return Some(self.ballot()),
            8 => return Some(self.submit(None)),
            9 => Proposals::Withdraw(Withdraw {
                proposal,
                reason: chance.percent(50).then(|| line("不用了。")),
            }),
            10 => Proposals::Return(Return {
                proposal,
                reason: ReturnReason::GoalUnclear,
                note: text,
                scene: None,
            }),
            11 => Proposals::Accept(Accept {
                proposal,
                assessment: self.server.borrow().place.assessment(),
                scene: None,
            }),
            12 => Proposals::Route(Route {
                proposal,
                forum: *chance.one_of(&Forum::COUNCILS),
                reason: chance.percent(50).then(|| line("大家都要来")),
            }),
            13 => Proposals::Cancel(Cancel {
                proposal,
                reason: line("不办了"),
            }),
            14 => Proposals::Appeal(AppealRejection { proposal, text }),
            _ if chance.percent(50) => Proposals::Revise(Revise {
                proposal,
                details: self.details(None),
            }),
            _ => Proposals::Reject(Reject {
                proposal,
                note: text,
            }),
        };
        Some(Command::Proposals(act))
    }

    fn ballot(&self) -> Command {
        let chance = &self.world.chance;
        Command::Councils(Councils::CastBallot(CastBallot {
            vote: self.server.borrow().place.vote,
            choice: (*chance.one_of(&Choice::ALL)).into(),
            blind: chance.id(0),
        }))
    }

    fn submit(&self, photo: Option<&[u8]>) -> Command {
        let (community, compound) = {
            let server = self.server.borrow();
            (server.place.community, server.place.compound)
        };
        Command::Proposals(Proposals::Submit(Submit {
            id: self.world.chance.id(self.world.now().0).into(),
            community,
            compound,
            details: self.details(photo),
            facts: None,
            behalf: None,
        }))
    }

    fn details(&self, photo: Option<&[u8]>) -> Details {
        let title = format!("提案 {}", self.world.chance.below(1_000));
        let mut details = self.server.borrow().place.details(&title);
        details.photos.extend(photo.map(|photo| Photo {
            hash: domain::Digest::of(photo),
            width: 800,
            height: 600,
            shows: None,
        }));
        details
    }
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}
