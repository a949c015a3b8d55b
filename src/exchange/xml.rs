//! XML of others as a tree of plain elements. Nothing is fetched, no entity is expanded, depth and number are limited.

use crate::domain::invoice::XmlError;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use serde::{Deserialize, Serialize};

/// Elements inside elements, at most.
pub const DEEPEST: usize = 64;
/// Elements in a file, at most.
pub const MOST_ELEMENTS: usize = 200_000;

/// An element with its attributes, its text and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct XmlElement {
    /// Empty when it is in no namespace.
    pub namespace: String,
    /// Without its prefix.
    pub name: String,
    /// Without their prefixes, in the order of the file.
    pub attributes: Vec<(String, String)>,
    /// All text directly in it, entities of XML itself resolved.
    pub text: String,
    pub children: Vec<XmlElement>,
}

impl XmlElement {
    /// What stands in it under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a XmlElement> {
        self.children.iter().filter(move |it| it.name == name)
    }

    /// The first that stands in it under this name.
    pub fn first<'a>(&'a self, name: &'a str) -> Option<&'a XmlElement> {
        self.all(name).next()
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An [`XmlError`] on its way from the reading child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum XmlRefusal {
    Empty,
    WrongEncoding(String),
    DocumentType,
    Entity(String),
    TooDeep(usize),
    TooMany(usize),
    Malformed(usize),
}

impl From<XmlError> for XmlRefusal {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Empty => Self::Empty,
            XmlError::WrongEncoding { encoding } => Self::WrongEncoding(encoding),
            XmlError::DocumentType => Self::DocumentType,
            XmlError::Entity { name } => Self::Entity(name),
            XmlError::TooDeep { limit } => Self::TooDeep(limit),
            XmlError::TooMany { limit } => Self::TooMany(limit),
            XmlError::Malformed { line } => Self::Malformed(line),
        }
    }
}

impl From<XmlRefusal> for XmlError {
    fn from(refusal: XmlRefusal) -> Self {
        match refusal {
            XmlRefusal::Empty => Self::Empty,
            XmlRefusal::WrongEncoding(encoding) => Self::WrongEncoding { encoding },
            XmlRefusal::DocumentType => Self::DocumentType,
            XmlRefusal::Entity(name) => Self::Entity { name },
            XmlRefusal::TooDeep(limit) => Self::TooDeep { limit },
            XmlRefusal::TooMany(limit) => Self::TooMany { limit },
            XmlRefusal::Malformed(line) => Self::Malformed { line },
        }
    }
}

/// The tree in these bytes.
///
/// # Errors
/// Every [`XmlError`].
pub fn parse(bytes: &[u8]) -> Result<XmlElement, XmlError> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(XmlError::Empty);
    }
    let mut reader = NsReader::from_str(&text);
    let mut open: Vec<XmlElement> = Vec::new();
    let mut root = None;
    let mut count = 0_usize;
    loop {
        let before = reader.buffer_position();
        let malformed = || XmlError::Malformed {
            line: line_of(&text, before),
        };
        let (namespace, event) = match reader.read_resolved_event() {
            Ok((ResolveResult::Bound(namespace), event)) => (namespace.as_ref().to_owned(), event),
            Ok((ResolveResult::Unbound, event)) => (String::new(), event),
            Ok((ResolveResult::Unknown(_), _)) | Err(_) => return Err(malformed()),
        };
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            count += 1;
            if count > MOST_ELEMENTS {
                let limit = MOST_ELEMENTS;
                return Err(XmlError::TooMany { limit });
            }
        }
        match event {
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(XmlError::TooDeep { limit: DEEPEST });
                }
                if root.is_some() {
                    return Err(malformed());
                }
                open.push(element(&start, namespace).ok_or_else(malformed)?);
            }
            Event::Empty(start) => {
                let element = element(&start, namespace).ok_or_else(malformed)?;
                close(element, &mut open, &mut root).ok_or_else(malformed)?;
            }
            Event::End(_) => {
                let element = open.pop().ok_or_else(malformed)?;
                close(element, &mut open, &mut root).ok_or_else(malformed)?;
            }
            Event::Text(text) => say(&mut open, &text.xml10_content()).ok_or_else(malformed)?,
            Event::CData(text) => say(&mut open, &text.xml10_content()).ok_or_else(malformed)?,
            Event::GeneralRef(name) => {
                let resolved = resolved(&name)?;
                say(&mut open, &resolved).ok_or_else(malformed)?;
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => {
                return match root {
                    Some(root) if open.is_empty() => Ok(root),
                    Some(_) | None => Err(malformed()),
                };
            }
        }
    }
}

fn element(start: &BytesStart<'_>, namespace: String) -> Option<XmlElement> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let key = attribute.key;
        if key.as_namespace_binding().is_some() {
            continue;
        }
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned();
        attributes.push((key.local_name().as_ref().to_owned(), value));
    }
    Some(XmlElement {
        namespace,
        name: start.local_name().as_ref().to_owned(),
        attributes,
        text: String::new(),
        children: Vec::new(),
    })
}

/// Puts an element that ended where it belongs; `None` for a second root.
fn close(
    element: XmlElement,
    open: &mut [XmlElement],
    root: &mut Option<XmlElement>,
) -> Option<()> {
    match open.last_mut() {
        Some(around) => around.children.push(element),
        None if root.is_none() => *root = Some(element),
        None => return None,
    }
    Some(())
}

/// Adds text to the element that is open; `None` for words outside the root.
fn say(open: &mut [XmlElement], words: &str) -> Option<()> {
    match open.last_mut() {
        Some(element) => element.text.push_str(words),
        None if words.trim().is_empty() => {}
        None => return None,
    }
    Some(())
}

/// The five entities of XML itself, and numbers of characters.
fn resolved(name: &quick_xml::events::BytesRef<'_>) -> Result<String, XmlError> {
    let unknown = || XmlError::Entity {
        name: name.as_ref().to_owned(),
    };
    if name.is_char_ref() {
        let letter = name.resolve_char_ref().ok().flatten();
        return letter.map(String::from).ok_or_else(unknown);
    }
    let letter = match name.as_ref() {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return Err(unknown()),
    };
    Ok(letter.into())
}

/// The text in its own encoding: by its first bytes, else as its declaration says, else UTF-8.
fn decode(bytes: &[u8]) -> Result<String, XmlError> {
    let by_mark = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = match by_mark {
        Some(encoding) => encoding,
        None => match declared(bytes) {
            None => encoding_rs::UTF_8,
            Some(name) => encoding_rs::Encoding::for_label(name.as_bytes())
                .ok_or(XmlError::WrongEncoding { encoding: name })?,
        },
    };
    let (text, _, faulty) = encoding.decode(bytes);
    if faulty {
        let encoding = encoding.name().to_owned();
        return Err(XmlError::WrongEncoding { encoding });
    }
    Ok(text.into_owned())
}

/// The encoding that the declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")?
        .split("?>")
        .next()?;
    let (_, after) = declaration.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let name = after.strip_prefix(quote)?.split(quote).next()?;
    Some(name.trim().to_owned())
}

fn line_of(text: &str, position: u64) -> usize {
    let until = usize::try_from(position).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(..until).unwrap_or(text.as_bytes());
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
