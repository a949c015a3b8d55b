//! The colour profile of the output: sRGB as ICC 4.2 with a matrix and a curve, written here, so
//! that it carries nobody's licence.

/// Where each colour lies, adapted to the profile's white; then the curve of all three.
const RED: [f64; 3] = [0.436_074_7, 0.222_504_5, 0.013_932_2];
const GREEN: [f64; 3] = [0.385_064_9, 0.716_878_6, 0.097_104_5];
const BLUE: [f64; 3] = [0.143_080_4, 0.060_616_9, 0.714_173_3];
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];
/// From daylight to the profile's white.
const ADAPTATION: [f64; 9] = [
    1.047_811_2,
    0.022_886_6,
    -0.050_127_0,
    0.029_542_4,
    0.990_484_4,
    -0.017_049_1,
    -0.009_234_5,
    0.015_043_6,
    0.752_131_6,
];
const HEADER: usize = 128;

/// The bytes of the profile.
pub fn srgb() -> Vec<u8> {
    let curve = tag_data(b"para\0\0\0\0\0\x03\0\0", &CURVE);
    let xyz = |values: &[f64]| tag_data(b"XYZ \0\0\0\0", values);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("CC0")),
        (b"wtpt", xyz(&WHITE)),
        (b"chad", tag_data(b"sf32\0\0\0\0", &ADAPTATION)),
        (b"rXYZ", xyz(&RED)),
        (b"gXYZ", xyz(&GREEN)),
        (b"bXYZ", xyz(&BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let start = HEADER + 4 + 12 * tags.len();
    let mut table = size(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    for (signature, body) in &tags {
        let known = written.iter().find(|(bytes, _)| *bytes == body.as_slice());
        let offset = known.map_or(start + data.len(), |(_, offset)| *offset);
        if known.is_none() {
            written.push((body, offset));
            data.extend(body);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend(*signature);
        table.extend(size(offset));
        table.extend(size(body.len()));
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(length: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(size(length));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.iter().flat_map(|value| fixed(*value)));
    header.resize(HEADER, 0);
    header
}

fn size(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number with sixteen bits before and after the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn tag_data(head: &[u8], values: &[f64]) -> Vec<u8> {
    let mut data = head.to_vec();
    data.extend(values.iter().flat_map(|value| fixed(*value)));
    data
}

fn words(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    data.extend(size(letters.len()));
    data.extend(size(28));
    data.extend(letters);
    data
}
