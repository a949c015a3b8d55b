//! What a document says and how its paper looks, as one number: the same fingerprint, the same pages.

use super::{
    Addressed, Block, Closing, FormField, Letter, Letterhead, Paper, Reference, Room, Running,
    SenderLine, Table, Text, Width,
};
use sha2::{Digest, Sha256};

impl Letter {
    /// SHA-256 in hex over everything the letter says and how the paper looks.
    /// Two letters with the same fingerprint make the same pages.
    pub fn fingerprint(&self) -> String {
        let mut canon = Canon::default();
        canon.text(&self.title);
        canon.paper(&self.paper);
        canon.list(&self.body, Canon::block);
        canon.list(self.closing.as_slice(), Canon::closing);
        canon.list(&self.annexes, |canon, annex| {
            canon.list(annex, Canon::block);
        });
        canon.list(self.watermark.as_slice(), |canon, mark| canon.text(mark));
        let digest = canon.0.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Writes every part with its length, so that no two letters give the same bytes.
#[derive(Default)]
struct Canon(Sha256);

impl Canon {
    fn number(&mut self, number: usize) {
        self.0.update((number as u64).to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len());
        for item in items {
            write(self, item);
        }
    }

    /// Words without weight; where they come from does not change what the letter says.
    fn words(&mut self, text: &Text) {
        self.text(&text.words());
    }

    fn labelled(&mut self, field: &Reference) {
        self.words(&field.label);
        self.words(&field.value);
    }

    fn rich(&mut self, text: &Text) {
        self.list(text.spans(), |canon, span| {
            canon.number(usize::from(span.bold));
            canon.text(&span.text);
        });
    }

    fn paper(&mut self, paper: &Paper) {
        match paper {
            Paper::Letterhead(head, addressed) => {
                self.letterhead(head);
                self.addressed(addressed);
            }
            Paper::Form(head) => {
                // No letterhead has so many lines.
                self.number(usize::MAX);
                self.text(&head.owner);
                self.text(&head.title);
                self.bytes(&head.colour);
                self.running(&head.running);
            }
        }
    }

    fn letterhead(&mut self, head: &Letterhead) {
        self.list(&head.wordmark, |canon, line| canon.text(line));
        self.list(head.logo.as_slice(), |canon, logo| {
            canon.bytes(&logo.png);
            canon.text(&logo.alt);
        });
        self.bytes(&head.colour);
        self.words(&head.return_address);
        self.list(&head.sender, |canon, line| match line {
            SenderLine::Label(text) => canon.text(&format!("label {}", text.words())),
            SenderLine::Line(text) => canon.text(&format!("line {}", text.words())),
            SenderLine::Gap => canon.text("gap"),
        });
        self.text(&head.footer);
        self.running(&head.running);
    }

    fn running(&mut self, running: &Running) {
        self.text(&running.name);
        self.text(&running.reference);
        self.text(&running.page_label);
    }

    fn addressed(&mut self, addressed: &Addressed) {
        self.list(&addressed.addressee, Self::words);
        self.list(&addressed.references, Self::labelled);
        self.labelled(&addressed.subject);
        self.words(&addressed.salutation);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.number(1);
                self.words(text);
            }
            Block::Paragraph(text) => {
                self.number(2);
                self.rich(text);
            }
            Block::Numbered(items) => {
                self.number(3);
                self.list(items, Self::rich);
            }
            Block::Table(table) => {
                self.number(4);
                self.table(table);
            }
            Block::Fields(rows) => {
                self.number(5);
                self.list(rows, |canon, row| canon.list(row, Self::field));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.list(&table.columns, |canon, column| {
            canon.words(&column.head);
            match column.width {
                Width::Between { least, most } => {
                    canon.number(least.into());
                    canon.number(most.into());
                }
                Width::Rest => canon.number(0),
            }
            canon.number(usize::from(column.right));
        });
        self.list(&table.rows, |canon, row| {
            canon.list(row, Self::words);
        });
        self.list(table.total.as_slice(), |canon, total| {
            canon.words(&total.label);
            canon.number(total.label_column);
            canon.list(&total.amounts, Self::words);
        });
    }

    fn field(&mut self, field: &FormField) {
        self.text(&field.label);
        self.text(&field.value);
        self.number(match field.room {
            Room::Lines(count) => count.into(),
            Room::Signature => usize::MAX,
        });
    }

    fn closing(&mut self, closing: &Closing) {
        self.rich(&closing.last);
        self.list(&closing.greeting, Self::words);
        self.words(&closing.name);
        self.words(&closing.function);
        self.list(&closing.notes, |canon, note| {
            canon.words(&note.label);
            canon.list(&note.items, Self::words);
        });
    }
}
