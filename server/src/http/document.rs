//! What counts as a document: a whole PDF that does no more than to be read.

/// The media type of a document.
pub const PDF: &str = "application/pdf";

/// What stands in a PDF that asks a reader to do more than show it, or not to show it without a
/// password.
const MORE: [&[u8]; 6] = [
    b"/JavaScript",
    b"/JS",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/Encrypt",
];

/// Whether bytes begin as a PDF does.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether it is a whole PDF without a program, a file or a password in it, as far as its words
/// tell: what stands packed inside is not opened. So it is served as a file to keep, never as a
/// page of this site.
pub fn is_plain(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let ends = has(tail, b"%%EOF");
    let words = words(bytes);
    begins(bytes) && ends && !MORE.iter().any(|name| names(&words, name))
}

/// What stands outside the streams, whose packed bytes spell anything sooner or later, with the
/// letters that a name may write as their numbers (`/J#53`) as letters.
fn words(bytes: &[u8]) -> Vec<u8> {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let line = |it: &[u8]| it.starts_with(b"\n") || it.starts_with(b"\r\n");
    let mut words = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    // The last two bytes that are no blanks, and whether a stream may still end somewhere: each byte is
    // looked at once, whatever somebody sends.
    let (mut last, mut ends) = ([0; 2], true);
    while let Some((&first, behind)) = rest.split_first() {
        // A stream begins behind its dictionary, on a line of its own.
        let stream = ends && last == *b">>" && rest.strip_prefix(BEGIN).is_some_and(line);
        if stream {
            if let Some(end) = position(rest, END) {
                words.extend(END);
                rest = &rest[end + END.len()..];
                last = [0; 2];
                continue;
            }
            ends = false;
        }
        if first == b'#'
            && let Some(letter) = letter(behind)
        {
            words.push(letter);
            rest = &behind[2..];
        } else {
            words.push(first);
            rest = behind;
        }
        if !first.is_ascii_whitespace() {
            last = [last[1], first];
        }
    }
    words
}

fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// The letter that two hexadecimal digits stand for.
fn letter(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    position(bytes, word).is_some()
}

/// Whether a name of PDF stands there, and not only as the beginning of a longer one.
fn names(bytes: &[u8], name: &[u8]) -> bool {
    let found = bytes
        .windows(name.len())
        .enumerate()
        .filter(|(_, window)| *window == name);
    let ends = |at: usize| {
        let next = bytes.get(at + name.len());
        next.is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    // A file that is embedded is named in the plural, too.
    found
        .map(|(at, _)| at)
        .any(|at| ends(at) || bytes.get(at + name.len()) == Some(&b's'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain(b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n", true)]
    #[case::a_longer_name(b"%PDF-1.4\n<< /JSONData 1 /Encryption 2 >>\n%%EOF", true)]
    #[case::cut_off(b"%PDF-1.4\n1 0 obj << /Type /Catalog >>", false)]
    #[case::no_pdf(b"<html>%PDF-1.4 %%EOF", false)]
    #[case::a_program(b"%PDF-1.4\n<< /S /JavaScript /JS (app.alert) >>\n%%EOF", false)]
    #[case::starts_something(b"%PDF-1.7\n<< /S /Launch >>\n%%EOF", false)]
    #[case::a_file_inside(b"%PDF-1.7\n<< /Names << /EmbeddedFiles 3 0 R >> >>\n%%EOF", false)]
    #[case::with_a_password(b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF", false)]
    #[case::packed(
        b"%PDF-1.4\n<< /Length 9 >>\nstream\n/JS /JS x\nendstream\n%%EOF",
        true
    )]
    #[case::behind_a_stream(b"%PDF-1.4\n<< >>\nstream\nx\nendstream << /JS 1 >>\n%%EOF", false)]
    #[case::no_stream(b"%PDF-1.4\n(a stream\n) << /JS 1 >> endstream\n%%EOF", false)]
    #[case::in_numbers(b"%PDF-1.4\n<< /J#53 (app.alert) >>\n%%EOF", false)]
    #[case::empty(b"", false)]
    fn a_document_is_a_whole_pdf_that_is_only_read(#[case] bytes: &[u8], #[case] plain: bool) {
        assert_eq!(is_plain(bytes), plain);
    }
}
