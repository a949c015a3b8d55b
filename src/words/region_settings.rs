//! What the region’s choices change in the program, and where its passages come from, in Dutch.

use crate::domain::region::RegionSource;
use crate::domain::region_problem::RegionLack;

/// What a setting of the guide changes here; settings that only inform say so.
pub fn effect(id: &str) -> &'static str {
    match id {
        "zelfevaluatie-verplicht" => {
            "Staat dit aan, dan houdt een ontbrekende zelfevaluatie de brief tegen."
        }
        "ondertekening-verplicht" => {
            "Staat dit aan, dan houdt een ontbrekende handtekening de brief tegen."
        }
        "indiendatum-jaarplan" => {
            "Staat op het invulformulier. Een plan dat later binnenkomt, krijgt een opmerking."
        }
        "factuurdeadline" => {
            "Staat in elke goedkeuringsbrief van dat jaar. Brieven die nog niet zijn verstuurd, worden Verouderd."
        }
        "factuur-aanvullende-eisen" => {
            "Elke regel wordt een punt onder Facturen in de brief. Brieven die nog niet zijn verstuurd, worden Verouderd."
        }
        "gids-delen" => {
            "Bepaalt of brieven onderdelen van de gids noemen en een bijlage krijgen. Brieven die nog niet zijn verstuurd, worden Verouderd."
        }
        _ => {
            "Wordt vastgelegd als afspraak van de regio. Oordelen en brieven veranderen er niet door."
        }
    }
}

/// `Beleid van de ROAZ-regio`.
pub fn source(source: RegionSource) -> &'static str {
    match source {
        RegionSource::Policy => "Beleid van de ROAZ-regio",
        RegionSource::MultiYearPlan => "Regionaal meerjarenplan",
        RegionSource::AnnualPlan => "Regionaal jaarplan",
        RegionSource::Agreement => "Regionale afspraak",
    }
}

/// What a region lacks: `Ondertekenaar`.
pub fn lack(lack: RegionLack) -> &'static str {
    match lack {
        RegionLack::Name => "Naam van de regio",
        RegionLack::Office => "Netwerkbureau",
        RegionLack::Code => "Code",
        RegionLack::ReturnAddress => "Retouradres",
        RegionLack::Reach => "Telefoon of e-mail",
        RegionLack::Adviser => "Naam van de adviseur",
        RegionLack::Signatory => "Ondertekenaar",
    }
}
