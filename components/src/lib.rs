//! The UI kit: paper and seal. Knows no civic noun.
//!
//! A component takes signals and enums and decides nothing; every word it shows comes in as a
//! prop. Texts are [`TextProp`]s: a `&'static str`, a `String`, a signal, or a closure, which
//! follows the language. Its looks are in `style/components/`, one sheet per component, under the
//! same names. Inline `style` carries data only, and is set through the object model, because the
//! page's security policy allows no style attributes; the same policy is why nothing here uses
//! `inner_html`.
//!
//! | for | look in | components |
//! |---|---|---|
//! | pages | `page` | [`Screen`], [`Masthead`], [`AppBar`], [`TabBar`], [`Dock`], [`DraftMark`], [`Section`], [`Card`], [`BrandSeal`] |
//! | acts | `button` | [`Button`], [`ButtonLink`], [`IconButton`], [`IconLink`], [`SectionLink`] |
//! | answers typed | `field` | [`Field`], [`TextArea`], [`Select`] |
//! | answers chosen | `choice` | [`Tick`], [`Radio`], [`SwitchRow`], [`Chips`] of [`Chip`], [`Search`], [`Segments`] of [`Segment`] |
//! | how things stand | `message`, `state` | [`Badge`], [`Banner`], [`Toast`] on a [`ToastShelf`], [`State`], [`Skeleton`] |
//! | acts and their seals | `seal` | [`Seal`], [`Receipt`], [`SealOrClock`] |
//! | lists | `row`, `pick`, `keyed` | [`Rows`] of [`Row`], [`DateBlock`], [`TimeBlock`], [`Person`], [`Pick`], rows that are [`keyed`] |
//! | decisions | `document`, `diff` | [`DocTop`], [`DocTitle`], [`Facts`], [`Figures`], [`Plate`], [`Tally`], [`Diff`] |
//! | votes | `ballot`, `question`, `options`, `bars`, `threshold` | [`BallotPaper`], [`Question`], [`OptionPaper`] of [`OptionTick`], [`OptionScore`] or [`OptionRank`], [`Seats`], [`Bars`], [`ThresholdBar`] |
//! | time and steps | `clock`, `path`, `levels`, `gantt` | [`ClockStrip`], [`Steps`], [`Wizard`], [`Path`], [`Levels`], [`Gantt`] |
//! | designs and sums | `design`, `portions` | [`Designs`] of [`DesignCard`], [`Portions`], [`Flows`] |
//! | scores | `radar` | [`Radar`] of [`Spoke`], [`Trend`] |
//! | the compound | `grid` | [`BuildingGrid`], [`Legend`], [`Reveal`] |
//! | stories | `story` | [`Argument`], [`Answer`], [`Timeline`] of [`TimelineItem`], [`Ledger`] of [`LedgerLine`] |
//! | photographs and files | `photo` | [`PhotoStrip`] of [`PhotoItem`] and [`PhotoAdd`], [`PhotoFigure`], [`FilePick`], [`shrink`] |
//! | over the page | `sheet` | [`Sheet`], [`Confirm`] |
//! | tables | `table` | [`DataTable`], [`FaultCell`], [`Flow`] |
//! | the office | `office` | [`Office`], [`OfficeLink`], [`OfficeHead`], [`Desk`], [`Panel`] |
//! | paper | `paper` | [`Paper`], [`Slips`] of [`Slip`] |
//! | the five colours | `hue` | [`HueBadge`], [`Hues`] of [`HueItem`] |
//! | care mode | `care` | [`Giants`] of [`Giant`] |
//! | words | `text`, `speak` | [`Paragraphs`], [`VisuallyHidden`], [`LiveRegion`], [`SkipLink`], [`Speak`] |
//! | codes | `qr`, `turning`, `scanner` | [`Qr`], [`TurningCode`], [`Scanner`] |
//! | the whole program | `look`, `update` | [`Look`], [`end_first_paint`], [`NewVersion`] |

mod ballot;
mod bars;
mod button;
mod care;
mod choice;
mod clock;
mod design;
mod diff;
mod document;
mod field;
mod gantt;
mod grid;
mod hue;
mod icon;
mod keyed;
mod levels;
mod look;
mod message;
mod office;
mod options;
mod page;
mod paper;
mod path;
mod photo;
mod pick;
mod portions;
mod qr;
mod question;
mod radar;
mod row;
mod scanner;
mod seal;
mod sheet;
mod shrink;
mod speak;
mod state;
mod story;
mod table;
mod text;
mod threshold;
mod tone;
mod turning;
mod update;

pub use leptos::text_prop::TextProp;

pub use self::{
    ballot::*, bars::*, button::*, care::*, choice::*, clock::*, design::*, diff::*, document::*,
    field::*, gantt::*, grid::*, hue::*, icon::*, keyed::*, levels::*, look::*, message::*,
    office::*, options::*, page::*, paper::*, path::*, photo::*, pick::*, portions::*, qr::*,
    question::*, radar::*, row::*, scanner::*, seal::*, sheet::*, shrink::*, speak::*, state::*,
    story::*, table::*, text::*, threshold::*, tone::*, turning::*, update::*,
};
