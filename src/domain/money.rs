//! Amounts of money. Integer cents, never a float.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// An amount in euro cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);
    /// Ten million euro; an amount above it is always asked about.
    pub const LARGEST_CERTAIN: Self = Self(1_000_000_000);
}

impl Cents {
    /// So many parts of it, of `per` that are a whole: rounded once, half a cent away from zero. `None` when no amount
    /// can hold it.
    pub fn parts(self, parts: i64, per: i64) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(parts);
        let per = i128::from(per);
        let nearest = (2 * product.abs() + per) / (2 * per) * product.signum();
        i64::try_from(nearest).ok().map(Self)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
