//! The parts of the program (程序分包). The first screen comes with what it needs; what stands
//! behind the functions below is cut out of the module by the build and comes afterwards, unasked.
//!
//! Only what is reached through one of these functions alone can be cut out, so nothing outside
//! this file may name a screen of a part. Without the feature `split` (tests, a plain `trunk
//! build`) the same functions answer at once.
//!
//! A slice is no part of its own: the splitter makes a file for every set of parts that share code,
//! so each further part makes many more files. They follow the places of the shell.

use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError as Missing;

use crate::shell::Here;
use crate::{
    assessment, councils, emergency, grid, home, issues, members, notices, points, proposals,
    renovation, volunteering,
};

/// Declares the parts: what is in each, and for each the function at which it is cut off and the
/// one that only fetches it.
macro_rules! parts {
    ($(
        $(#[$doc:meta])+
        $part:ident, $show:ident, $fetch:ident { $($screen:ident($page:ty) = $of:path,)+ }
    )+) => {
        /// One part that comes after the first screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Part {
            $($(#[$doc])+ $part,)+
        }

        impl Part {
            /// All of them, in the order in which they are fetched.
            pub const ALL: &[Self] = &[$(Self::$part),+];

            /// Fetches it, once however often it is called; after a failure it may be called again.
            ///
            /// # Errors
            /// When there is no network and this phone has not kept it.
            pub async fn fetch(self) -> Result<(), Missing> {
                match self {
                    $(Self::$part => $fetch().await,)+
                }
            }
        }

        /// A screen of a part.
        #[derive(Clone, Debug)]
        pub enum Screen {
            $($($screen($page),)+)+
        }

        impl Screen {
            /// The part it comes with.
            pub const fn part(&self) -> Part {
                match self {
                    $($(Self::$screen(_))|+ => Part::$part,)+
                }
            }

            /// The screen, once its part is here.
            ///
            /// # Errors
            /// When there is no network and this phone has not kept the part.
            pub async fn show(self, here: Here) -> Result<AnyView, Missing> {
                match self.part() {
                    $(Part::$part => $show(here, self).await,)+
                }
            }
        }

        $(
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($show, preload($fetch), fallible)]
            fn $show(here: Here, screen: Screen) -> Result<AnyView, Missing> {
                Ok(match screen {
                    $(Screen::$screen(page) => $of(here, page),)+
                    _ => crate::shell::nowhere(here),
                })
            }

            #[cfg(not(feature = "split"))]
            async fn $show(here: Here, screen: Screen) -> Result<AnyView, Missing> {
                Ok(match screen {
                    $(Screen::$screen(page) => $of(here, page),)+
                    _ => crate::shell::nowhere(here),
                })
            }

            #[cfg(not(feature = "split"))]
            async fn $fetch() -> Result<(), Missing> {
                Ok(())
            }
        )+
    };
}

parts! {
    /// Home as those see it who are signed in, or in care mode.
    Home, home, home_part { Home(home::Page) = home::part, }

    /// Signing in, and oneself.
    Me, me, me_part { Members(members::Page) = members::screen, }

    /// Proposals and councils.
    Talk, talk, talk_part {
        Proposals(proposals::Page) = proposals::screen,
        Councils(councils::Page) = councils::screen,
    }

    /// What goes on around the house: issues, the grid, emergencies, notices, the six types.
    Around, around, around_part {
        Issues(issues::Page) = issues::part,
        Grid(grid::Page) = grid::part,
        Emergency(emergency::Page) = emergency::part,
        Notices(notices::Page) = notices::part,
        Assessment(assessment::Page) = assessment::part,
    }

    /// The compound's renovation.
    Works, works, works_part { Renovation(renovation::Page) = renovation::part, }

    /// Volunteering and contribution points.
    Help, help, help_part {
        Volunteering(volunteering::Page) = volunteering::part,
        Points(points::Page) = points::part,
    }
}
