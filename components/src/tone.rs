//! What a colour means; the word beside it always says it too.

/// The meaning that a badge or a banner wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Soft ink: nothing in particular.
    #[default]
    Plain,
    /// Indigo: information.
    Info,
    /// Ochre: waiting, due soon.
    Wait,
    /// Jade: counted, passed, done.
    Done,
    /// Seal red: refused, dangerous.
    Stop,
}

/// Where a step stands against today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Past,
    /// Today stands here.
    Now,
    /// Still to come.
    Later,
}

impl Progress {
    /// Of the step at `index`, when `now` is the one that runs.
    pub fn of(index: usize, now: usize) -> Self {
        match index.cmp(&now) {
            std::cmp::Ordering::Less => Self::Past,
            std::cmp::Ordering::Equal => Self::Now,
            std::cmp::Ordering::Greater => Self::Later,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Now => "now",
            Self::Later => "later",
        }
    }

    pub(crate) fn aria_current(self) -> Option<&'static str> {
        (self == Self::Now).then_some("step")
    }
}
