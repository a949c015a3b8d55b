//! From facts to a letter, from a letter to pages, from pages to PDF.
