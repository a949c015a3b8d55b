//! Files of others and for others: bytes in, values with their cells out; values in, bytes out.

pub mod grid;
