//! Credentials: each act signed by its authority, on all cores.

use std::sync::Arc;

use ledger::Hash;
use ledger::credential::{DC_SD_JWT, Issuing, issue};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rayon::prelude::*;
use register::{Act, encoding};
use store::NewAct;

use super::RecordError;
use crate::keys::Keys;

/// Acts a salt generator serves; each generator is seeded from the operating
/// system.
const CHUNK: usize = 64;

/// Signs acts in their order; each with the hash of its log entry.
pub(super) fn sign(
    acts: &[Arc<Act>],
    origin: &str,
    keys: &Keys,
) -> Result<Vec<(NewAct, Hash)>, RecordError> {
    acts.par_chunks(CHUNK)
        .map(|chunk| {
            let mut seed = [0; 32];
            getrandom::fill(&mut seed).map_err(|e| RecordError::Sign(e.to_string()))?;
            let mut rng = StdRng::from_seed(seed);
            chunk
                .iter()
                .map(|act| sign_one(act, origin, keys, &mut rng))
                .collect::<Result<Vec<_>, _>>()
        })
        .collect::<Result<Vec<_>, _>>()
        .map(|chunks| chunks.into_iter().flatten().collect())
}

fn sign_one(
    act: &Arc<Act>,
    origin: &str,
    keys: &Keys,
    rng: &mut StdRng,
) -> Result<(NewAct, Hash), RecordError> {
    let claims = encoding::v1::claims(act, origin);
    let plain: Vec<_> = claims
        .plain
        .iter()
        .map(|(n, v)| (n.as_str(), v.clone()))
        .collect();
    let hidden: Vec<_> = claims
        .hidden
        .iter()
        .map(|(n, v)| (n.as_str(), v.clone()))
        .collect();
    let issuing = Issuing {
        typ: DC_SD_JWT,
        plain: &plain,
        hidden: &hidden,
    };
    let salts = || {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        salt
    };
    let issued = issue(&issuing, salts, &keys.authority(&act.authority))
        .map_err(|e| RecordError::Sign(e.to_string()))?;
    let mut disclosures =
        String::with_capacity(issued.disclosures.iter().map(|d| d.len() + 1).sum());
    for d in &issued.disclosures {
        disclosures.push_str(d);
        disclosures.push('~');
    }
    let hash = Hash::leaf(issued.jwt.as_bytes());
    Ok((
        NewAct {
            act: act.clone(),
            jwt: issued.jwt,
            disclosures,
        },
        hash,
    ))
}
