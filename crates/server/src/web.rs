//! What every request goes through, whatever it asks for.

mod assets;
mod etag;
mod head;
mod headers;
mod identifier_path;
mod kept;
mod metrics;
mod params;
mod request;
mod visitor;
mod wrong;

pub use assets::{asset_url, assets};
pub use etag::{etag, etag_of_encoding};
pub use head::head;
pub use headers::headers;
pub use identifier_path::{IdPath, acts_path, organisation_path};
pub use kept::{Kept, keep};
pub use metrics::Metrics;
pub use params::{KnownAtError, Params, parse_known_at};
pub use request::{RequestId, request};
pub use visitor::{Visitor, remember_language};
pub use wrong::{Wrong, render_wrong, wrong_of_panic};
