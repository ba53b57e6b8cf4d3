//! Makes a photo small enough to send: drawn anew, so that nothing hidden in the file (where it
//! was taken, by which phone) leaves the phone.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The longest sides tried, in pixels, the largest first.
const SIDES: [u32; 3] = [2048, 1600, 1200];
/// The qualities tried at each size.
const QUALITIES: [f64; 3] = [0.82, 0.7, 0.55];
/// What a photo may weigh, in bytes.
const MOST_BYTES: u32 = 300 * 1024;

/// A photo that may be sent.
pub struct Small {
    /// The file, JPEG.
    pub bytes: Vec<u8>,
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
}

/// A file that is no photo, or one that stays too large however it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPhoto;

impl From<JsValue> for NotAPhoto {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Draws a photo smaller, until it may be sent.
pub async fn shrink(file: File) -> Result<Small, NotAPhoto> {
    let bitmap = leptos::prelude::window().create_image_bitmap_with_blob(&file)?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await?.dyn_into()?;
    let small = draw(&bitmap).await;
    bitmap.close();
    small
}

async fn draw(bitmap: &ImageBitmap) -> Result<Small, NotAPhoto> {
    for side in SIDES {
        let (width, height) = fitted(bitmap.width(), bitmap.height(), side);
        let canvas = canvas(bitmap, width, height)?;
        for quality in QUALITIES {
            let blob = encoded(&canvas, quality).await?;
            if blob.size() <= f64::from(MOST_BYTES) {
                let bytes = JsFuture::from(blob.array_buffer()).await?;
                return Ok(Small {
                    bytes: Uint8Array::new(&bytes).to_vec(),
                    width: u16::try_from(width).map_err(|_| NotAPhoto)?,
                    height: u16::try_from(height).map_err(|_| NotAPhoto)?,
                });
            }
        }
    }
    Err(NotAPhoto)
}

/// The size whose longest side is at most `side`, in the same proportions.
fn fitted(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= side {
        return (width.max(1), height.max(1));
    }
    let scaled = |length: u32| {
        let scaled = u64::from(length) * u64::from(side) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    (scaled(width), scaled(height))
}

fn canvas(bitmap: &ImageBitmap, width: u32, height: u32) -> Result<HtmlCanvasElement, NotAPhoto> {
    let canvas = document().create_element("canvas")?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().map_err(|_| NotAPhoto)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(NotAPhoto)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| NotAPhoto)?;
    let (across, down) = (f64::from(width), f64::from(height));
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, across, down)?;
    Ok(canvas)
}

async fn encoded(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, NotAPhoto> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            // The promise is the only listener, and it is there.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let quality = JsValue::from_f64(quality);
        let asked = canvas.to_blob_with_type_and_encoder_options(
            take.unchecked_ref(),
            "image/jpeg",
            &quality,
        );
        if let Err(error) = asked {
            let _ = reject.apply(&JsValue::NULL, &Array::of1(&error));
        }
    });
    let blob = JsFuture::from(promise).await?;
    blob.dyn_into().map_err(|_| NotAPhoto)
}
