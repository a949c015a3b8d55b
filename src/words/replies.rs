//! Replies to a partner whose file cannot be read in: a Dutch mail, ready to be pasted.

use super::remarks;
use crate::domain::open_error::{LooksLike, OpenError};
use crate::domain::submission::Remark;

/// Who writes, and about what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// As the file is called.
    pub file: String,
    pub year: i32,
    /// The adviser.
    pub sender: String,
    /// The office that the adviser writes for; empty while that is not known.
    pub office: String,
}

impl Reply {
    /// To a partner whose file cannot be opened; `None` where that is not for the partner to mend.
    pub fn cannot_open(&self, error: &OpenError) -> Option<String> {
        let (cause, ask) = for_the_partner(error)?;
        Some(self.mail(&format!(
            "Wij kunnen uw bestand “{}” niet lezen: {cause}.\n\n{ask}",
            self.file
        )))
    }

    /// To a partner whose file has cells that hold it up; `None` when no cell does.
    pub fn cells(&self, held_up: &[Remark]) -> Option<String> {
        Some(self.mail(&self.about_cells(held_up)?))
    }

    fn about_cells(&self, held_up: &[Remark]) -> Option<String> {
        let lines: Vec<String> = held_up
            .iter()
            .filter(|remark| remark.holds_up())
            .filter_map(|remark| {
                let cell = remark.at.cell.as_deref()?;
                let place = match &remark.at.sheet {
                    Some(sheet) => format!("blad {sheet}, cel {cell}"),
                    None => format!("cel {cell}"),
                };
                Some(format!("- {place}: {}", remarks::remark(remark)))
            })
            .collect();
        if lines.is_empty() {
            return None;
        }
        let these = match lines.len() {
            1 => "deze cel",
            _ => "deze cellen",
        };
        Some(format!(
            "In uw bestand “{}” kunnen wij {these} niet verwerken:\n\n{}\n\nWilt u dit verbeteren en het bestand opnieuw sturen?",
            self.file,
            lines.join("\n")
        ))
    }

    /// To an institution whose file with hours cannot be opened; `None` where that is not for it to mend.
    pub fn hours_cannot_open(&self, error: &OpenError) -> Option<String> {
        let (cause, ask) = for_the_partner(error)?;
        let about_hours = |text: &str| {
            text.replace("het ingevulde jaarplan", "de ingevulde uren")
                .replace("het jaarplan", "de uren")
                .replace("een jaarplan", "een urenlijst")
        };
        Some(self.hours_mail(&format!(
            "Wij kunnen uw bestand “{}” niet lezen: {}.\n\n{}",
            self.file,
            about_hours(&cause),
            about_hours(ask)
        )))
    }

    /// To an institution whose file with hours has cells that hold it up; `None` when no cell does.
    pub fn hours_cells(&self, held_up: &[Remark]) -> Option<String> {
        Some(self.hours_mail(&self.about_cells(held_up)?))
    }

    fn hours_mail(&self, body: &str) -> String {
        self.mail_about(
            &format!("urenverantwoording OTO {}", self.year),
            &format!("uw urenverantwoording OTO {}", self.year),
            body,
        )
    }

    fn mail(&self, body: &str) -> String {
        self.mail_about(
            &format!("jaarplan OTO {}", self.year),
            &format!("uw jaarplan OTO {}", self.year),
            body,
        )
    }

    fn mail_about(&self, subject: &str, received: &str, body: &str) -> String {
        let from: Vec<&str> = [self.sender.as_str(), self.office.as_str()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        format!(
            "Onderwerp: {subject}, uw bestand “{}”\n\nGeachte heer, mevrouw,\n\nDank u voor het toesturen van {received}. {body}\n\nMet vriendelijke groet,\n\n{}\n",
            self.file,
            from.join("\n")
        )
    }
}

/// The cause as a half sentence, and what to ask.
fn for_the_partner(error: &OpenError) -> Option<(String, &'static str)> {
    const AGAIN: &str =
        "Wilt u het bestand in Excel openen, opnieuw opslaan als xlsx en ons dat bestand sturen?";
    const PLAN_ALONE: &str = "Wilt u alleen het jaarplan naar een nieuw bestand kopiëren, zonder afbeeldingen en bijlagen, en ons dat bestand sturen?";
    Some(match error {
        OpenError::Empty => (
            "het bestand is leeg".to_owned(),
            "Wilt u het ingevulde jaarplan opnieuw sturen?",
        ),
        OpenError::PasswordProtected => (
            "het is beveiligd met een wachtwoord".to_owned(),
            "Wilt u het in Excel openen, het wachtwoord verwijderen (Bestand, Informatie, Werkmap beveiligen) en het opnieuw opgeslagen bestand sturen?",
        ),
        OpenError::NotASpreadsheet { looks_like } => {
            (something_else(*looks_like), as_xlsx(*looks_like))
        }
        OpenError::TooLarge { megabytes } => {
            (format!("het is groter dan {megabytes} MB"), PLAN_ALONE)
        }
        OpenError::TooBigInside | OpenError::TimedOut { .. } => {
            ("het is te groot om te verwerken".to_owned(), PLAN_ALONE)
        }
        OpenError::TooManyCells { .. } => (
            "het heeft veel meer cellen of bladen dan een jaarplan".to_owned(),
            PLAN_ALONE,
        ),
        OpenError::Damaged | OpenError::Crashed => (
            "het is beschadigd of niet volledig aangekomen".to_owned(),
            AGAIN,
        ),
        OpenError::Missing | OpenError::Unreadable { .. } | OpenError::NoReader { .. } => {
            return None;
        }
    })
}

fn something_else(looks_like: LooksLike) -> String {
    let what = match looks_like {
        LooksLike::Pdf => "een pdf",
        LooksLike::TextDocument => "een tekstdocument",
        LooksLike::Presentation => "een presentatie",
        LooksLike::Picture => "een afbeelding",
        LooksLike::WebPage => "een webpagina",
        LooksLike::XmlSpreadsheet => "een werkblad in het oude XML-formaat van Excel 2003",
        LooksLike::Xml => "een XML-bestand",
        LooksLike::Archive => "een archief met andere bestanden",
        LooksLike::Unknown => {
            return "het is geen werkblad dat ons programma kent, ook al heet het misschien zo"
                .to_owned();
        }
    };
    format!("het is geen werkblad maar {what}")
}

fn as_xlsx(looks_like: LooksLike) -> &'static str {
    match looks_like {
        LooksLike::WebPage | LooksLike::XmlSpreadsheet => {
            "Wilt u het in Excel openen, opslaan als xlsx en ons dat bestand sturen?"
        }
        LooksLike::Archive => "Wilt u de bestanden daarin los sturen, als xlsx?",
        LooksLike::Pdf
        | LooksLike::TextDocument
        | LooksLike::Presentation
        | LooksLike::Picture
        | LooksLike::Xml
        | LooksLike::Unknown => "Wilt u het jaarplan sturen als Excelbestand (xlsx)?",
    }
}
