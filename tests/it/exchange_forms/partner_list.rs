//! Tests of partner_list.
