//! The pool, and reading rows from it.

use deadpool_postgres::{
    GenericClient, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Transaction,
};
use tokio_postgres::config::SslMode;
use tokio_postgres::types::ToSql;
use tokio_postgres::{IsolationLevel, NoTls, Row};

use super::database;
use crate::StoreError;
use crate::row::Cells;

const CONNECTIONS: usize = 8;

/// Parameters of a statement.
pub(super) type Params<'a> = &'a [&'a (dyn ToSql + Sync)];

/// A pool of connections whose search path begins with `schema`.
pub(super) fn pool(url: &str, schema: Option<&str>) -> Result<Pool, StoreError> {
    let mut config: tokio_postgres::Config = url.parse().map_err(database)?;
    if !url.contains("sslmode") {
        // The library's `prefer` tries TLS first, which some servers answer
        // with a certificate nobody can check.
        config.ssl_mode(SslMode::Disable);
    }
    if config.get_application_name().is_none() {
        config.application_name("standing");
    }
    if let Some(schema) = schema {
        check_schema(schema)?;
        let given = config.get_options().unwrap_or_default().to_owned();
        config.options(format!("{given} -c search_path={schema}").trim());
    }
    let manager = Manager::from_config(
        config,
        NoTls,
        ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        },
    );
    Pool::builder(manager)
        .max_size(CONNECTIONS)
        .build()
        .map_err(database)
}

/// A schema goes into SQL as it is: only plain names are taken.
fn check_schema(schema: &str) -> Result<(), StoreError> {
    let plain = schema.len() <= 63
        && schema.starts_with(|c: char| c.is_ascii_lowercase())
        && schema
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain {
        Ok(())
    } else {
        let what = format!("`{schema}` is no schema name: lower-case letters, digits, `_`");
        Err(StoreError::Database(what.into()))
    }
}

impl Cells for Row {
    fn text(&self, i: usize) -> Option<&str> {
        self.try_get(i).ok()
    }

    fn int(&self, i: usize) -> Option<i64> {
        self.try_get(i).ok()
    }

    fn bytes(&self, i: usize) -> Option<&[u8]> {
        self.try_get(i).ok()
    }

    fn is_null(&self, i: usize) -> bool {
        matches!(self.try_get::<_, Option<Any>>(i), Ok(None))
    }
}

/// A value of any type, to see that it is one.
struct Any;

impl tokio_postgres::types::FromSql<'_> for Any {
    fn from_sql(
        _: &tokio_postgres::types::Type,
        _: &[u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self)
    }

    fn accepts(_: &tokio_postgres::types::Type) -> bool {
        true
    }
}

/// All rows of a statement, each read by `read`. The statement stays prepared
/// on its connection.
pub(super) async fn rows<T>(
    db: &impl GenericClient,
    sql: &str,
    params: Params<'_>,
    read: fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let statement = db.prepare_cached(sql).await.map_err(database)?;
    let rows = db.query(&statement, params).await.map_err(database)?;
    rows.iter().map(|row| read(row)).collect()
}

/// Runs a statement that gives no rows; how many it changed.
pub(super) async fn run(
    db: &impl GenericClient,
    sql: &str,
    params: Params<'_>,
) -> Result<u64, StoreError> {
    let statement = db.prepare_cached(sql).await.map_err(database)?;
    db.execute(&statement, params).await.map_err(database)
}

/// A transaction for several statements that must see one state.
pub(super) async fn snapshot(db: &mut Object) -> Result<Transaction<'_>, StoreError> {
    db.build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .await
        .map_err(database)
}
