//! Pages as they are drawn: operations of our own, with the tags that say what they mean.
//! Made by `layout`, turned into bytes by `pdf`. Points (1/72 inch) from the top left corner.

use super::font::{Glyph, Weight};
use super::logo::Bitmap;
use crate::domain::origin::Source;
use std::sync::Arc;

/// Width of A4 in points.
pub const PAGE_WIDTH: f32 = 595.276;
/// Height of A4 in points.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// A letter, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    pub pages: Vec<Page>,
    /// The tree of tags; the first is the document.
    pub nodes: Vec<Node>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub ops: Vec<Op>,
    /// The node of each piece of marked content, in the order of their numbers.
    pub marks: Vec<NodeId>,
    /// What stands where and comes from where, in reading order. For the screen; no PDF has it.
    pub regions: Vec<Region>,
}

/// A stretch of a page that comes from one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    pub source: Arc<Source>,
    pub words: String,
    /// One per line: left, top, width and height in points.
    pub areas: Vec<[f32; 4]>,
}

/// A node of the tree of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeId(pub usize);

/// What a piece of the letter is.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub tag: Tag,
    pub parent: Option<NodeId>,
    pub kids: Vec<Kid>,
    pub says: Says,
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    Node(NodeId),
    /// Marked content: the page and the number on it, both from 0.
    Mark {
        page: usize,
        number: usize,
    },
}

/// The standard structure types that letters use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    Document,
    Section,
    Figure,
    Heading1,
    Heading2,
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    Row,
    HeaderCell,
    Cell,
}

/// What a node says beyond its tag.
#[derive(Debug, Clone, PartialEq)]
pub enum Says {
    Nothing,
    /// A header cell over its column.
    HeadsColumn,
    /// A header cell before its row, so many columns wide.
    HeadsRow {
        columns: usize,
    },
    /// A list that counts.
    Counts,
    /// A picture: what it shows, and where: left, top, width, height.
    Shows {
        alt: String,
        place: [f32; 4],
    },
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// What follows until [`Op::Close`] belongs to a node.
    Open {
        tag: Tag,
        number: usize,
    },
    /// What follows until [`Op::Close`] is no content.
    OpenArtifact(Artifact),
    Close,
    Text(TextOp),
    /// A horizontal line.
    Rule {
        left: f32,
        right: f32,
        y: f32,
        thickness: f32,
        colour: Colour,
    },
    Image {
        bitmap: Arc<Bitmap>,
        left: f32,
        top: f32,
        width: f32,
        height: f32,
    },
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextOp {
    pub left: f32,
    pub baseline: f32,
    pub size: f32,
    pub colour: Colour,
    pub runs: Vec<Run>,
    /// Sine and cosine of the angle against the clock; level text has none.
    pub turned: Option<[f32; 2]>,
}

/// Glyphs of one weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub weight: Weight,
    pub glyphs: Vec<Glyph>,
}

/// Red, green and blue from 0 to 1.
pub type Colour = [f32; 3];

/// What is drawn for the eye only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    Header,
    Footer,
    Watermark,
    /// Rules and fold marks.
    Layout,
}
