//! Bronlijn: from a sentence or an amount in a letter to the decision, the cost line, the cell and the passage.

mod follow;
mod looks;
