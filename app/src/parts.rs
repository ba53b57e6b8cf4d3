//! The parts of the program (程序分包). The first screen comes with what it needs; what stands
//! behind the functions below is cut out of the module by the build and comes afterwards, unasked.
//!
//! Only what is reached through one of these functions alone can be cut out, so nothing outside
//! this file may name a screen of a part. Without the feature `split` (tests, a plain `trunk
//! build`) the same functions answer at once.

use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError as Missing;

use crate::shell::Here;
use crate::{
    assessment, councils, emergency, grid, home, issues, members, notices, points, proposals,
    renovation, volunteering,
};

/// One part that comes after the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Home as those see it who are signed in, or in care mode.
    Home,
    /// Signing in, and oneself.
    Members,
    /// Proposals.
    Proposals,
    /// Councils and votes.
    Councils,
    /// The compound's renovation.
    Renovation,
    /// Volunteering.
    Volunteering,
    /// Contribution points.
    Points,
    /// Issues.
    Issues,
    /// The grid.
    Grid,
    /// Emergencies.
    Emergency,
    /// Notices and the public record.
    Notices,
    /// The six-type community.
    Assessment,
}

impl Part {
    /// All of them, in the order in which they are fetched.
    pub const ALL: [Self; 12] = [
        Self::Home,
        Self::Members,
        Self::Proposals,
        Self::Councils,
        Self::Renovation,
        Self::Volunteering,
        Self::Points,
        Self::Issues,
        Self::Grid,
        Self::Emergency,
        Self::Notices,
        Self::Assessment,
    ];

    /// Fetches it, once however often it is called; after a failure it may be called again.
    ///
    /// # Errors
    /// When there is no network and this phone has not kept it.
    pub async fn fetch(self) -> Result<(), Missing> {
        match self {
            Self::Home => home_part().await,
            Self::Members => members_part().await,
            Self::Proposals => proposals_part().await,
            Self::Councils => councils_part().await,
            Self::Renovation => renovation_part().await,
            Self::Volunteering => volunteering_part().await,
            Self::Points => points_part().await,
            Self::Issues => issues_part().await,
            Self::Grid => grid_part().await,
            Self::Emergency => emergency_part().await,
            Self::Notices => notices_part().await,
            Self::Assessment => assessment_part().await,
        }
    }
}

/// Declares a split point: the function, and the one that only fetches its part.
macro_rules! part {
    ($part:ident, $fetch:ident, $name:ident, $page:ty, $screen:path) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($part, preload($fetch), fallible)]
        pub fn $name(here: Here, page: $page) -> Result<AnyView, Missing> {
            Ok($screen(here, page))
        }

        #[cfg(not(feature = "split"))]
        pub async fn $name(here: Here, page: $page) -> Result<AnyView, Missing> {
            Ok($screen(here, page))
        }

        #[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), Missing> {
            Ok(())
        }
    };
}

part!(home, home_part, home, home::Page, home::part);
part!(
    members,
    members_part,
    members,
    members::Page,
    members::screen
);
part!(
    proposals,
    proposals_part,
    proposals,
    proposals::Page,
    proposals::screen
);
part!(
    councils,
    councils_part,
    councils,
    councils::Page,
    councils::screen
);
part!(
    renovation,
    renovation_part,
    renovation,
    renovation::Page,
    renovation::part
);
part!(
    volunteering,
    volunteering_part,
    volunteering,
    volunteering::Page,
    volunteering::part
);
part!(points, points_part, points, points::Page, points::part);
part!(issues, issues_part, issues, issues::Page, issues::part);
part!(grid, grid_part, grid, grid::Page, grid::part);
part!(
    emergency,
    emergency_part,
    emergency,
    emergency::Page,
    emergency::part
);
part!(notices, notices_part, notices, notices::Page, notices::part);
part!(
    assessment,
    assessment_part,
    assessment,
    assessment::Page,
    assessment::part
);
