//! Kept pictures: what a window or a page looked like when someone last looked at it.

use iced::Size;
use std::path::PathBuf;
use std::{env, fs};

/// Compares pixels with `tests/data/<name>.png`. A missing picture fails; `UPDATE_GOLDEN=1` writes it.
/// What differs is left in `target/golden-diff`.
pub fn compare(rgba: &[u8], size: Size<u32>, name: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let golden = root.join("tests/data").join(format!("{name}.png"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        write(&golden, rgba, size);
        return;
    }
    assert!(
        golden.exists(),
        "no picture {}; run with UPDATE_GOLDEN=1 and look at it",
        golden.display()
    );
    let (expected, expected_size) = read(&golden);
    if expected_size != size || expected != rgba {
        let new = root.join("target/golden-diff").join(format!("{name}.png"));
        write(&new, rgba, size);
        panic!("{name} looks different; see {}", new.display());
    }
}

fn read(path: &PathBuf) -> (Vec<u8>, Size<u32>) {
    let file = std::io::BufReader::new(fs::File::open(path).expect("a picture"));
    let mut reader = png::Decoder::new(file).read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a picture that fits")];
    let info = reader.next_frame(&mut bytes).expect("a whole PNG");
    bytes.truncate(info.buffer_size());
    (bytes, Size::new(info.width, info.height))
}

fn write(path: &PathBuf, rgba: &[u8], size: Size<u32>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
    let file = std::io::BufWriter::new(fs::File::create(path).expect("a new picture"));
    let mut encoder = png::Encoder::new(file, size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a PNG header");
    writer.write_image_data(rgba).expect("the pixels");
}
