//! What is held beside the record because identifier and name disagree.

use store::Page;

use crate::view::{Audience, HeldView};
use crate::{Desk, DeskError};

impl Desk {
    /// Held rows; the public gets counts alone, for nothing held is anybody's
    /// record.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn held(&self, page: &Page, audience: Audience) -> Result<HeldView, DeskError> {
        let held = match audience {
            Audience::Public => self.recent_stats().await?.held.clone(),
            Audience::Operator => self.store.stats().await?.held,
        };
        let counts = held.into_iter().collect();
        let rows = match audience {
            Audience::Public => Vec::new(),
            Audience::Operator => self.store.held_page(None, page).await?,
        };
        Ok(HeldView { rows, counts })
    }
}
