//! A JPEG as pixels: laid on a page of its own size and drawn by what draws the previews.

use super::{Bitmap, LogoError};
use crate::letters::preview;

/// Width and height in pixels; `None` when it is no JPEG with a size.
pub fn size(jpeg: &[u8]) -> Option<(u32, u32)> {
    frame(jpeg).map(|frame| (frame.width, frame.height))
}

/// The pixels on white.
pub fn decode(jpeg: &[u8]) -> Result<Bitmap, LogoError> {
    let frame = frame(jpeg).ok_or(LogoError::NotPicture)?;
    let page = preview::page(&on_a_page(jpeg, &frame), 0, 1.0)
        .ok()
        .flatten()
        .filter(|page| (page.width, page.height) == (frame.width, frame.height))
        .ok_or(LogoError::NotPicture)?;
    let rgb: Vec<u8> = page
        .rgba
        .chunks_exact(4)
        .flat_map(|pixel| pixel.iter().take(3).copied())
        .collect();
    Ok(Bitmap {
        width: page.width,
        height: page.height,
        rgb,
    })
}

/// What the header of the picture says.
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// Walks from segment to segment until the one that tells the size.
fn frame(jpeg: &[u8]) -> Option<Frame> {
    let mut rest = jpeg.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, marker, high, low, after @ ..] = rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            let [_depth, h1, h2, w1, w2, components, ..] = after else {
                return None;
            };
            let frame = Frame {
                width: u32::from(u16::from_be_bytes([*w1, *w2])),
                height: u32::from(u16::from_be_bytes([*h1, *h2])),
                components: *components,
            };
            return (frame.width > 0 && frame.height > 0).then_some(frame);
        }
        rest = after.get(length.checked_sub(2)?..)?;
    }
}

/// A document of one page, as large as the picture, that holds nothing else.
fn on_a_page(jpeg: &[u8], frame: &Frame) -> Vec<u8> {
    let (width, height) = (frame.width, frame.height);
    let space = match frame.components {
        1 => "DeviceGray",
        4 => "DeviceCMYK",
        _ => "DeviceRGB",
    };
    let draw = format!("{width} 0 0 {height} 0 0 cm /P Do");
    let picture = format!(
        "<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /{space} \
         /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>",
        jpeg.len()
    );
    let parts: [(String, Option<&[u8]>); 5] = [
        ("<< /Type /Catalog /Pages 2 0 R >>".to_owned(), None),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(), None),
        (
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R \
                 /Resources << /XObject << /P 5 0 R >> >> >>"
            ),
            None,
        ),
        (
            format!("<< /Length {} >>", draw.len()),
            Some(draw.as_bytes()),
        ),
        (picture, Some(jpeg)),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, (head, stream)) in (1..).zip(&parts) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{head}\n").bytes());
        if let Some(stream) = stream {
            out.extend(b"stream\n");
            out.extend(*stream);
            out.extend(b"\nendstream\n");
        }
        out.extend(b"endobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    out.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    out
}
