//! What every request goes through, whatever it asks for.

mod address;
mod assets;
mod etag;
mod form;
mod head;
mod headers;
mod identifier_path;
mod jar;
mod kept;
mod metrics;
mod officer;
mod params;
mod request;
mod visitor;
mod wrong;

pub use address::Address;
pub use assets::{asset_url, assets};
pub use etag::{etag, etag_of_encoding};
pub use form::{Form, TOKEN};
pub use head::head;
pub use headers::headers;
pub use identifier_path::{IdPath, acts_path, organisation_path};
pub use jar::{Crumb, Jar};
pub use kept::{Kept, keep};
pub use metrics::Metrics;
pub use officer::{Officer, is_for_one, no_store, to};
pub use params::{KnownAtError, Params, parse_known_at};
pub use request::{RequestId, request};
pub use visitor::{Visitor, remember_language};
pub use wrong::{Wrong, render_wrong, wrong_of_panic};
