//! The log: its head, its files, and receipts that prove an act is in it.

use ledger::source::DirSource;
use ledger::{Frontier, TileReader};
use register::ActId;
use register::view::public_fields;

use crate::receipt::{FORMAT, Receipt};
use crate::view::{Audience, LogView};
use crate::{Desk, DeskError};

impl Desk {
    /// The log's head.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn log(&self) -> Result<LogView, DeskError> {
        let head = self.store.head().await?;
        let frontier = if head.size == 0 {
            Frontier::new()
        } else {
            Frontier::from_bytes(&head.frontier).map_err(|_| DeskError::Head)?
        };
        Ok(LogView {
            root: frontier.root().to_base64(),
            head,
            origin: self.origin.to_string(),
            verifier_key: self.log_verifier.vkey(),
        })
    }

    /// A file of the log: `checkpoint`, `tile/0/000`, `tile/entries/000.p/5`.
    /// Paths that are none of the log's are `None`.
    ///
    /// # Errors
    /// [`DeskError::LogFile`].
    pub async fn log_file(&self, path: &str) -> Result<Option<Vec<u8>>, DeskError> {
        if path != "checkpoint" && ledger::Tile::parse(path).is_none() {
            return Ok(None);
        }
        match std::fs::read(self.log_dir.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(DeskError::LogFile {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// The receipt of an act: the act with what this audience may see of it,
    /// inclusion proof and checkpoint. The public gets none for an act that is
    /// not shown today.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn receipt(
        &self,
        id: &ActId,
        audience: Audience,
    ) -> Result<Option<Receipt>, DeskError> {
        if audience == Audience::Public && !self.is_public(id).await? {
            return Ok(None);
        }
        let Some(kept) = self.store.acts(std::slice::from_ref(id)).await?.pop() else {
            return Ok(None);
        };
        let Some(entry) = self.store.entries(kept.index, kept.index + 1).await?.pop() else {
            return Err(DeskError::Head);
        };
        let head = self.store.head().await?;
        let failed = |source: Box<dyn std::error::Error + Send + Sync>| DeskError::Proof {
            index: kept.index,
            source,
        };
        let mut reader = TileReader::new(DirSource::new(&self.log_dir), head.size);
        let hashes = reader
            .prove_inclusion(kept.index)
            .map_err(|e| failed(Box::new(e)))?;
        let proof = ledger::Receipt::new(kept.index, hashes, &*head.checkpoint);
        let readable = match audience {
            Audience::Public => Some(public_fields(&self.law, &kept.act)),
            Audience::Operator => None,
        };
        let disclosures: Vec<&str> = kept
            .disclosures
            .split_terminator('~')
            .filter(|d| readable.as_ref().is_none_or(|r| may_disclose(d, r)))
            .collect();
        Ok(Some(Receipt {
            format: FORMAT.to_owned(),
            act: id.to_string(),
            credential: ledger::credential::combine(&entry.jwt, &disclosures),
            issuer_key: self.keys.authority(&kept.act.authority).public().to_jwk(),
            issuer: format!("https://{}/authorities/{}", self.origin, kept.act.authority),
            index: kept.index,
            proof: proof.to_text(),
            log_key: self.log_verifier.vkey(),
        }))
    }
}

/// Whether a disclosure is of a field this audience may read: every field but
/// content that is kept back.
fn may_disclose(disclosure: &str, readable: &[String]) -> bool {
    ledger::credential::Disclosure::parse(disclosure).is_some_and(|d| {
        match d.name.strip_prefix("content.") {
            Some(field) => readable.iter().any(|r| r == field),
            None => true,
        }
    })
}
