//! What this device calls itself in the list of devices.

use domain::Line;
use leptos::prelude::window;

/// A name such as "Android, Chrome", from what the browser says of itself.
pub fn device_name() -> Line {
    let agent = window().navigator().user_agent().unwrap_or_default();
    Line::new(&named(&agent)).expect("the names below are short and not empty")
}

fn named(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)], other: &'static str| {
        let found = names.iter().find(|(mark, _)| agent.contains(mark));
        found.map_or(other, |(_, name)| name)
    };
    let systems = [
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let browsers = [
        ("MicroMessenger", "微信"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    [first(&systems, "?"), first(&browsers, "?")].join(", ")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_device_is_named_by_system_and_browser() {
        let wechat = "Mozilla/5.0 (Linux; Android 14; V2301A) AppleWebKit/537.36 Chrome/116.0 \
                      Mobile Safari/537.36 MicroMessenger/8.0";
        assert_eq!(named(wechat), "Android, 微信");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 \
                      Version/17.0 Mobile/15E148 Safari/604.1";
        assert_eq!(named(iphone), "iPhone, Safari");
        assert_eq!(named("curl/8"), "?, ?");
    }
}
