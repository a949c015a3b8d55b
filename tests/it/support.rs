//! What tests share: goldens, driving a window. `UPDATE_GOLDEN=1` writes goldens anew; a missing one fails.

pub mod hours;
pub mod picture;
pub mod two_versions;
pub mod window;
pub mod world;

use std::path::{Path, PathBuf};

/// `tests/data/<name>`.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|it| it == "1")
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Compares with `tests/data/<name>`. A golden that is missing fails.
pub fn golden_text(name: &str, actual: &str) {
    let path = data(name);
    if updating() {
        write(&path, actual.as_bytes());
        return;
    }
    let expected = std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{name} is missing; UPDATE_GOLDEN=1 makes it"));
    let expected = expected.replace("\r\n", "\n");
    if expected != actual {
        let differing = expected
            .lines()
            .zip(actual.lines())
            .position(|(a, b)| a != b);
        let line = differing.unwrap_or(expected.lines().count().min(actual.lines().count()));
        panic!(
            "{name} differs from line {}:\n  was {:?}\n  is  {:?}\nRead the difference; UPDATE_GOLDEN=1 accepts it.",
            line + 1,
            expected.lines().nth(line),
            actual.lines().nth(line),
        );
    }
}

/// Compares pixels (red, green, blue, alpha) with the PNG `tests/data/<name>`. One pixel in a
/// thousand may be off by more than 8 of 255: processors round differently.
pub fn golden_picture(name: &str, width: u32, height: u32, rgba: &[u8]) {
    let path = data(name);
    if updating() {
        write(&path, &png_bytes(width, height, rgba));
        return;
    }
    let file = std::fs::File::open(&path)
        .unwrap_or_else(|_| panic!("{name} is missing; UPDATE_GOLDEN=1 makes it"));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file))
        .read_info()
        .unwrap();
    let mut expected = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut expected).unwrap();
    assert_eq!((info.width, info.height), (width, height), "size of {name}");
    let off = expected
        .chunks_exact(3)
        .zip(rgba.chunks_exact(4))
        .filter(|(a, b)| a.iter().zip(b.iter()).any(|(a, b)| a.abs_diff(*b) > 8))
        .count();
    let most = (width * height) as usize / 1000;
    if off > most {
        let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        write(&seen, &png_bytes(width, height, rgba));
        panic!(
            "{name}: {off} pixels differ, {most} may. It looks now like {}; UPDATE_GOLDEN=1 accepts it.",
            seen.display()
        );
    }
}

/// A PNG without its alpha.
pub fn png_bytes(width: u32, height: u32, rgba: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let rgb: Vec<u8> = rgba
        .chunks_exact(4)
        .flat_map(|it| [it[0], it[1], it[2]])
        .collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&rgb).unwrap();
    writer.finish().unwrap();
    bytes
}
