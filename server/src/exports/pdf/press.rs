//! The press: typst in a world of one template, its data and the fonts. There is no other file in it, no
//! package, no network and no clock.

use anyhow::anyhow;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart, Str, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fonts::Fonts;
use super::{Dossier, NoPress};
use crate::Settings;

const TEMPLATE: &str = include_str!("dossier.typ");

/// What sets archive PDFs.
#[derive(Clone, Debug)]
pub struct Press {
    fonts: Fonts,
}

/// A document as a file.
pub(super) struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is PDF/A-2b (ISO 19005-2), as an archive wants it.
    pub is_archival: bool,
}

impl Press {
    /// The press where there are fonts; none where the system has none and no folder is named.
    ///
    /// # Errors
    /// When the folder that is named holds none.
    pub fn of(settings: &Settings) -> Result<Option<Self>, NoPress> {
        let folder = settings.pdf_fonts.as_deref();
        match (Fonts::found(folder), folder) {
            (Some(fonts), _) => Ok(Some(Self { fonts })),
            (None, Some(_)) => Err(NoPress::NoFonts),
            (None, None) => Ok(None),
        }
    }

    /// The file. It takes a second or two, and some hundred megabytes for as long.
    ///
    /// # Errors
    /// When the fonts cannot be read, or the pages cannot be set.
    pub fn print(&self, dossier: &Dossier) -> anyhow::Result<Vec<u8>> {
        let printed = self.set(dossier).and_then(|it| cast(&it));
        // What was remembered for the next time would stay for good, fonts and all.
        typst::comemo::evict(0);
        let printed = printed?;
        if !printed.is_archival {
            tracing::warn!("a document could not be made PDF/A and is a plain PDF");
        }
        Ok(printed.bytes)
    }

    /// The pages.
    pub(super) fn set(&self, dossier: &Dossier) -> anyhow::Result<PagedDocument> {
        let (family, fonts) = self.fonts.read()?;
        let code = dossier.address().and_then(code).unwrap_or_default();
        let inputs = [
            ("dossier", serde_json::to_string(dossier)?),
            ("font", family),
            ("code", code),
        ];
        let inputs: Dict = inputs
            .into_iter()
            .map(|(name, text)| (Str::from(name), Value::Str(Str::from(text))))
            .collect();
        let world = Desk {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::detached(TEMPLATE),
        };
        let set = typst::compile::<PagedDocument>(&world);
        for it in &set.warnings {
            tracing::warn!(said = it.message.as_str(), "setting a PDF");
        }
        set.output.map_err(|faults| told(&faults))
    }
}

/// PDF/A-2b; a sign that no font here has, such as a small picture in a title, is not allowed there,
/// and then a plain PDF is better than none.
pub(super) fn cast(document: &PagedDocument) -> anyhow::Result<Printed> {
    let file = |standards: PdfStandards| {
        let options = PdfOptions {
            creator: Smart::Custom(Some("Linli".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).map_err(|faults| told(&faults))
    };
    let archival = PdfStandards::new(&[PdfStandard::A_2b]);
    let archival = archival.map_err(|fault| anyhow!("{}", fault.message()))?;
    match file(archival) {
        Ok(bytes) => Ok(Printed {
            bytes,
            is_archival: true,
        }),
        Err(fault) => {
            tracing::warn!(%fault, "no PDF/A");
            let bytes = file(PdfStandards::default())?;
            Ok(Printed {
                bytes,
                is_archival: false,
            })
        }
    }
}

fn told(faults: &[SourceDiagnostic]) -> anyhow::Error {
    let said: Vec<&str> = faults.iter().map(|it| it.message.as_str()).collect();
    anyhow!("{}", said.join("; "))
}

/// An address as a QR code, drawn; none where it is too long for one.
fn code(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    Some(SvgBuilder::default().to_str(&code))
}

/// All there is while a document is set.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() {
            return Ok(self.template.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
