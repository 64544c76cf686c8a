//! The network address of a visitor, for counting attempts to sign in and
//! nothing else. It is in no log.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// Where a request comes from, if that is known.
pub struct Address(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|ConnectInfo(address)| address.ip());
        Ok(Self(of(peer, &parts.headers)))
    }
}

/// The last address a proxy on this machine added is that of its peer; what
/// stands before it, and what others say, is anybody's word.
fn of(peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer?;
    if !peer.is_loopback() {
        return Some(peer);
    }
    let told = headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|header| header.to_str().ok())
        .and_then(|header| header.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok());
    Some(told.unwrap_or(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let check = |peer: &str, told: &'static str, address: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", told.parse().unwrap());
            let of = of(Some(peer.parse().unwrap()), &headers);
            assert_eq!(of, Some(address.parse().unwrap()), "{peer} {told}");
        };
        check("192.0.2.1", "198.51.100.1", "192.0.2.1");
        check("127.0.0.1", "10.0.0.1, 198.51.100.1", "198.51.100.1");
        check("127.0.0.1", "nonsense", "127.0.0.1");
        check("::1", "2001:db8::1", "2001:db8::1");
    }
}
