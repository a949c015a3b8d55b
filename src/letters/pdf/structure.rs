//! The tree of tags: what assistive technology reads, and in which order.

use super::ops::rounded;
use super::{name, number, text};
use crate::letters::pages::{Kid, Node, PAGE_HEIGHT, Pages, Says, Tag};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// The name of a tag in the standard.
pub fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Section => "Sect",
        Tag::Figure => "Figure",
        Tag::Heading1 => "H1",
        Tag::Heading2 => "H2",
        Tag::Paragraph => "P",
        Tag::List => "L",
        Tag::ListItem => "LI",
        Tag::Label => "Lbl",
        Tag::ListBody => "LBody",
        Tag::Table => "Table",
        Tag::TableHead => "THead",
        Tag::TableBody => "TBody",
        Tag::Row => "TR",
        Tag::HeaderCell => "TH",
        Tag::Cell => "TD",
    }
}

/// Writes the trees of all letters; returns the root.
pub fn write(pdf: &mut Document, letters: &[Pages], pages: &[ObjectId]) -> ObjectId {
    let root = pdf.new_object_id();
    let mut documents = Vec::new();
    let mut parents = Vec::new();
    let mut rest = pages;
    let mut first = 0;
    for letter in letters {
        let (own, later) = rest
            .split_at_checked(letter.pages.len())
            .unwrap_or((rest, &[]));
        let ids: Vec<ObjectId> = letter.nodes.iter().map(|_| pdf.new_object_id()).collect();
        for (node, id) in letter.nodes.iter().zip(&ids) {
            let parent = node.parent.and_then(|it| ids.get(it.0)).copied();
            let element = element(node, parent.unwrap_or(root), &ids, own);
            pdf.set_object(*id, element);
        }
        for (at, page) in letter.pages.iter().enumerate() {
            let owners = page.marks.iter().filter_map(|it| ids.get(it.0));
            let owners: Vec<Object> = owners.map(|it| (*it).into()).collect();
            let owners = pdf.add_object(Object::Array(owners));
            parents.extend([number(first + at), owners.into()]);
        }
        documents.extend(ids.first().copied().map(Object::from));
        first += letter.pages.len();
        rest = later;
    }
    let parent_tree = pdf.add_object(dictionary! { "Nums" => parents });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => one_or_all(documents),
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => number(first),
    };
    pdf.set_object(root, tree);
    root
}

fn element(node: &Node, parent: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => name(tag_name(node.tag)),
        "P" => parent,
    };
    let own_page = node.kids.iter().find_map(|kid| match kid {
        Kid::Mark { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(id) = own_page.and_then(|page| pages.get(page)) {
        element.set("Pg", *id);
    }
    let kids = node.kids.iter().filter_map(|kid| match kid {
        Kid::Node(node) => ids.get(node.0).map(|id| Object::from(*id)),
        Kid::Mark { page, number: at } if Some(*page) == own_page => Some(number(*at)),
        Kid::Mark { page, number: at } => pages.get(*page).map(|page| {
            let mark = dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number(*at) };
            Object::from(mark)
        }),
    });
    element.set("K", one_or_all(kids.collect()));
    match &node.says {
        Says::Nothing => {}
        Says::HeadsColumn => {
            let says = dictionary! { "O" => "Table", "Scope" => "Column" };
            element.set("A", says);
        }
        Says::HeadsRow { columns } => {
            let span = number(*columns);
            let says = dictionary! { "O" => "Table", "Scope" => "Row", "ColSpan" => span };
            element.set("A", says);
        }
        Says::Counts => {
            let says = dictionary! { "O" => "List", "ListNumbering" => "Decimal" };
            element.set("A", says);
        }
        Says::Shows { alt, place } => {
            let [left, top, width, height] = *place;
            let bottom = PAGE_HEIGHT - top - height;
            let bounds = [left, bottom, left + width, bottom + height];
            let bounds = bounds.map(|it| Object::Real(rounded(it))).to_vec();
            let says = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds };
            element.set("Alt", text(alt));
            element.set("A", says);
        }
    }
    element
}

fn one_or_all(mut objects: Vec<Object>) -> Object {
    match (objects.len(), objects.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            objects.extend(last);
            Object::Array(objects)
        }
    }
}
