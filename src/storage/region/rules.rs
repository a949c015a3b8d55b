//! The region's own passages and the rules with which it narrows the guide.

use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::region::{RegionPassage, RegionRule, RuleEffect, RuleScope};
use crate::domain::verdict::Verdict;
use crate::domain::{ConditionId, CostKindId, PassageId};
use crate::storage::columns::{from_json_list, json_list, unknown_code};
use crate::storage::{Act, Error, Store};
use rusqlite::{Row, params};

impl Store {
    /// The region's own passages, in its order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn region_passages(&self) -> Result<Vec<RegionPassage>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage, section, title, summary, source FROM region_passage ORDER BY position",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(RegionPassage {
                id: row.get(0)?,
                section: row.get(1)?,
                title: row.get(2)?,
                summary: row.get(3)?,
                source: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The region's own rules, in its order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn region_rules(&self) -> Result<Vec<RegionRule>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("rules.sql"))?;
        let rows = statement.query_map([], rule)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Makes these all the region's own passages.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_region_passages(&self, passages: &[RegionPassage]) -> Result<(), Error> {
        if self.region_passages()? == passages {
            return Ok(());
        }
        let _rows = self.conn.execute("DELETE FROM region_passage", [])?;
        for (position, passage) in (1_i64..).zip(passages) {
            let _rows = self
                .conn
                .prepare_cached(include_str!("insert_passage.sql"))?
                .execute(params![
                    passage.id,
                    passage.section,
                    passage.title,
                    passage.summary,
                    passage.source,
                    position
                ])?;
        }
        Ok(())
    }

    /// Makes these all the region's own rules.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_region_rules(&self, rules: &[RegionRule]) -> Result<(), Error> {
        if self.region_rules()? == rules {
            return Ok(());
        }
        let _rows = self.conn.execute("DELETE FROM region_rule", [])?;
        for (position, rule) in (1_i64..).zip(rules) {
            let scope = &rule.applies;
            let (at_best, condition, question, if_no, if_unknown) = match &rule.effect {
                RuleEffect::AtBest(verdict) => (Some(*verdict), None, None, None, None),
                RuleEffect::Condition {
                    id,
                    question,
                    if_no,
                    if_unknown,
                } => (
                    None,
                    Some(id),
                    Some(question),
                    Some(*if_no),
                    Some(*if_unknown),
                ),
            };
            let _rows = self
                .conn
                .prepare_cached(include_str!("insert_rule.sql"))?
                .execute(params![
                    rule.id,
                    rule.title,
                    rule.reason,
                    json_list(scope.cost_kinds.iter().map(CostKindId::as_str)),
                    json_list(scope.activity_kinds.iter().map(|kind| kind.code())),
                    json_list(scope.partner_kinds.iter().map(|kind| kind.code())),
                    scope.above,
                    scope.from_year,
                    scope.until_year,
                    at_best,
                    condition,
                    question,
                    if_no,
                    if_unknown,
                    json_list(rule.passages.iter().map(PassageId::as_str)),
                    position
                ])?;
        }
        Ok(())
    }
}

fn rule(row: &Row<'_>) -> rusqlite::Result<RegionRule> {
    let list = |at: usize| {
        row.get::<_, String>(at)
            .and_then(|text| from_json_list(&text))
    };
    let applies = RuleScope {
        cost_kinds: list(3)?.into_iter().map(CostKindId).collect(),
        activity_kinds: codes(&list(4)?, ActivityKind::from_code)?,
        partner_kinds: codes(&list(5)?, PartnerKind::from_code)?,
        above: row.get(6)?,
        from_year: row.get(7)?,
        until_year: row.get(8)?,
    };
    let effect = match row.get::<_, Option<Verdict>>(9)? {
        Some(verdict) => RuleEffect::AtBest(verdict),
        None => RuleEffect::Condition {
            id: row.get::<_, ConditionId>(10)?,
            question: row.get(11)?,
            if_no: row.get(12)?,
            if_unknown: row.get(13)?,
        },
    };
    Ok(RegionRule {
        id: row.get(0)?,
        title: row.get(1)?,
        reason: row.get(2)?,
        applies,
        effect,
        passages: list(14)?.into_iter().map(PassageId).collect(),
    })
}

/// A code that is not known must not fall out of its list: the list would be shorter, and an empty one means all.
fn codes<T>(list: &[String], from_code: fn(&str) -> Option<T>) -> rusqlite::Result<Vec<T>> {
    list.iter()
        .map(|code| from_code(code).ok_or_else(|| unknown_code(code)))
        .collect()
}
