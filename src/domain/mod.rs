//! The words of the trade as types. No other room is named here.
//!
//! | Dutch | here |
//! |---|---|
//! | partner, ketenpartner | [`partner::Partner`] |
//! | convenant | [`covenant::Covenant`] |
//! | jaarplan | [`plan::AnnualPlan`] |
//! | activiteit, kostenregel | [`plan::Activity`], [`plan::CostLine`] |
//! | inzending | [`submission::Submission`] |
//! | oordeel, voorwaarde | [`verdict::Verdict`], [`verdict::Answer`] |
//! | besluit, toekenning | [`decision::Decision`] |
//! | overleg, en of het er had moeten zijn | [`decision::Consultation`], [`consultation::ConsultationNeed`] |
//! | bevinding | [`finding::Finding`] |
//! | goedkeuringsbrief | [`letter::LetterState`] and the room `letters` |
//! | beslisboom, antwoord dat er niet in past | `rules::tree`, [`tree::TreeError`] |
//! | tarief, urenverantwoording, urenregel | [`rate::Rate`], [`hours::HoursClaim`], [`hours::HoursEntry`] |
//! | factuur, creditnota | [`invoice::Invoice`], [`invoice::SubmittedInvoice`] |
//! | bewijsstuk | [`invoice::EvidenceItem`] |
//! | wijziging, overschrijding | [`request::Request`] |
//! | fout in een editie van de gids | [`guide::GuideError`] |
//! | regio, netwerkbureau | [`region::Region`] |
//! | eigen regel van de regio | [`region::RegionRule`] |

pub mod change;
pub(crate) mod coded;
pub mod consultation;
pub mod covenant;
pub mod decision;
pub mod finding;
pub mod guidance;
pub mod guide;
pub mod guide_terms;
pub mod hours;
pub mod hours_ground;
pub mod ids;
pub mod inspection;
pub mod invoice;
pub mod letter;
pub mod logged;
pub mod money;
pub mod open_error;
pub mod operation;
pub mod origin;
pub mod partner;
pub mod plan;
pub mod rate;
pub mod read_hours;
pub mod region;
pub mod region_problem;
pub mod request;
pub mod roaz;
pub mod sheet_remark;
pub mod submission;
pub mod tree;
pub mod verdict;

pub use ids::*;
pub use money::Cents;
