//! Requests that change something come from this site's own pages, or from no browser at all.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri, header};
use wire::ProblemCode;
use wire::routes::GUARD_HEADER;

use crate::Failure;

/// Refuses what another site's page could have sent.
pub fn same_site(request: &Request) -> Result<(), Failure> {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if safe || is_ours(request.headers()) {
        return Ok(());
    }
    let needed = format!("the header {GUARD_HEADER} and this site's Origin are needed");
    Err(Failure::new(ProblemCode::Foreign).because(needed))
}

/// The guard header makes a browser ask first, which is never granted; the origin, which a page
/// cannot forge, is checked besides.
fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    if !headers.contains_key(GUARD_HEADER) || !matches!(site, None | Some("same-origin" | "none")) {
        return false;
    }
    match headers.get(header::ORIGIN) {
        None => true,
        Some(origin) => {
            let origin = origin
                .to_str()
                .ok()
                .and_then(|text| text.parse::<Uri>().ok());
            let from = origin.as_ref().and_then(|uri| uri.authority());
            from.is_some_and(|from| text(header::HOST) == Some(from.as_str()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[("x-linli", "1"), ("host", "a.cn")], true)]
    #[case(&[("x-linli", "1"), ("host", "a.cn"), ("origin", "https://a.cn")], true)]
    #[case(&[("host", "a.cn"), ("origin", "https://a.cn")], false)]
    #[case(&[("x-linli", "1"), ("host", "a.cn"), ("origin", "https://b.cn")], false)]
    #[case(&[("x-linli", "1"), ("host", "a.cn"), ("origin", "null")], false)]
    #[case(&[("x-linli", "1"), ("host", "a.cn"), ("sec-fetch-site", "cross-site")], false)]
    #[case(&[("x-linli", "1"), ("host", "a.cn"), ("origin", "https://a.cn:8443")], false)]
    fn only_this_site_changes_anything(
        #[case] sent: &[(&'static str, &'static str)],
        #[case] ours: bool,
    ) {
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.insert(*name, value.parse().unwrap());
        }
        assert_eq!(is_ours(&headers), ours);
    }
}
