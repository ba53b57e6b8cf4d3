//! Words of the grid.

use crate::Lang;
use crate::grid::{CareReason, SixSmall, Station};
use crate::texts::Texts;

/// A station on the board.
pub fn station(it: Station, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Station::LargeHead => t.station_large_head(),
        Station::SmallHead => t.station_small_head(),
        Station::PartyHead => t.station_party_head(),
        Station::BuildingHead => t.station_building_head(),
        Station::Health => t.station_health(),
        Station::Security => t.station_security(),
        Station::Mediation => t.station_mediation(),
        Station::Property => t.station_property(),
    }
}

/// What a station is usually there for (design default), until the office writes its own words.
pub fn station_duty(it: Station, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Station::LargeHead => t.station_duty_large_head(),
        Station::SmallHead => t.station_duty_small_head(),
        Station::PartyHead => t.station_duty_party_head(),
        Station::BuildingHead => t.station_duty_building_head(),
        Station::Health => t.station_duty_health(),
        Station::Security => t.station_duty_security(),
        Station::Mediation => t.station_duty_mediation(),
        Station::Property => t.station_duty_property(),
    }
}

/// What a visit was about.
pub fn six_small(it: SixSmall, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        SixSmall::Matter => t.six_small_matter(),
        SixSmall::Activity => t.six_small_activity(),
        SixSmall::Person => t.six_small_person(),
        SixSmall::Reason => t.six_small_reason(),
        SixSmall::Problem => t.six_small_problem(),
        SixSmall::Knot => t.six_small_knot(),
    }
}

/// Why a home is visited.
pub fn care_reason(it: CareReason, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        CareReason::LivesAlone => t.care_reason_lives_alone(),
        CareReason::VeryOld => t.care_reason_very_old(),
        CareReason::Disabled => t.care_reason_disabled(),
        CareReason::Hardship => t.care_reason_hardship(),
        CareReason::Recovering => t.care_reason_recovering(),
        CareReason::NewBorn => t.care_reason_new_born(),
        CareReason::Other => t.care_reason_other(),
    }
}
