//! `standing receipt`: an act with its proof.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use desk::view::Audience;
use register::ActId;

use crate::place::PlaceArgs;
use crate::print;

/// Write the receipt of an act: the act with its proof, checkable offline
///
/// Holds the act's disclosures; with --public only those anyone may see.
#[derive(Args)]
#[command(after_help = "\
Example:
  standing receipt 20160301-k3j9x0a7b2c4d --data DIR > r.json
  standing verify r.json")]
pub struct WriteReceipt {
    /// Act id
    act: String,
    #[command(flatten)]
    place: PlaceArgs,
    /// Only what the public may see
    #[arg(long)]
    public: bool,
    /// Print JSON (a receipt always is)
    #[arg(long)]
    json: bool,
}

impl WriteReceipt {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let id = ActId::parse(&self.act).with_context(|| {
            format!(
                "`{}` is no act id: they look like 20160301-k3j9x0a7b2c4d",
                self.act
            )
        })?;
        let desk = self.place.open(None).await?;
        let audience = if self.public {
            Audience::Public
        } else {
            Audience::Operator
        };
        let receipt = desk
            .receipt(&id, audience)
            .await?
            .with_context(|| format!("the register shows no act `{id}`"))?;
        print::json(&serde_json::to_value(receipt)?)?;
        Ok(ExitCode::SUCCESS)
    }
}
