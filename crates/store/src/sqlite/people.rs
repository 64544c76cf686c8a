//! The verbs about people, on this database.

use async_trait::async_trait;
use register::Instant;

use super::{SqliteStore, person, session};
use crate::{Attempt, People, PersonRow, Rate, RoleRow, SessionRow, StoreError};

#[async_trait]
impl People for SqliteStore {
    async fn add_person(&self, person: PersonRow, login_hash: &str) -> Result<bool, StoreError> {
        let hash = login_hash.to_owned();
        self.writer
            .run(move |db| person::add(db, &person, &hash))
            .await
    }

    async fn person(&self, id: &str) -> Result<Option<PersonRow>, StoreError> {
        self.readers.with(|db| person::by_id(db, id))
    }

    async fn person_of_login(&self, login_hash: &str) -> Result<Option<PersonRow>, StoreError> {
        self.readers.with(|db| person::of_login(db, login_hash))
    }

    async fn people_page(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<PersonRow>, StoreError> {
        self.readers.with(|db| person::page(db, after, limit))
    }

    async fn people_not_under(
        &self,
        kek: &str,
        limit: usize,
    ) -> Result<Vec<PersonRow>, StoreError> {
        self.readers.with(|db| person::not_under(db, kek, limit))
    }

    async fn people_under(&self, kek: &str) -> Result<u64, StoreError> {
        self.readers.with(|db| person::under(db, kek))
    }

    async fn reseal_person(&self, person: PersonRow) -> Result<bool, StoreError> {
        self.writer.run(move |db| person::reseal(db, &person)).await
    }

    async fn set_disabled(&self, id: &str, disabled: bool) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.writer
            .run(move |db| person::set_disabled(db, &id, disabled))
            .await
    }

    async fn use_code_step(&self, id: &str, step: u64) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.writer
            .run(move |db| person::use_code_step(db, &id, step))
            .await
    }

    async fn roles_of(&self, person: &str) -> Result<Vec<RoleRow>, StoreError> {
        self.readers.with(|db| person::roles_of(db, person))
    }

    async fn give_role(&self, role: RoleRow) -> Result<(), StoreError> {
        self.writer
            .run(move |db| person::give_role(db, &role))
            .await
    }

    async fn keep_session(&self, session: SessionRow) -> Result<(), StoreError> {
        self.writer.run(move |db| session::keep(db, &session)).await
    }

    async fn session(&self, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
        self.readers.with(|db| session::by_hash(db, token_hash))
    }

    async fn see_session(&self, token_hash: &str, at: Instant) -> Result<(), StoreError> {
        let hash = token_hash.to_owned();
        self.writer.run(move |db| session::see(db, &hash, at)).await
    }

    async fn end_session(&self, token_hash: &str) -> Result<bool, StoreError> {
        let hash = token_hash.to_owned();
        self.writer.run(move |db| session::end(db, &hash)).await
    }

    async fn end_sessions_of(&self, person: &str) -> Result<(), StoreError> {
        let person = person.to_owned();
        self.writer
            .run(move |db| session::end_all_of(db, &person))
            .await
    }

    async fn attempt(&self, key: &str, rate: Rate, now: Instant) -> Result<Attempt, StoreError> {
        let key = key.to_owned();
        self.writer
            .run(move |db| session::attempt(db, &key, rate, now))
            .await
    }

    async fn forgive(&self, key: &str) -> Result<(), StoreError> {
        let key = key.to_owned();
        self.writer.run(move |db| session::forgive(db, &key)).await
    }

    async fn sweep(&self, now: Instant) -> Result<(), StoreError> {
        self.writer.run(move |db| session::sweep(db, now)).await
    }
}
