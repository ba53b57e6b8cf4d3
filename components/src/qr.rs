//! QR codes, drawn as one path: dark on white in every theme, or scanners fail.

use fast_qr::{ECL, QRBuilder, QRCode};
use leptos::{prelude::*, text_prop::TextProp};

/// A QR code in its white frame. There is always a way to do by hand what the code does.
#[component]
pub fn Qr(
    /// What it holds; at most some 2,000 bytes, more is not drawn.
    #[prop(into)]
    content: Signal<String>,
    /// What it is for.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let label = StoredValue::new(label);
    let drawing = move || {
        let code = content.with(|content| code(content))?;
        // Four modules of white on every side are part of the standard; the frame gives more.
        let side = code.size + 8;
        let label = label.get_value();
        Some(view! {
            <svg
                viewBox=format!("-4 -4 {side} {side}")
                width="232"
                height="232"
                role="img"
                aria-label=label
                shape-rendering="crispEdges"
            >
                <path d=path(&code) fill="currentColor"></path>
            </svg>
        })
    };
    view! { <div class="code"><div class="code__frame">{drawing}</div></div> }
}

fn code(content: &str) -> Option<QRCode> {
    QRBuilder::new(content).ecl(ECL::M).build().ok()
}

/// One horizontal run of dark modules after another.
fn path(code: &QRCode) -> String {
    use std::fmt::Write;

    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size).take_while(|&x| code[y][x].value()).count();
            if run > 0 {
                // Writing to a string cannot fail.
                write!(path, "M{x} {y}h{run}v1h-{run}z").unwrap_or_default();
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_darkens_exactly_the_dark_modules() {
        let code = code("https://linli.example/a/7Q4M-2KXD").unwrap();
        let dark: usize = (0..code.size)
            .map(|y| (0..code.size).filter(|&x| code[y][x].value()).count())
            .sum();
        let drawn: usize = path(&code)
            .split('M')
            .skip(1)
            .map(|run| {
                run.split(['h', 'v'])
                    .nth(1)
                    .unwrap()
                    .parse::<usize>()
                    .unwrap()
            })
            .sum();
        assert_eq!(drawn, dark);
    }

    #[test]
    fn a_finder_stands_in_the_corner() {
        assert!(path(&code("x").unwrap()).starts_with("M0 0h7v1h-7z"));
    }

    #[test]
    fn what_is_too_long_is_not_drawn() {
        assert!(code(&"x".repeat(4_000)).is_none());
    }
}
