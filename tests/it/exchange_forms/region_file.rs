//! Tests of region_file.
