//! What counts as a photo: one of three formats, and nothing in it about where it was taken.

/// The media type of a photo; `None` where it is none, or still bears camera data (EXIF). Phones
/// draw a photo anew before they send it, so that none is left; what bears some was not sent by
/// our app.
pub fn media_of(bytes: &[u8]) -> Option<&'static str> {
    let bears = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return jpeg_is_plain(bytes).then_some("image/jpeg");
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return (!bears(b"eXIf")).then_some("image/png");
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return (!bears(b"EXIF")).then_some("image/webp");
    }
    None
}

/// Walks a JPEG's segments up to its pixels.
fn jpeg_is_plain(bytes: &[u8]) -> bool {
    const APP1: u8 = 0xe1;
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    loop {
        let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) else {
            return false;
        };
        if marker == START_OF_SCAN {
            return true;
        }
        // EXIF and XMP both travel in APP1.
        if marker == APP1 {
            return false;
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9, 9];
    const WITH_EXIF: &[u8] = &[0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9, 9];

    #[rstest]
    #[case(JPEG, Some("image/jpeg"))]
    #[case(WITH_EXIF, None)]
    #[case(&JPEG[..6], None)]
    #[case(b"\x89PNG\r\n\x1a\n....IHDR", Some("image/png"))]
    #[case(b"\x89PNG\r\n\x1a\n....eXIf", None)]
    #[case(b"RIFF....WEBPVP8 ", Some("image/webp"))]
    #[case(b"RIFF....WEBPVP8XEXIF", None)]
    #[case(b"<svg onload=alert(1)>", None)]
    #[case(b"", None)]
    fn a_photo_is_one_of_three_formats_without_camera_data(
        #[case] bytes: &[u8],
        #[case] media: Option<&str>,
    ) {
        assert_eq!(media_of(bytes), media);
    }
}
