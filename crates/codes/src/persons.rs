//! Schemes that identify natural persons: refused by name, so that none can be registered by mistake.
//!
//! Schemes shared by organisations and persons (some tax numbers) are not here; where such a number shows that it is
//! a person's, [`Checked::sole_trader`](crate::Checked::sole_trader) says so.

/// Words that mean a person's document or number in whatever country, as a whole part of a scheme's name.
const WORDS: &[&str] = &[
    "aadhaar",
    "amka",
    "asmens",
    "bsn",
    "cccd",
    "cedula",
    "cnic",
    "cnp",
    "codicefiscale",
    "cpf",
    "cpr",
    "curp",
    "driver",
    "driving",
    "egn",
    "eid-card",
    "emso",
    "fodselsnummer",
    "hetu",
    "hukou",
    "idcard",
    "identiteitskaartnummer",
    "insz",
    "isikukood",
    "itin",
    "jmbg",
    "kimlik",
    "mynumber",
    "myna",
    "nhs",
    "nik",
    "nino",
    "niss",
    "nric",
    "onderwijsnummer",
    "orcid",
    "passport",
    "patient",
    "person",
    "personal",
    "personnummer",
    "persons",
    "pesel",
    "phn",
    "pps",
    "ppsn",
    "ptin",
    "resident",
    "ric",
    "rijksregisternummer",
    "rntrc",
    "shenfenzheng",
    "sin",
    "ssn",
    "student",
    "svnr",
    "tckimlik",
    "vnr",
    "voter",
];

/// Names that mean a person only as a whole, or with their country.
const NAMES: &[&str] = &[
    "ar-dni",
    "be-bis",
    "be-eid",
    "be-nn",
    "bg-pnf",
    "citizen-id",
    "cu-ni",
    "cz-rc",
    "de-idnr",
    "dni",
    "ec-ci",
    "ee-ik",
    "es-dni",
    "es-nie",
    "fi-veronumero",
    "fr-nif",
    "fr-nir",
    "hk-hkid",
    "hkid",
    "id-card",
    "identity-card",
    "il-idnr",
    "in-epic",
    "in-vid",
    "jp-in",
    "kr-rrn",
    "lv-pk",
    "mu-nid",
    "my-number",
    "national-id",
    "nie",
    "pe-cui",
    "pt-cc",
    "rrn",
    "sg-fin",
    "sk-rc",
    "social-security",
    "tax-id-person",
    "th-pin",
    "tw-id",
    "tw-national-id",
    "us-atin",
    "us-tin",
    "za-idnr",
];

/// Whether the scheme `name` (lower-case) is one of natural persons, however its parts are joined.
pub(crate) fn identifies_persons(name: &str) -> bool {
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let whole = parts.join("-");
    let country_less = parts.get(1..).unwrap_or_default().join("-");
    parts.iter().any(|part| WORDS.contains(part))
        || NAMES.contains(&whole.as_str())
        || (parts.len() > 2 && NAMES.contains(&country_less.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_of_persons_are_known_in_any_spelling() {
        for name in [
            "cn-resident-id",
            "cn.ric",
            "nl.bsn",
            "bsn",
            "ssn",
            "us-ssn",
            "us_ssn",
            "nino",
            "gb-nino",
            "passport",
            "cn-passport",
            "gb.nhs",
            "jp.in_",
            "in_.aadhaar",
            "be.bis",
            "be.nn",
            "be.ssn",
            "nl.identiteitskaartnummer",
            "nl.onderwijsnummer",
            "pl.pesel",
            "it.codicefiscale",
            "ro.cnp",
            "bg.egn",
            "bg.pnf",
            "cz.rc",
            "sk.rc",
            "se.personnummer",
            "no.fodselsnummer",
            "dk.cpr",
            "fi.hetu",
            "fi.veronumero",
            "ee.ik",
            "lt.asmens",
            "es.dni",
            "es.nie",
            "fr.nir",
            "fr.nif",
            "de.idnr",
            "at.vnr",
            "ch.ssn",
            "gr.amka",
            "si.emso",
            "pt.cc",
            "ie.pps",
            "br.cpf",
            "cr.cpf",
            "mx.curp",
            "ar.dni",
            "do.cedula",
            "ec.ci",
            "pe.cui",
            "cu.ni",
            "ca.sin",
            "ca.bc_phn",
            "us.itin",
            "us.atin",
            "us.ptin",
            "us.tin",
            "kr.rrn",
            "my.nric",
            "th.pin",
            "id.nik",
            "pk.cnic",
            "mu.nid",
            "tr.tckimlik",
            "ua.rntrc",
            "za.idnr",
            "il.idnr",
            "in_.epic",
            "in_.vid",
            "orcid",
            "cn-id-card",
            "cn-national-id",
        ] {
            assert!(identifies_persons(name), "{name}");
        }
    }

    #[test]
    fn schemes_of_organisations_are_not() {
        for scheme in crate::schemes() {
            for name in scheme.aliases.iter().chain([&scheme.id]) {
                assert!(!identifies_persons(name), "{name}");
            }
        }
        for name in [
            "tw-epa",
            "ra000585",
            "cn-saic",
            "fi-ytunnus",
            "ch-uid",
            "kr-brn",
        ] {
            assert!(!identifies_persons(name), "{name}");
        }
    }
}
