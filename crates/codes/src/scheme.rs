//! The schemes known here, and the one name each of their aliases becomes.
//!
//! The rules are in a file for each scheme. A scheme that is not in this table is kept under its own name.

use std::borrow::Cow;

use crate::normalise::compact;
use crate::{gb_coh, vat};

/// A scheme of organisation identifiers whose rules are known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemeInfo {
    /// Canonical id, used in `scheme:value`.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// Other names accepted: org-id.guide prefixes, ISO 6523 codes, names used by software. Case does not matter.
    pub aliases: &'static [&'static str],
    /// Standard, law or authority the rules come from.
    pub source: &'static str,
    /// A valid value.
    pub example: &'static str,
}

/// Every scheme whose rules are known, in order of id.
pub fn schemes() -> &'static [SchemeInfo] {
    SCHEMES
}

const SCHEMES: &[SchemeInfo] = &[
    SchemeInfo {
        id: "duns",
        title: "D-U-N-S number",
        aliases: &["xi-duns", "us-duns", "0060", "d-u-n-s", "dnb"],
        source: "Dun & Bradstreet; ISO 6523 ICD 0060",
        example: "060704780",
    },
    SchemeInfo {
        id: "euid",
        title: "European unique identifier of a company or branch (EUID)",
        aliases: &["eid", "eu-euid", "eu.euid", "bris"],
        source: "Implementing Regulation (EU) 2021/1042, annex, point 9",
        example: "DKCVR.11845118",
    },
    SchemeInfo {
        id: "gb-coh",
        title: "United Kingdom company number",
        aliases: &["gb.coh", "uk-coh", "gb-crn", "uk-crn", "companies-house"],
        source: "Companies Act 2006 s. 1066; Companies House",
        example: "09506232",
    },
    SchemeInfo {
        id: "jp-cn",
        title: "Japan corporate number",
        aliases: &["jp.cn", "jp-jcn", "jp-houjin-bangou", "0188"],
        source: "Act on the Use of Numbers (2013) art. 39; Order of the Ministry of Finance 70 of 2014 (check digit)",
        example: "7000012050002",
    },
    SchemeInfo {
        id: "lei",
        title: "Legal entity identifier (LEI)",
        aliases: &["xi-lei", "iso17442", "iso-17442", "0199"],
        source: "ISO 17442-1:2020; ISO/IEC 7064 MOD 97-10",
        example: "506700GE1G29325QX363",
    },
    SchemeInfo {
        id: "siren",
        title: "France: number of a legal unit (SIREN)",
        aliases: &["fr.siren", "fr-siren", "fr-sirene", "0002"],
        source: "Code de commerce art. R. 123-221; INSEE; ISO 6523 ICD 0002",
        example: "303265045",
    },
    SchemeInfo {
        id: "siret",
        title: "France: number of an establishment (SIRET)",
        aliases: &["fr.siret", "fr-siret", "0009"],
        source: "Code de commerce art. R. 123-221; INSEE; ISO 6523 ICD 0009",
        example: "73282932000074",
    },
    SchemeInfo {
        id: "tw-ubn",
        title: "Taiwan unified business number",
        aliases: &["tw.ubn", "tw-gui", "tw-ban", "tw-vat"],
        source: "Ministry of Finance: check rule by 10, widened to 5 for numbers issued since April 2023",
        example: "00277104",
    },
    SchemeInfo {
        id: "us-ein",
        title: "United States employer identification number (EIN)",
        aliases: &["us.ein", "ein", "us-irs-ein", "fein"],
        source: "26 CFR 301.6109-1; IRS list of prefixes",
        example: "942404110",
    },
    SchemeInfo {
        id: "us-uei",
        title: "United States unique entity identifier (UEI)",
        aliases: &["us.uei", "uei", "sam-uei", "us-sam"],
        source: "2 CFR part 25; check rule as observed in real identifiers, not read in an official text",
        example: "HJD6G4D6TJY5",
    },
    SchemeInfo {
        id: "uscc",
        title: "China unified social credit code",
        aliases: &[
            "cn.uscc", "cn-uscc", "cn-usci", "usci", "gb32100", "gb-32100", "tyshxydm",
        ],
        source: "GB 32100-2015; GB 11714-1997 for the organisation code in it",
        example: "91350100M000100Y43",
    },
    SchemeInfo {
        id: "vat",
        title: "VAT identification number of the European Union or the United Kingdom",
        aliases: &[
            "eu.vat",
            "eu-vat",
            "eu.vies",
            "vies",
            "at.uid",
            "at.vat",
            "be.vat",
            "bg.vat",
            "cy.vat",
            "cz.dic",
            "cz.vat",
            "de.vat",
            "dk.cvr",
            "dk.vat",
            "ee.kmkr",
            "ee.vat",
            "es.cif",
            "es.nif",
            "es.vat",
            "fi.alv",
            "fi.vat",
            "fi.ytunnus",
            "fr.tva",
            "fr.vat",
            "gb.vat",
            "gr.vat",
            "el.vat",
            "hr.oib",
            "hr.vat",
            "hu.anum",
            "hu.vat",
            "ie.vat",
            "it.iva",
            "it.vat",
            "lt.pvm",
            "lt.vat",
            "lu.tva",
            "lu.vat",
            "lv.pvn",
            "lv.vat",
            "mt.vat",
            "nl.btw",
            "nl.vat",
            "pl.nip",
            "pl.vat",
            "pt.nif",
            "pt.vat",
            "ro.cf",
            "ro.cui",
            "ro.vat",
            "se.vat",
            "si.ddv",
            "si.vat",
            "sk.dph",
            "sk.vat",
            "xi.vat",
        ],
        source: "Directive 2006/112/EC art. 215; national check rules",
        example: "DE136695976",
    },
];

/// The canonical scheme and spelling for a lower-case scheme `name` and a trimmed value.
pub(crate) fn canonical<'a>(name: &'a str, value: &str) -> (Cow<'a, str>, String) {
    let Some(info) = SCHEMES
        .iter()
        .find(|info| info.id == name || info.aliases.contains(&name))
    else {
        return (Cow::Borrowed(name), value.to_owned());
    };
    let value = match info.id {
        "vat" => vat::normalise(value, country(name)),
        "gb-coh" => gb_coh::normalise(value),
        "siren" | "siret" => compact(value, " .-"),
        // The hyphen and the dot belong to the number.
        "euid" => compact(value, " "),
        _ => compact(value, " -"),
    };
    (Cow::Borrowed(info.id), value)
}

/// `at.uid` names the country, `eu.vat` and `vat` leave it to the value.
fn country(alias: &str) -> Option<&str> {
    alias
        .split_once('.')
        .map(|(country, _)| country)
        .filter(|country| *country != "eu")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Identifier, check};

    #[test]
    fn every_example_is_valid_without_a_finding() {
        for info in schemes() {
            let checked = check(&Identifier::new(info.id, info.example).unwrap());
            assert_eq!(checked.findings, [], "{}", info.id);
            assert_eq!(checked.identifier.value(), info.example);
        }
    }

    #[test]
    fn no_alias_means_two_schemes() {
        let mut names: Vec<_> = SCHEMES
            .iter()
            .flat_map(|info| info.aliases.iter().chain([&info.id]))
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(SCHEMES.is_sorted_by_key(|info| info.id));
    }
}
