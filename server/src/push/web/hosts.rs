//! Which addresses are push services. A device names the address, so this list is what keeps the
//! server from calling whatever somebody likes, such as a machine beside it.

use axum::http::Uri;

/// The push services of Chrome and its kin, Firefox, Edge and Safari.
const KNOWN: [&str; 4] = [
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "notify.windows.com",
    "push.apple.com",
];

/// The longest address; those of today have some two hundred letters.
const LONGEST: usize = 1024;

/// The hosts that may be called.
pub(super) struct Hosts {
    /// What the installation adds: a host such as `push.example`, or one of this machine with its
    /// port, such as `127.0.0.1:9000`, which is spoken to in plain HTTP.
    pub(super) also: Vec<String>,
}

impl Hosts {
    /// Whether an address is a push service's.
    pub(super) fn knows(&self, endpoint: &str) -> bool {
        let Ok(uri) = endpoint.parse::<Uri>() else {
            return false;
        };
        let Some(authority) = uri.authority().filter(|_| endpoint.len() <= LONGEST) else {
            return false;
        };
        let whole = authority.as_str();
        match uri.scheme_str() {
            Some("https") => {
                let also = self.also.iter().map(String::as_str);
                KNOWN.into_iter().chain(also).any(|it| is_of(whole, it))
            }
            Some("http") => {
                whole.starts_with("127.0.0.1:") && self.also.iter().any(|it| it == whole)
            }
            _ => false,
        }
    }
}

/// The host itself or one of its own; with a user or a port before or behind it is another.
fn is_of(authority: &str, host: &str) -> bool {
    let rest = authority.strip_suffix(host).filter(|_| !host.is_empty());
    rest.is_some_and(|rest| {
        let plain = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '.';
        rest.is_empty() || (rest.ends_with('.') && rest.chars().all(plain))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://fcm.googleapis.com/fcm/send/abc", true)]
    #[case("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    #[case("https://wns2-by3p.notify.windows.com/w/?token=abc", true)]
    #[case("https://web.push.apple.com/abc", true)]
    #[case("https://push.example/abc", true)]
    #[case("http://127.0.0.1:9000/abc", true)]
    #[case("http://127.0.0.1:9001/abc", false)]
    #[case("http://fcm.googleapis.com/fcm/send/abc", false)]
    #[case("https://evilfcm.googleapis.com.example/abc", false)]
    #[case("https://notfcm.googleapis.com/abc", false)]
    #[case("https://fcm.googleapis.com@10.0.0.1/abc", false)]
    #[case("https://x@fcm.googleapis.com/abc", false)]
    #[case("https://10.0.0.1/fcm.googleapis.com", false)]
    #[case("https://fcm.googleapis.com:8443/abc", false)]
    #[case("file:///etc/passwd", false)]
    #[case("fcm.googleapis.com", false)]
    fn only_push_services_are_called(#[case] endpoint: &str, #[case] known: bool) {
        let also = vec!["push.example".to_owned(), "127.0.0.1:9000".to_owned()];
        assert_eq!(Hosts { also }.knows(endpoint), known, "{endpoint}");
    }

    #[test]
    fn an_empty_line_of_the_settings_lets_nothing_through() {
        let also = vec![String::new()];
        assert!(!Hosts { also }.knows("https://intranet./abc"));
    }
}
