//! Reads QR codes through the camera. Everything happens on the phone: no picture leaves it.

use std::time::Duration;

use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

use crate::text::shown;

/// How often a picture is looked at.
const EVERY: Duration = Duration::from_millis(250);

/// The longer side of the picture that is looked at: enough for a code of sixty modules that fills
/// a third of it, and quick on a slow phone.
const SIDE: u32 = 640;

/// What the camera sees, until it sees a code. Where there is no camera, or no leave to use it, only
/// the words of `none` stand here; there is always a way to do by hand what the code does.
#[component]
pub fn Scanner(
    /// Said once for every code that is read, not again while the same one is seen.
    #[prop(into)]
    on_read: Callback<String>,
    /// What the picture is for: "把签到码放进框里".
    #[prop(into)]
    label: TextProp,
    /// What to do without a camera.
    #[prop(into)]
    none: TextProp,
) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let blind = RwSignal::new(false);
    let stream = StoredValue::new_local(None::<MediaStream>);
    let gone = StoredValue::new(false);
    let last = StoredValue::new(String::new());
    leptos::task::spawn_local(async move {
        let opened = camera().await;
        if gone.try_get_value().unwrap_or(true) {
            // Closed while it was asked for.
            opened.iter().for_each(stop);
            return;
        }
        match (opened, video.get_untracked()) {
            (Some(opened), Some(video)) => {
                video.set_src_object(Some(&opened));
                stream.set_value(Some(opened));
            }
            _ => blind.set(true),
        }
    });
    let canvas = StoredValue::new_local(None::<Canvas>);
    let look = move || {
        let Some(video) = video.get_untracked() else {
            return;
        };
        canvas.update_value(|canvas| {
            let canvas = canvas.get_or_insert_with(Canvas::new);
            let Some(text) = canvas.read(&video) else {
                return;
            };
            if last.with_value(|last| *last != text) {
                last.set_value(text.clone());
                on_read.run(text);
            }
        });
    };
    let watch = set_interval_with_handle(look, EVERY).ok();
    on_cleanup(move || {
        watch.inspect(IntervalHandle::clear);
        stream.try_update_value(|stream| stream.take().iter().for_each(stop));
        gone.try_update_value(|gone| *gone = true);
    });
    let label = StoredValue::new(label);
    let picture = move || {
        (!blind.get()).then(|| {
            view! {
                <video
                    node_ref=video
                    class="scanner__picture"
                    autoplay
                    muted
                    playsinline
                    aria-label=move || label.get_value().get()
                ></video>
                <span class="scanner__frame" aria-hidden="true"></span>
            }
        })
    };
    let words = move || {
        let words = if blind.get() {
            none.clone()
        } else {
            label.get_value()
        };
        view! { <p class="small" aria-live="polite">{shown(words)}</p> }
    };
    view! {
        <div class="scanner">
            <div class="scanner__view" hidden=move || blind.get()>{picture}</div>
            {words}
        </div>
    }
}

/// The camera at the back, or whichever there is.
async fn camera() -> Option<MediaStream> {
    let devices = window().navigator().media_devices().ok()?;
    let wanted = MediaStreamConstraints::new();
    let back = js_sys::Object::new();
    js_sys::Reflect::set(&back, &"facingMode".into(), &"environment".into()).ok()?;
    wanted.set_video(&back);
    let asked = devices.get_user_media_with_constraints(&wanted).ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
}

/// A canvas that nobody sees, from which the pixels are read.
struct Canvas {
    canvas: Option<(HtmlCanvasElement, CanvasRenderingContext2d)>,
}

impl Canvas {
    fn new() -> Self {
        let canvas = || -> Result<_, JsValue> {
            let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
            let often = js_sys::Object::new();
            js_sys::Reflect::set(&often, &"willReadFrequently".into(), &true.into())?;
            let context = canvas.get_context_with_context_options("2d", &often)?;
            let context = context.ok_or(JsValue::NULL)?.unchecked_into();
            Ok((canvas, context))
        };
        Self {
            canvas: canvas().ok(),
        }
    }

    fn read(&self, video: &HtmlVideoElement) -> Option<String> {
        let (canvas, context) = self.canvas.as_ref()?;
        let (width, height) = fitted(video.video_width(), video.video_height())?;
        canvas.set_width(width);
        canvas.set_height(height);
        let (wide, high) = (f64::from(width), f64::from(height));
        context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, wide, high)
            .ok()?;
        let pixels = context.get_image_data(0.0, 0.0, wide, high).ok()?.data();
        text(&pixels, width as usize, height as usize)
    }
}

/// The size at which a picture is looked at; none while the camera gives none.
fn fitted(width: u32, height: u32) -> Option<(u32, u32)> {
    let longer = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    let side = longer.min(SIDE);
    let scaled = |it: u32| (it * side / longer).max(1);
    Some((scaled(width), scaled(height)))
}

/// The text of the first code in a picture of four bytes a pixel.
fn text(pixels: &[u8], width: usize, height: usize) -> Option<String> {
    let grey = |x: usize, y: usize| {
        let at = (y * width + x) * 4;
        let of = |channel: usize| u32::from(pixels[at + channel]);
        // The eye's weights, in 256ths; the sum stays below 256.
        u8::try_from((77 * of(0) + 150 * of(1) + 29 * of(2)) >> 8).unwrap_or(u8::MAX)
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = picture.detect_grids();
    grids.iter().find_map(|grid| Some(grid.decode().ok()?.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fast_qr::{ECL, QRBuilder};

    /// A drawn code as a camera sees it: grey, and off the middle.
    fn photographed(content: &str) -> (Vec<u8>, usize) {
        const MODULE: usize = 5;
        let code = QRBuilder::new(content).ecl(ECL::M).build().unwrap();
        let side = (code.size + 20) * MODULE;
        let mut pixels = vec![200; side * side * 4];
        for y in 0..code.size * MODULE {
            for x in 0..code.size * MODULE {
                if code[y / MODULE][x / MODULE].value() {
                    let at = ((y + 8 * MODULE) * side + x + 11 * MODULE) * 4;
                    pixels[at..at + 3].fill(60);
                }
            }
        }
        (pixels, side)
    }

    #[test]
    fn what_is_drawn_is_read() {
        let content = "https://linli.example/sittings/7/here/59833333-04412739";
        let (pixels, side) = photographed(content);
        assert_eq!(text(&pixels, side, side).as_deref(), Some(content));
    }

    #[test]
    fn a_wall_is_no_code() {
        assert_eq!(text(&vec![128; 320 * 240 * 4], 320, 240), None);
    }

    #[test]
    fn a_picture_keeps_its_shape() {
        assert_eq!(fitted(1280, 720), Some((640, 360)));
        assert_eq!(fitted(300, 400), Some((300, 400)));
        assert_eq!(fitted(0, 400), None);
    }
}
