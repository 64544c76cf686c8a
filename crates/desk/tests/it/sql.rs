//! A database of one's own, reached past the store to do what no store does.

use std::path::Path;

use tokio_postgres::{Client, NoTls};

/// Where a register is kept.
pub enum Database {
    Sqlite,
    Postgres { url: String },
}

impl Database {
    /// A new one on PostgreSQL; `None` where there is no server, which is a
    /// failure where one was to be there.
    pub async fn postgres(name: &str) -> Option<Self> {
        let Ok(server) = std::env::var("STANDING_TEST_POSTGRES") else {
            println!("SKIPPED: no PostgreSQL; run under scripts/postgres/with");
            let required = std::env::var_os("STANDING_REQUIRE_POSTGRES");
            assert!(required.is_none(), "PostgreSQL is required and not there");
            return None;
        };
        let name = format!("desk_{name}_{}", std::process::id());
        let client = client(&server).await;
        let sql = format!("CREATE DATABASE {name}");
        client.batch_execute(&sql).await.expect("a database");
        let (base, query) = match server.split_once('?') {
            Some((base, query)) => (base, format!("?{query}")),
            None => (&*server, String::new()),
        };
        let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
        let url = format!("{root}/{name}{query}");
        Some(Self::Postgres { url })
    }

    pub fn url(&self) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres { url } => Some(url.clone()),
        }
    }

    /// Runs statements on the register in this folder.
    pub async fn run(&self, data: &Path, sql: &str) {
        match self {
            Self::Sqlite => {
                let db = rusqlite::Connection::open(data.join("register.sqlite")).expect("opened");
                db.busy_timeout(std::time::Duration::from_secs(10))
                    .expect("set");
                db.execute_batch(sql).expect(sql);
            }
            Self::Postgres { url } => client(url).await.batch_execute(sql).await.expect(sql),
        }
    }

    /// The first column of what a query finds.
    pub async fn bytes(&self, data: &Path, sql: &str) -> Vec<Vec<u8>> {
        match self {
            Self::Sqlite => {
                let db = rusqlite::Connection::open(data.join("register.sqlite")).expect("opened");
                let mut statement = db.prepare(sql).expect(sql);
                let rows = statement.query_map((), |row| row.get(0)).expect(sql);
                rows.collect::<Result<_, _>>().expect(sql)
            }
            Self::Postgres { url } => {
                let rows = client(url).await.query(sql, &[]).await.expect(sql);
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// An empty value of bytes.
    pub fn no_bytes(&self) -> &'static str {
        match self {
            Self::Sqlite => "x''",
            Self::Postgres { .. } => "''::bytea",
        }
    }
}

async fn client(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("a server");
    tokio::spawn(connection);
    client
}
