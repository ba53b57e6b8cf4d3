//! Photos of a proposal and who sees them (照片).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Digest, Line, PersonId};

/// A photo, named by its content (照片).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// SHA-256 of the file.
    pub hash: Digest,
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
    /// What it shows, for those who do not see it.
    pub shows: Option<Line>,
}

/// Who asks for a photo.
#[derive(Clone, Copy, Debug)]
pub struct Onlooker<'a> {
    /// Who; `None` is a guest.
    pub person: Option<PersonId>,
    /// The audiences they read.
    pub audiences: &'a [Audience],
}

/// Whether somebody may see a photo: whoever may read one of the records that show it (see
/// [`shown_photos`](crate::projects::shown_photos)), and whoever sent it, who sees their own before
/// anything shows it.
pub fn may_see(
    photo: Digest,
    sent_by: PersonId,
    onlooker: Onlooker<'_>,
    shown: impl IntoIterator<Item = (Audience, Digest)>,
) -> bool {
    let sees = |(readers, shown)| shown == photo && onlooker.audiences.contains(&readers);
    onlooker.person == Some(sent_by) || shown.into_iter().any(sees)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects::shown_photos;
    use crate::proposals::{Author, Details, Place, Proposal, ProposalState};
    use crate::{Change, Money, Plain, Prose, Timestamp};
    use rstest::rstest;
    use uuid::Uuid;

    const SENDER: PersonId = PersonId(Uuid::from_u128(1));
    const OTHER: PersonId = PersonId(Uuid::from_u128(2));

    /// A proposal of the sender's that shows this photo, accepted or not yet.
    fn proposal(photo: &[u8], accepted: bool) -> Proposal {
        let prose = || Prose::new("车棚没有灯").unwrap();
        let line = || Line::new("车棚加灯").unwrap();
        let assessment = crate::proposals::Assessment {
            matter: crate::proposals::Matter::Council,
            homes: 6,
            object: None,
            impact: None,
            shared: None,
            funds: None,
            materials: None,
            manpower: None,
            implementer: line(),
            process: prose(),
            budget: Money(0),
            sources: Vec::new(),
            indicators: None,
            data: None,
            evaluator: None,
        };
        Proposal {
            id: Uuid::from_u128(3).into(),
            community: Uuid::from_u128(4).into(),
            compound: Uuid::from_u128(5).into(),
            details: Details {
                title: line(),
                problem: prose(),
                goal: prose(),
                need: prose(),
                place: Place::Spot(Uuid::from_u128(6).into()),
                homes: None,
                photos: vec![Photo {
                    hash: Digest::of(photo),
                    width: 4,
                    height: 3,
                    shows: None,
                }],
                scene: None,
            },
            author: Author {
                person: SENDER,
                shown: String::new(),
                tenant: false,
            },
            through: None,
            facts: None,
            submitted_at: Timestamp(0),
            state: ProposalState::Submitted,
            changed_at: Timestamp(0),
            assessment: accepted.then(|| Box::new(assessment)),
        }
    }

    const GUEST: &[Audience] = &[Audience::Public];
    const RESIDENT: &[Audience] = &[Audience::Public, Audience::Residents];

    #[rstest]
    #[case::a_guest_before_acceptance(None, GUEST, &[proposal(b"a", false)], false)]
    #[case::a_guest_after_it(None, GUEST, &[proposal(b"a", true)], true)]
    #[case::a_neighbour(Some(OTHER), RESIDENT, &[proposal(b"a", false)], true)]
    #[case::a_neighbour_of_another_photo(Some(OTHER), RESIDENT, &[proposal(b"b", true)], false)]
    #[case::one_of_two(None, GUEST, &[proposal(b"a", false), proposal(b"a", true)], true)]
    #[case::who_waits_for_a_standing(Some(OTHER), GUEST, &[proposal(b"a", false)], false)]
    #[case::the_sender_before_it_is_shown(Some(SENDER), GUEST, &[], true)]
    #[case::a_neighbour_before_it_is_shown(Some(OTHER), RESIDENT, &[], false)]
    fn a_photo_is_seen_by(
        #[case] person: Option<PersonId>,
        #[case] audiences: &[Audience],
        #[case] proposals: &[Proposal],
        #[case] sees: bool,
    ) {
        let onlooker = Onlooker { person, audiences };
        let mut town = Plain::default();
        for (number, proposal) in (0u128..).zip(proposals) {
            let id = Uuid::from_u128(number).into();
            town.apply(&Change::put(Proposal {
                id,
                ..proposal.clone()
            }));
        }
        let seen = may_see(Digest::of(b"a"), SENDER, onlooker, shown_photos(&town));
        assert_eq!(seen, sees);
    }
}
