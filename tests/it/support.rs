//! What tests share: driving a window, comparing with kept pictures.

pub mod picture;
pub mod window;
