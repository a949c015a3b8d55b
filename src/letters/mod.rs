//! From facts to a letter, from a letter to pages, from pages to PDF.
//!
//! `compose` (facts and sentences → letter) → `layout` (letter → pages) → `pdf` (pages → bytes);
//! `preview` turns the bytes into pictures. Nothing here asks the register, a clock or a file.

pub mod advice_facts;
pub mod compose;
pub mod facts;
pub mod font;
pub mod form_facts;
pub mod layout;
pub mod letter;
pub mod logo;
pub mod pages;
pub mod pdf;
pub mod preview;
pub mod texts;
