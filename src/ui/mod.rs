//! What screens are made of. Knows nothing of the trade.
