//! Tests of exchange_read.
