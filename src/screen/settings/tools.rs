//! Hulpmiddelen: the files that the register gives and takes, and looking it over.

use super::jobs::Job;
use super::{Message, Open, Settings};
use crate::desk::intake_form_name;
use crate::domain::PartnerId;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, field, list, progress, select, text};
use iced::widget::{Column, column, container, row, space};
use iced::{Alignment, Length};
use std::path::PathBuf;

/// What can be done with files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// An intake form, for the partner that is chosen or for anybody.
    Form,
    /// An intake form for every partner.
    Forms,
    SettingsOut,
    SettingsIn,
    DecisionsOut,
    DecisionsIn,
    YearOut,
    PartnersOut,
    BackUp,
    Inspect,
}

/// How a tool ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file is written, or the file was taken over.
    Done,
    /// There is such a file already.
    InTheWay,
    /// What is wrong with the register; nothing when it is sound.
    Found(Vec<String>),
}

/// The state of the tools.
#[derive(Debug, Default)]
pub(super) struct Tools {
    /// For whom the next intake form is; `None` is anybody.
    pub partner: Option<PartnerId>,
    pub job: Option<Job>,
    /// What was done last, and the file or folder to show.
    pub said: Option<(String, Option<PathBuf>)>,
    /// What looking the register over found, once it was.
    pub found: Option<Vec<String>>,
    /// A tool is at work.
    pub busy: Option<Tool>,
}

impl Tool {
    /// Words of the button.
    fn verb(self) -> &'static str {
        match self {
            Self::Form => "Invulformulier maken",
            Self::Forms => "Voor alle partners",
            Self::SettingsOut => "Bewaren als bestand",
            Self::SettingsIn => "Uit een bestand overnemen",
            Self::DecisionsOut => "Besluitenwerkblad maken",
            Self::DecisionsIn => "Werkblad overnemen",
            Self::YearOut => "Jaar exporteren",
            Self::PartnersOut => "Partnerlijst maken",
            Self::BackUp => "Reservekopie maken",
            Self::Inspect => "Register nazien",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Form | Self::Forms | Self::DecisionsOut | Self::YearOut | Self::PartnersOut => {
                Icon::Excel
            }
            Self::SettingsOut => Icon::Disk,
            Self::SettingsIn | Self::DecisionsIn => Icon::FolderOpen,
            Self::BackUp => Icon::HardDrive,
            Self::Inspect => Icon::Checklist,
        }
    }

    /// The name for focus and tests.
    fn id(self) -> &'static str {
        match self {
            Self::Form => "formulier",
            Self::Forms => "formulieren",
            Self::SettingsOut => "instellingen-uit",
            Self::SettingsIn => "instellingen-in",
            Self::DecisionsOut => "besluiten-uit",
            Self::DecisionsIn => "besluiten-in",
            Self::YearOut => "exporteer",
            Self::PartnersOut => "partners-uit",
            Self::BackUp => "reservekopie",
            Self::Inspect => "nazien",
        }
    }
}

impl Open {
    /// The file that a tool proposes to make.
    pub(super) fn proposal(&self, tool: Tool, partner: Option<PartnerId>, year: i32) -> PathBuf {
        let partner = self
            .partners
            .iter()
            .find(|(id, _)| Some(*id) == partner)
            .map_or("", |(_, name)| name.as_str());
        let name = match tool {
            Tool::Form => intake_form_name(year, partner),
            Tool::Forms => format!("Invulformulieren {year}"),
            Tool::SettingsOut | Tool::SettingsIn => "instellingen.toml".to_owned(),
            Tool::DecisionsOut | Tool::DecisionsIn => format!("Besluiten {year}.xlsx"),
            Tool::YearOut => format!("OTO {year}.xlsx"),
            Tool::PartnersOut => "Partners.xlsx".to_owned(),
            Tool::BackUp => "register-kopie.oto".to_owned(),
            Tool::Inspect => String::new(),
        };
        self.folder.join(name)
    }
}

impl Settings {
    /// Every tool with its words and its button; what was done last stays above them.
    pub(super) fn tools_view<'a>(&'a self, open: &'a Open, layout: Layout) -> Element<'a, Message> {
        let [form, decisions, lists, settings, register] = [
            self.form_card(open),
            self.decisions_card(),
            self.lists_card(),
            self.settings_card(),
            self.register_card(),
        ];
        let cards: Element<'a, Message> = match layout {
            Layout::Wide => row![
                column![form, decisions].spacing(theme::S16),
                column![lists, settings, register].spacing(theme::S16)
            ]
            .spacing(theme::S16)
            .into(),
            Layout::Narrow => column![form, decisions, lists, settings, register]
                .spacing(theme::S16)
                .into(),
        };
        let strip = self
            .tools_strip()
            .map(|strip| container(strip).padding(theme::S16));
        let content = container(cards).padding(theme::S16);
        Column::new()
            .push(strip)
            .push(list::scroll(content).height(Length::Fill))
            .into()
    }

    fn decisions_card(&self) -> Element<'_, Message> {
        block(
            "Besluiten in een werkblad",
            format!(
                "Alle kostenregels van {} met het voorstel, om in een werkblad te besluiten. U ziet eerst wat het ingevulde werkblad verandert.",
                self.year
            ),
            vec![self.act(Tool::DecisionsOut), self.act(Tool::DecisionsIn)],
        )
    }

    fn lists_card(&self) -> Element<'_, Message> {
        block(
            "Lijsten",
            format!(
                "De plannen, besluiten en toekenningen van {}, en de partners.",
                self.year
            ),
            vec![self.act(Tool::YearOut), self.act(Tool::PartnersOut)],
        )
    }

    fn settings_card(&self) -> Element<'_, Message> {
        block(
            "Instellingen als bestand",
            "Om te bewaren of over te nemen in een ander register. Het bestand is het geheel: wat er niet in staat, wordt leeg.",
            vec![self.act(Tool::SettingsOut), self.act(Tool::SettingsIn)],
        )
    }

    fn act(&self, tool: Tool) -> Element<'_, Message> {
        let press = match self.tools.busy {
            Some(busy) if busy == tool => Err("Bezig"),
            Some(_) => Err(""),
            None => Ok(Message::ToolPressed(tool)),
        };
        let act = button::secondary(tool.verb())
            .icon(tool.icon())
            .id(tool.id());
        let act = if tool == Tool::Form {
            act.keys("Ctrl+N")
        } else {
            act
        };
        act.on_press_or(press).into()
    }

    fn form_card<'a>(&'a self, open: &'a Open) -> Element<'a, Message> {
        let names = std::iter::once("Voor iedereen")
            .chain(open.partners.iter().map(|(_, name)| name.as_str()));
        let chosen = open
            .partners
            .iter()
            .position(|(id, _)| Some(*id) == self.tools.partner)
            .map_or(0, |at| at + 1);
        let partner = select::select(names.collect::<Vec<_>>(), Some(chosen), "")
            .id("formulier-partner")
            .width(320)
            .on_choose(Message::FormPartnerChosen);
        let words = format!(
            "Het werkblad waarin een partner het jaarplan {} invult. De indiendatum bij Termijnen staat erop.",
            self.year
        );
        let many = if open.partners.is_empty() {
            text::quiet("Zodra er partners zijn, kunt u ze allemaal tegelijk maken.").into()
        } else {
            self.act(Tool::Forms)
        };
        card::card(
            column![
                text::strong("Invulformulier voor partners"),
                text::quiet(words),
                field::labelled("Partner", partner),
                super::office::acts(vec![self.act(Tool::Form), many])
            ]
            .spacing(theme::S8),
        )
    }

    fn register_card(&self) -> Element<'_, Message> {
        let found: Option<Element<'_, Message>> = self.tools.found.as_ref().map(|found| {
            if found.is_empty() {
                return parts::banner(
                    Icon::CheckCircleFilled,
                    Tone::Ok,
                    text::body("Het register is in orde."),
                    space::horizontal().width(0),
                );
            }
            let all = found.iter().map(|it| text::body(it).into());
            parts::banner(
                Icon::CrossCircleFilled,
                Tone::Stop,
                column![
                    text::strong(
                        "Het register is niet in orde. Bewaar het en zet een reservekopie terug."
                    ),
                    Column::with_children(all)
                ],
                space::horizontal().width(0),
            )
        });
        let content = Column::new()
            .push(text::strong("Het register zelf"))
            .push(text::quiet(
                "Een reservekopie is zelf een volledig register en wordt na het schrijven nagezien. Terugzetten: start het programma opnieuw en kies op Welkom Register openen.",
            ))
            .push(super::office::acts(vec![
                self.act(Tool::BackUp),
                self.act(Tool::Inspect),
            ]))
            .push(found)
            .spacing(theme::S8);
        card::card(content)
    }

    /// What goes on, or what was done last.
    fn tools_strip(&self) -> Option<Element<'_, Message>> {
        if let Some(job) = &self.tools.job {
            let title = if job.stopping {
                "Stoppen na dit formulier"
            } else {
                "Invulformulieren maken"
            };
            let stop = (!job.stopping).then_some(Message::StopPressed);
            let step = &job.step;
            return Some(card::card(progress::progress(
                title,
                step.done,
                step.of,
                step.what.as_str(),
                stop,
            )));
        }
        let (said, path) = self.tools.said.as_ref()?;
        let show = path.clone().map(|path| {
            button::secondary("Openen")
                .small()
                .on_press(Message::ShowPressed(path))
        });
        let acts = row![]
            .push(show)
            .push(button::icon(
                Icon::Cross,
                "Melding sluiten",
                Some(Message::ResultClosed),
            ))
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        Some(parts::banner(
            Icon::CheckCircleFilled,
            Tone::Ok,
            text::body(said),
            acts,
        ))
    }
}

fn block<'a>(
    title: &'a str,
    words: impl Into<std::borrow::Cow<'a, str>>,
    acts: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    card::card(
        column![
            text::strong(title),
            text::quiet(words.into()),
            super::office::acts(acts)
        ]
        .spacing(theme::S8),
    )
}
