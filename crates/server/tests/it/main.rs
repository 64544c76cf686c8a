//! By the door: requests to a real register, as anyone would send them.

mod api;
mod app;
mod due;
mod log;
mod pages;
mod routes;
mod sign_in;
mod visitor;
