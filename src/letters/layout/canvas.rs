//! The pages in the making: where the pen is, which tag is open, when a page is full.

use super::lines::{Line, SOFT_HYPHEN, Stretch};
use super::{BOTTOM, HALF_LETTER, LATER_TOP};
use crate::letters::pages::{
    Artifact, Colour, Kid, Node, NodeId, Op, Page, Pages, Region, Says, Tag, TextOp,
};
use std::sync::Arc;

/// How far letters reach above and below the baseline, as parts of their size.
const ASCENT: f32 = 0.95;
const DESCENT: f32 = 0.3;

/// The document, root of all tags.
pub const DOCUMENT: NodeId = NodeId(0);

/// How a stretch of lines looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub size: f32,
    pub lead: f32,
    pub colour: Colour,
}

impl Style {
    /// The baseline of a line whose box begins at `top`.
    pub fn baseline(self, top: f32) -> f32 {
        top + self.lead * 0.5 + self.size * HALF_LETTER
    }

    /// How high so many lines are.
    pub fn height(self, lines: usize) -> f32 {
        self.lead * lines as f32
    }
}

/// The pages in the making.
pub struct Canvas {
    done: Vec<Page>,
    current: Page,
    nodes: Vec<Node>,
    /// The house colour.
    pub house: Colour,
    /// Top of what comes next.
    pub y: f32,
    /// Where the body of this page began.
    top: f32,
}

impl Canvas {
    /// An empty first page.
    pub fn new(house: [u8; 3]) -> Self {
        let document = Node {
            tag: Tag::Document,
            parent: None,
            kids: Vec::new(),
            says: Says::Nothing,
        };
        Self {
            done: Vec::new(),
            current: Page::default(),
            nodes: vec![document],
            house: house.map(|it| f32::from(it) / 255.0),
            y: 0.0,
            top: 0.0,
        }
    }

    /// The pages as they are now.
    pub fn finish(mut self) -> Pages {
        self.done.push(self.current);
        Pages {
            pages: self.done,
            nodes: self.nodes,
        }
    }

    /// The body begins here; above it stands the head.
    pub fn begin_body(&mut self, top: f32) {
        self.y = top;
        self.top = top;
    }

    /// Turns to a new page.
    pub fn new_page(&mut self) {
        self.done.push(std::mem::take(&mut self.current));
        self.begin_body(LATER_TOP);
    }

    /// What is left on this page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// True when the body of this page is still empty.
    pub fn at_top(&self) -> bool {
        self.y <= self.top
    }

    /// Turns the page unless so much fits on this one, or no page could hold it better.
    pub fn need(&mut self, height: f32) {
        if self.room() + 0.01 < height && !self.at_top() {
            self.new_page();
        }
    }

    /// White space; none at the top of a page.
    pub fn skip(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// A new node below `parent`.
    pub fn node(&mut self, parent: NodeId, tag: Tag, says: Says) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            tag,
            parent: Some(parent),
            kids: Vec::new(),
            says,
        });
        if let Some(parent) = self.nodes.get_mut(parent.0) {
            parent.kids.push(Kid::Node(id));
        }
        id
    }

    /// Draws content of a node on this page.
    pub fn content(&mut self, node: NodeId, draw: impl FnOnce(&mut Self)) {
        let page = self.done.len();
        let number = self.current.marks.len();
        self.current.marks.push(node);
        if let Some(owner) = self.nodes.get_mut(node.0) {
            owner.kids.push(Kid::Mark { page, number });
            let tag = owner.tag;
            self.current.ops.push(Op::Open { tag, number });
        }
        draw(self);
        self.current.ops.push(Op::Close);
    }

    /// Draws what is no content.
    pub fn artifact(&mut self, kind: Artifact, draw: impl FnOnce(&mut Self)) {
        self.current.ops.push(Op::OpenArtifact(kind));
        draw(self);
        self.current.ops.push(Op::Close);
    }

    /// Draws an operation; only inside [`Self::content`] or [`Self::artifact`].
    pub fn op(&mut self, op: Op) {
        self.current.ops.push(op);
    }

    /// One line of text.
    pub fn text(&mut self, line: &Line, left: f32, baseline: f32, size: f32, colour: Colour) {
        for stretch in &line.origins {
            let (top, height) = (baseline - size * ASCENT, size * (ASCENT + DESCENT));
            let width = stretch.to - stretch.from;
            self.region(stretch, [left + stretch.from, top, width, height]);
        }
        self.op(text_op(line, left, baseline, size, colour));
    }

    /// Remembers what stands here; what goes on from the place before belongs to it.
    fn region(&mut self, stretch: &Stretch, area: [f32; 4]) {
        let regions = &mut self.current.regions;
        let open = |it: &&mut Region| Arc::ptr_eq(&it.source, &stretch.source);
        match regions.last_mut().filter(open) {
            Some(region) => {
                if region.words.ends_with(SOFT_HYPHEN) {
                    let _hyphen = region.words.pop();
                }
                region.words.push_str(&stretch.words);
                region.areas.push(area);
            }
            None => regions.push(Region {
                source: Arc::clone(&stretch.source),
                words: stretch.words.clone(),
                areas: vec![area],
            }),
        }
    }

    /// A horizontal rule, for the eye.
    pub fn rule(&mut self, left: f32, right: f32, y: f32, thickness: f32, colour: Colour) {
        self.artifact(Artifact::Layout, |canvas| {
            canvas.op(Op::Rule {
                left,
                right,
                y,
                thickness,
                colour,
            });
        });
    }

    /// Lines below each other at a fixed place, wherever the pen is; returns the bottom.
    pub fn stack(&mut self, lines: &[Line], left: f32, top: f32, style: Style) -> f32 {
        let mut y = top;
        for line in lines {
            self.text(line, left, style.baseline(y), style.size, style.colour);
            y += style.lead;
        }
        y
    }

    /// A paragraph from the pen on, over as many pages as it takes; never one line alone.
    pub fn flow(&mut self, node: NodeId, lines: &[Line], left: f32, style: Style) {
        let mut rest = lines;
        while !rest.is_empty() {
            let fit = ((self.room() + 0.01) / style.lead).floor().max(0.0) as usize;
            let first = rest.len() == lines.len();
            let mut count = fit.min(rest.len());
            if count < rest.len() {
                count = count.min(rest.len().saturating_sub(2));
                if first && count < 2 {
                    count = 0;
                }
                if count == 0 && self.at_top() {
                    count = fit.clamp(1, rest.len());
                }
            }
            if let Some((here, later)) = rest.split_at_checked(count) {
                if !here.is_empty() {
                    let top = self.y;
                    self.content(node, |canvas| {
                        canvas.stack(here, left, top, style);
                    });
                    self.y = top + style.height(here.len());
                }
                rest = later;
            }
            if !rest.is_empty() {
                self.new_page();
            }
        }
    }
}

/// A line of level text.
pub fn text_op(line: &Line, left: f32, baseline: f32, size: f32, colour: Colour) -> Op {
    Op::Text(TextOp {
        left,
        baseline,
        size,
        colour,
        runs: line.runs.clone(),
        turned: None,
    })
}
