//! Salted statements: issued, shown in part, verified, and withheld for good.

use std::collections::HashSet;

use ledger::credential::{
    CredentialError, DC_SD_JWT, Disclosure, IssueError, Issued, IssuerKey, IssuerPublic, Issuing,
    combine, issue, read_jwt_claims_unverified, read_jwt_header_unverified, verify, verify_jwt,
    verify_many,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Fresh salts in a fixed order; a register takes them from the system.
pub fn salts(seed: u64) -> impl FnMut() -> [u8; 16] {
    let mut count = 0u64;
    move || {
        count += 1;
        let digest = Sha256::digest([seed.to_be_bytes(), count.to_be_bytes()].concat());
        digest[..16].try_into().unwrap()
    }
}

fn key() -> IssuerKey {
    IssuerKey::from_seed(&[5; 32], "tax-1")
}

fn plain() -> Vec<(&'static str, Value)> {
    vec![
        ("iss", json!("https://tax.example")),
        ("vct", json!("penalty/v1")),
        ("iat", json!(1_767_225_600)),
    ]
}

fn hidden() -> Vec<(&'static str, Value)> {
    vec![
        ("subject", json!("91310000MA1FL0XX4Y")),
        ("name", json!("某某\"公司\"")),
        ("appealed", json!(false)),
        ("fine", json!({"amount": 500, "currency": "CNY"})),
        ("decided_on", json!("2026-03-04")),
    ]
}

fn issued() -> Issued {
    let (plain, hidden) = (plain(), hidden());
    issue(
        &Issuing {
            typ: DC_SD_JWT,
            plain: &plain,
            hidden: &hidden,
        },
        salts(1),
        &key(),
    )
    .unwrap()
}

#[test]
fn all_shown_all_read() {
    let Issued { jwt, disclosures } = issued();
    let verified = verify(&combine(&jwt, &disclosures), &key().public()).unwrap();
    assert_eq!(verified.typ.as_deref(), Some("dc+sd-jwt"));
    assert_eq!(verified.kid.as_deref(), Some("tax-1"));
    let shown: Vec<(String, Value)> = hidden()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(verified.disclosed, shown);
    assert_eq!(
        verified.withheld, 3,
        "five fields are padded to eight digests"
    );
    assert_eq!(verified.claims["vct"], "penalty/v1");
    assert_eq!(verified.claims["fine"]["amount"], 500);
    assert!(!verified.claims.contains_key("_sd"));
}

#[test]
fn what_is_withheld_is_not_in_the_credential() {
    let Issued { jwt, disclosures } = issued();
    let shown = combine(&jwt, &disclosures[..2]);
    let verified = verify(&shown, &key().public()).unwrap();
    assert_eq!((verified.disclosed.len(), verified.withheld), (2, 6));
    assert!(!verified.claims.contains_key("fine"));
    let claims = read_jwt_claims_unverified(&jwt).unwrap();
    assert_eq!(claims["_sd"].as_array().unwrap().len(), 8);
    assert_eq!(claims["_sd_alg"], "sha-256");
    assert_eq!(verify_jwt(&jwt, &key().public()).unwrap(), claims);
    let header = read_jwt_header_unverified(&shown).unwrap();
    assert_eq!(
        (header.alg.as_str(), header.kid.as_deref()),
        ("EdDSA", Some("tax-1"))
    );
    let nothing_shown = combine::<String>(&jwt, &[]);
    assert_eq!(verify(&nothing_shown, &key().public()).unwrap().withheld, 8);
}

#[test]
fn the_number_and_order_of_fields_do_not_show() {
    for (fields, digests) in [(0, 0), (1, 4), (4, 4), (5, 8), (8, 8), (9, 12)] {
        let names: Vec<String> = (0..fields).map(|n| format!("f{n}")).collect();
        let hidden: Vec<(&str, Value)> = names.iter().map(|n| (n.as_str(), json!(1))).collect();
        let issuing = Issuing {
            typ: DC_SD_JWT,
            plain: &[],
            hidden: &hidden,
        };
        let issued = issue(&issuing, salts(fields), &key()).unwrap();
        let claims = read_jwt_claims_unverified(&issued.jwt).unwrap();
        let found: Vec<&str> = claims
            .get("_sd")
            .and_then(Value::as_array)
            .map_or(vec![], |all| {
                all.iter().map(|d| d.as_str().unwrap()).collect()
            });
        assert_eq!(found.len(), digests);
        assert!(found.iter().all(|digest| digest.len() == 43));
        assert_eq!(found.iter().collect::<HashSet<_>>().len(), digests);
    }
    // The first field's digest is at every place over many credentials.
    let mut places = HashSet::new();
    for seed in 0..200 {
        let hidden = hidden();
        let issuing = Issuing {
            typ: DC_SD_JWT,
            plain: &[],
            hidden: &hidden,
        };
        let issued = issue(&issuing, salts(seed), &key()).unwrap();
        let claims = read_jwt_claims_unverified(&issued.jwt).unwrap();
        let digest = digest_of(&issued.disclosures[0]);
        places.insert(
            claims["_sd"]
                .as_array()
                .unwrap()
                .iter()
                .position(|d| *d == digest),
        );
    }
    assert_eq!(places.len(), 8);
}

fn base64url(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

fn digest_of(disclosure: &str) -> String {
    base64url(&Sha256::digest(disclosure.as_bytes()))
}

/// What an attacker would try for fields with few possible values.
fn guesses() -> Vec<(&'static str, Value)> {
    let mut all: Vec<(&str, Value)> = vec![];
    for yes_no in [true, false] {
        all.push(("appealed", json!(yes_no)));
    }
    for month in 1..=12 {
        for day in 1..=31 {
            all.push(("decided_on", json!(format!("2026-{month:02}-{day:02}"))));
        }
    }
    for amount in 0..=2000 {
        all.push(("fine", json!({"amount": amount, "currency": "CNY"})));
    }
    all
}

/// The fields whose value is found by trying every guess with each of these salts.
fn brute_force(leaf: &str, salts: &[String]) -> HashSet<&'static str> {
    let claims = read_jwt_claims_unverified(leaf).unwrap();
    let digests: HashSet<&str> = claims["_sd"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d.as_str().unwrap())
        .collect();
    let mut found = HashSet::new();
    for (name, value) in guesses() {
        let bare = [
            value.to_string(),
            json!([name, value]).to_string(),
            format!("{name}{value}"),
        ];
        let bare_found = bare.iter().any(|guess| {
            let plain = base64url(&Sha256::digest(guess.as_bytes()));
            digests.contains(plain.as_str())
                || digests.contains(&*digest_of(&base64url(guess.as_bytes())))
        });
        let salted_found = salts.iter().any(|salt| {
            let disclosure = base64url(json!([salt, name, value]).to_string().as_bytes());
            digests.contains(&*digest_of(&disclosure))
        });
        if bare_found || salted_found {
            found.insert(name);
        }
    }
    found
}

#[test]
fn a_withdrawn_field_cannot_be_guessed() {
    let Issued { jwt, disclosures } = issued();
    let salt = |place: usize| Disclosure::parse(&disclosures[place]).unwrap().salt;
    // The leaf alone; no salt, an empty one, the name as salt.
    let made_up = [
        "",
        "appealed",
        "fine",
        "decided_on",
        "AAAAAAAAAAAAAAAAAAAAAA",
    ];
    assert!(brute_force(&jwt, &made_up.map(str::to_owned)).is_empty());
    // The salts of fields that stay disclosed, of this and of another credential, do not help.
    let hidden = hidden();
    let issuing = Issuing {
        typ: DC_SD_JWT,
        plain: &[],
        hidden: &hidden,
    };
    let other = issue(&issuing, salts(2), &key()).unwrap();
    let known = other
        .disclosures
        .iter()
        .map(|d| Disclosure::parse(d).unwrap().salt);
    let known: Vec<String> = known.chain([salt(0), salt(1)]).collect();
    assert!(brute_force(&jwt, &known).is_empty());
    // The control: with the salts of the withheld fields the search does find each.
    assert_eq!(brute_force(&jwt, &[salt(2)]), HashSet::from(["appealed"]));
    assert_eq!(brute_force(&jwt, &[salt(3)]), HashSet::from(["fine"]));
    assert_eq!(brute_force(&jwt, &[salt(4)]), HashSet::from(["decided_on"]));
}

#[test]
fn no_two_fields_share_a_salt() {
    let Issued { disclosures, .. } = issued();
    let salts: HashSet<String> = disclosures
        .iter()
        .map(|d| Disclosure::parse(d).unwrap().salt)
        .collect();
    assert_eq!(salts.len(), disclosures.len());
    assert!(salts.iter().all(|salt| salt.len() == 22), "128 bits each");
}

#[test]
fn tampering_is_refused() {
    let Issued { jwt, disclosures } = issued();
    let public = key().public();
    let good = combine(&jwt, &disclosures);
    for place in 0..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(bytes).unwrap();
        assert!(verify(&altered, &public).is_err(), "character {place}");
    }
    let foreign = base64url(br#"["c2FsdHNhbHRzYWx0c2Fs","fine",1]"#);
    assert_eq!(
        verify(&combine(&jwt, &[foreign]), &public),
        Err(CredentialError::ForeignDisclosure { place: 0 })
    );
    let twice = [&disclosures[0], &disclosures[0]];
    assert_eq!(
        verify(&combine(&jwt, &twice), &public),
        Err(CredentialError::ForeignDisclosure { place: 1 })
    );
    assert!(verify(&jwt, &public).is_err(), "no `~`");
    assert!(
        verify(&format!("{good}a.b.c"), &public).is_err(),
        "key binding"
    );
    let other = IssuerKey::from_seed(&[6; 32], "tax-1").public();
    assert_eq!(verify(&good, &other), Err(CredentialError::Signature));
    let renamed = IssuerKey::from_seed(&[5; 32], "tax-2").public();
    assert!(matches!(
        verify(&good, &renamed),
        Err(CredentialError::OtherKey { .. })
    ));
}

fn signed(header: &str, payload: &str) -> String {
    let signed = format!(
        "{}.{}",
        base64url(header.as_bytes()),
        base64url(payload.as_bytes())
    );
    let signature = key().sign(signed.as_bytes());
    format!("{signed}.{}", base64url(&signature))
}

#[test]
fn a_signed_credential_of_another_form_is_refused() {
    let public = key().public();
    let header = r#"{"alg":"EdDSA","kid":"tax-1"}"#;
    let field = base64url(br#"["c2FsdA","iss","other"]"#);
    let nested = base64url(br#"["c2FsdA","a",{"_sd":[]}]"#);
    let reserved = base64url(br#"["c2FsdA","_sd",[]]"#);
    let not_three = base64url(br#"["c2FsdA","element"]"#);
    let with = |disclosure: &str| {
        let payload = json!({"iss": "x", "_sd": [digest_of(disclosure)]}).to_string();
        verify(&combine(&signed(header, &payload), &[disclosure]), &public)
    };
    for disclosure in [&field, &nested, &reserved, &not_three] {
        assert!(matches!(
            with(disclosure),
            Err(CredentialError::Disclosure { place: 0, .. })
        ));
    }
    for payload in [
        r#"{"_sd_alg":"sha-512"}"#,
        r#"{"_sd":"x"}"#,
        r#"{"_sd":[1]}"#,
        r#"{"_sd":["a","a"]}"#,
        r#"{"a":{"_sd":[]}}"#,
        r#"{"a":[{"...":"x"}]}"#,
        "[]",
        "1",
        "{",
        "",
    ] {
        let refused = verify(&format!("{}~", signed(header, payload)), &public);
        assert!(
            matches!(refused, Err(CredentialError::Malformed(_))),
            "{payload}: {refused:?}"
        );
    }
    for header in [
        r#"{"alg":"none"}"#,
        r#"{"alg":"HS256"}"#,
        "{}",
        r#"{"alg":"EdDSA","crit":["x"]}"#,
    ] {
        assert!(
            verify(&format!("{}~", signed(header, "{}")), &public).is_err(),
            "{header}"
        );
    }
    assert!(verify(&format!("{}~", signed(header, "{}")), &public).is_ok());
}

#[test]
fn names_with_a_meaning_are_not_issued() {
    let issue = |plain: &[(&str, Value)], hidden: &[(&str, Value)]| {
        issue(
            &Issuing {
                typ: DC_SD_JWT,
                plain,
                hidden,
            },
            salts(1),
            &key(),
        )
        .map(|_| ())
    };
    let one = |name| [(name, json!(1))];
    for name in ["_sd", "_sd_alg", "..."] {
        let reserved = Err(IssueError::Reserved { name: name.into() });
        assert_eq!(issue(&one(name), &[]), reserved);
        assert_eq!(issue(&[], &one(name)), reserved);
        assert_eq!(issue(&[], &[("a", json!([{ name: 1 }]))]), reserved);
    }
    let repeated = Err(IssueError::Repeated { name: "a".into() });
    assert_eq!(issue(&one("a"), &one("a")), repeated);
}

#[test]
fn the_keys_are_json_web_keys() {
    // The key and thumbprint of RFC 8037, appendices A.2 and A.3.
    let jwk =
        json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
    let public = IssuerPublic::from_jwk(&jwk).unwrap();
    assert_eq!(
        public.thumbprint(),
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    );
    assert_eq!(IssuerPublic::from_jwk(&public.to_jwk()).unwrap(), public);
    let named = key().public();
    assert_eq!(IssuerPublic::from_jwk(&named.to_jwk()).unwrap(), named);
    assert_eq!(named.to_jwk()["kid"], "tax-1");
    for wrong in [
        json!({}),
        json!(1),
        json!({"kty": "EC"}),
        json!({"kty": "OKP", "crv": "Ed25519", "x": "AA"}),
    ] {
        assert!(IssuerPublic::from_jwk(&wrong).is_err(), "{wrong}");
    }
    assert!(
        IssuerPublic::from_bytes(&[0; 32], None).is_err(),
        "a weak key"
    );
}

#[test]
fn of_many_the_first_bad_one_is_named() {
    let hidden = hidden();
    let issuing = Issuing {
        typ: DC_SD_JWT,
        plain: &[],
        hidden: &hidden,
    };
    let all: Vec<String> = (0..150)
        .map(|seed| issue(&issuing, salts(seed), &key()).unwrap().jwt)
        .collect();
    let public = key().public();
    assert_eq!(verify_many(&all, &public), Ok(()));
    assert_eq!(verify_many::<String>(&[], &public), Ok(()));
    for bad in [0, 63, 64, 70, 149] {
        let mut all = all.clone();
        // A true signature, but of another credential.
        let (signed, _) = all[bad].rsplit_once('.').unwrap();
        let (_, other) = all[(bad + 1) % 150].rsplit_once('.').unwrap();
        all[bad] = format!("{signed}.{other}");
        assert_eq!(
            verify_many(&all, &public),
            Err((bad, CredentialError::Signature))
        );
        all[149] = "rubbish".into();
        let (place, _) = verify_many(&all, &public).unwrap_err();
        assert_eq!(place, bad);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_values_come_back_as_they_went_in(
        fields in prop::collection::btree_map("\\PC{1,8}", any_json(), 0..9),
        shown in any::<u16>(),
    ) {
        prop_assume!(!fields.keys().any(|n| matches!(n.as_str(), "_sd" | "_sd_alg" | "..." | "iss")));
        let hidden: Vec<(&str, Value)> =
            fields.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
        let plain = [("iss", json!("x"))];
        let issuing = Issuing { typ: DC_SD_JWT, plain: &plain, hidden: &hidden };
        let issued = issue(&issuing, salts(9), &key()).unwrap();
        let chosen = |place: &usize| shown >> place & 1 == 1;
        let places: Vec<usize> = (0..hidden.len()).filter(chosen).collect();
        let disclosures: Vec<&String> = places.iter().map(|p| &issued.disclosures[*p]).collect();
        let verified = verify(&combine(&issued.jwt, &disclosures), &key().public()).unwrap();
        let expected: Vec<(String, Value)> =
            places.iter().map(|p| (hidden[*p].0.to_owned(), hidden[*p].1.clone())).collect();
        prop_assert_eq!(verified.disclosed, expected);
        prop_assert_eq!(verified.withheld, hidden.len().next_multiple_of(4) - places.len());
    }
}
