//! The handlers of the API: one a route.

pub mod acts;
pub mod authorities;
pub mod catalogues;
pub mod organisations;
pub mod provisions;
pub mod whole;
