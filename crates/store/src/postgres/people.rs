//! The verbs about people, on this database.

use async_trait::async_trait;
use register::Instant;

use super::{PostgresStore, person, session};
use crate::{Attempt, People, PersonRow, Rate, RoleRow, SessionRow, StoreError};

#[async_trait]
impl People for PostgresStore {
    async fn add_person(&self, person: PersonRow, login_hash: &str) -> Result<bool, StoreError> {
        person::add(&mut self.db().await?, &person, login_hash).await
    }

    async fn person(&self, id: &str) -> Result<Option<PersonRow>, StoreError> {
        person::by_id(&self.db().await?, id).await
    }

    async fn person_of_login(&self, login_hash: &str) -> Result<Option<PersonRow>, StoreError> {
        person::of_login(&self.db().await?, login_hash).await
    }

    async fn people_page(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<PersonRow>, StoreError> {
        person::page(&self.db().await?, after, limit).await
    }

    async fn people_not_under(
        &self,
        kek: &str,
        limit: usize,
    ) -> Result<Vec<PersonRow>, StoreError> {
        person::not_under(&self.db().await?, kek, limit).await
    }

    async fn people_under(&self, kek: &str) -> Result<u64, StoreError> {
        person::under(&self.db().await?, kek).await
    }

    async fn reseal_person(&self, person: PersonRow) -> Result<bool, StoreError> {
        person::reseal(&self.db().await?, &person).await
    }

    async fn set_disabled(&self, id: &str, disabled: bool) -> Result<bool, StoreError> {
        person::set_disabled(&mut self.db().await?, id, disabled).await
    }

    async fn use_code_step(&self, id: &str, step: u64) -> Result<bool, StoreError> {
        person::use_code_step(&self.db().await?, id, step).await
    }

    async fn roles_of(&self, person: &str) -> Result<Vec<RoleRow>, StoreError> {
        person::roles_of(&self.db().await?, person).await
    }

    async fn give_role(&self, role: RoleRow) -> Result<(), StoreError> {
        person::give_role(&self.db().await?, &role).await
    }

    async fn keep_session(&self, session: SessionRow) -> Result<(), StoreError> {
        session::keep(&self.db().await?, &session).await
    }

    async fn session(&self, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
        session::by_hash(&self.db().await?, token_hash).await
    }

    async fn see_session(&self, token_hash: &str, at: Instant) -> Result<(), StoreError> {
        session::see(&self.db().await?, token_hash, at).await
    }

    async fn end_session(&self, token_hash: &str) -> Result<bool, StoreError> {
        session::end(&self.db().await?, token_hash).await
    }

    async fn end_sessions_of(&self, person: &str) -> Result<(), StoreError> {
        session::end_all_of(&self.db().await?, person).await
    }

    async fn attempt(&self, key: &str, rate: Rate, now: Instant) -> Result<Attempt, StoreError> {
        session::attempt(&mut self.db().await?, key, rate, now).await
    }

    async fn forgive(&self, key: &str) -> Result<(), StoreError> {
        session::forgive(&self.db().await?, key).await
    }

    async fn sweep(&self, now: Instant) -> Result<(), StoreError> {
        session::sweep(&self.db().await?, now).await
    }
}
