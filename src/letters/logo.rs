//! The region's logo: PNG bytes to plain pixels, small enough to print.

mod jpeg;

use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

/// Enough for 600 dots per inch at the height that letters give it.
const MOST_PIXELS_HIGH: u32 = 260;
/// No logo needs more; a larger one is refused before it is unpacked.
const MOST_PIXELS: u64 = 40_000_000;

/// Pixels on white: red, green, blue, 8 bits each, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

/// Why a logo cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Not a PNG file, or a broken one.
    #[error("not a readable PNG: {0}")]
    NotPng(String),
    /// Neither a PNG nor a JPEG, or a broken JPEG.
    #[error("not a readable picture")]
    NotPicture,
    /// More pixels than a logo can need.
    #[error("{width} by {height} pixels is too large")]
    TooLarge { width: u32, height: u32 },
}

type Known = Option<(Vec<u8>, Arc<Bitmap>)>;

/// The logo of the last letter: a register has one.
static LAST: Mutex<Known> = Mutex::new(None);

/// Reads a logo. Transparent parts become white.
///
/// # Errors
/// [`LogoError`] when the bytes are no PNG of a sensible size.
pub fn read(png: &[u8]) -> Result<Arc<Bitmap>, LogoError> {
    let lock = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((bytes, bitmap)) = lock().as_ref()
        && bytes == png
    {
        return Ok(Arc::clone(bitmap));
    }
    let bitmap = Arc::new(shrink(decode(png)?));
    *lock() = Some((png.to_vec(), Arc::clone(&bitmap)));
    Ok(bitmap)
}

/// A picture as the register keeps a logo: PNG. A JPEG is turned into one.
///
/// # Errors
/// [`LogoError`] for bytes that are neither, or of no sensible size.
pub fn as_png(picture: &[u8]) -> Result<Vec<u8>, LogoError> {
    if picture.starts_with(b"\x89PNG") {
        let _readable = read(picture)?;
        return Ok(picture.to_vec());
    }
    let (width, height) = jpeg::size(picture).ok_or(LogoError::NotPicture)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(LogoError::TooLarge { width, height });
    }
    encode(&jpeg::decode(picture)?)
}

fn encode(bitmap: &Bitmap) -> Result<Vec<u8>, LogoError> {
    let broken = |error: png::EncodingError| LogoError::NotPng(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, bitmap.width, bitmap.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(broken)?;
    writer.write_image_data(&bitmap.rgb).map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(bytes)
}

fn decode(png: &[u8]) -> Result<Bitmap, LogoError> {
    let broken = |error: png::DecodingError| LogoError::NotPng(error.to_string());
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(LogoError::TooLarge { width, height });
    }
    let size = reader.output_buffer_size();
    let size = size.ok_or(LogoError::TooLarge { width, height })?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(broken)?;
    pixels.truncate(frame.buffer_size());
    let samples = frame.color_type.samples();
    let rgb = pixels
        .chunks_exact(samples)
        .flat_map(on_white)
        .collect::<Vec<u8>>();
    Ok(Bitmap { width, height, rgb })
}

/// One pixel of one to four samples, laid on white.
fn on_white(pixel: &[u8]) -> [u8; 3] {
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [blend(grey, alpha); 3],
        [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [blend(red, alpha), blend(green, alpha), blend(blue, alpha)],
        _ => [255; 3],
    }
}

/// Averages squares of pixels until the logo is no higher than it can be printed.
fn shrink(bitmap: Bitmap) -> Bitmap {
    let factor = bitmap.height / MOST_PIXELS_HIGH;
    let factor = factor.min(bitmap.width).max(1);
    if factor == 1 {
        return bitmap;
    }
    let (width, height) = (bitmap.width / factor, bitmap.height / factor);
    let sample = |x: u32, y: u32, channel: u32| {
        let at = (y as usize * bitmap.width as usize + x as usize) * 3 + channel as usize;
        u64::from(bitmap.rgb.get(at).copied().unwrap_or(u8::MAX))
    };
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            for channel in 0..3 {
                let mut sum = 0;
                for dy in 0..factor {
                    for dx in 0..factor {
                        sum += sample(x * factor + dx, y * factor + dy, channel);
                    }
                }
                let area = u64::from(factor) * u64::from(factor);
                rgb.push(u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX));
            }
        }
    }
    Bitmap { width, height, rgb }
}
