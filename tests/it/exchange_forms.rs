//! Tests of exchange_forms.
