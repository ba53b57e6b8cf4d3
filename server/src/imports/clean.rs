//! Cells as people type them, brought into one form.

/// Full-width letters, digits and marks as half-width ones; the ideographic space as a space.
pub fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().map(narrow).collect()
}

/// A code such as a room or a telephone number: half-width, without hidden characters, trimmed.
pub fn code(text: &str) -> String {
    let text: String = half_width(text).chars().filter(|c| !hidden(*c)).collect();
    text.trim().to_owned()
}

/// A name: without hidden characters, and without the spaces that pad Chinese names
/// (`张　三` is 张三); one space stays between words of letters.
pub fn name(text: &str) -> String {
    let text: String = text.chars().filter(|c| !hidden(*c)).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    words.join(if latin { " " } else { "" })
}

/// A remark: trimmed, in one line.
pub fn remark(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !hidden(*c))
        .collect();
    text.trim().to_owned()
}

/// Characters that nobody sees and that make equal texts differ.
fn hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The parts of a cell that lists several owners, tails or telephones.
pub fn parts(text: &str) -> Vec<&str> {
    text.split(['、', ',', '，', ';', '；', '/', '／', '\n'])
        .map(str::trim)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_brought_into_one_form() {
        assert_eq!(code("　７－２－６０２ "), "7-2-602");
        assert_eq!(name(" 张　三 "), "张三");
        assert_eq!(name("John  Smith"), "John Smith");
        assert_eq!(name("王\u{200b}五"), "王五");
        assert_eq!(remark("夫妻\n共有 "), "夫妻 共有");
        assert_eq!(parts("金平、梁晓红"), ["金平", "梁晓红"]);
        assert_eq!(parts("A;B / C\nD，E"), ["A", "B", "C", "D", "E"]);
    }
}
