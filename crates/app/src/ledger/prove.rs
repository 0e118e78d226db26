//! Proofs about single entries and about growth.

use super::damaged;
use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::tree::Plan;
use ledger::{ConsistencyProof, InclusionProof, Proof};

impl App {
    /// Proves that an entry is among the first `size` of the ledger; of all where no size is named.
    /// The entry is named by its number, from 1, or by its key.
    ///
    /// # Errors
    /// If there is no such entry, or it is not among them.
    pub async fn prove_entry(&self, name: &str, size: Option<u64>) -> Result<Proof> {
        self.seal().await?;
        let record = match name.parse::<u64>() {
            Ok(number) => store::ledger::at_place(&self.db, number.saturating_sub(1)).await?.filter(|_| number > 0),
            Err(_) => store::ledger::by_id(&self.db, name).await?,
        };
        let missing = || {
            let what = format!("台账里没有第{name}条（也没有编号为它的记录）。序号从1起，见“管理—台账”。");
            Error::new(Kind::NotFound, what)
        };
        let record = record.ok_or_else(missing)?;
        let place = record.place.ok_or_else(missing)?;
        let size = self.size(size).await?;
        let plan = Plan::inclusion(place, size).ok_or_else(|| {
            let what = format!("第{}条在检查点（前{size}条）之后，不能据它证明。请用更新的检查点。", place + 1);
            Error::new(Kind::Invalid, what)
        })?;
        let tiles = store::ledger::tiles(&self.db, &plan.nodes()).await?;
        let (origin, line) = (self.ledger_origin().await?, record.entry.line());
        let proof = InclusionProof::make(&origin, (place, &line), size, &tiles).map_err(damaged)?;
        proof.map(Proof::Inclusion).ok_or_else(missing)
    }

    /// Proves that the first `new` entries continue the first `old`; all entries where no size is named.
    ///
    /// # Errors
    /// If the ledger is not as large.
    pub async fn prove_growth(&self, old: u64, new: Option<u64>) -> Result<Proof> {
        self.seal().await?;
        let new = self.size(new).await?;
        let smaller = || Error::new(Kind::Invalid, format!("前{old}条比前{new}条多，不能证明。请把条数小的写在前面。"));
        let plan = Plan::consistency(old, new).ok_or_else(smaller)?;
        let tiles = store::ledger::tiles(&self.db, &plan.nodes()).await?;
        let proof = ConsistencyProof::make(&self.ledger_origin().await?, old, new, &tiles).map_err(damaged)?;
        proof.map(Proof::Consistency).ok_or_else(smaller)
    }

    async fn size(&self, wanted: Option<u64>) -> Result<u64> {
        let size = store::ledger::head(&self.db).await?.size;
        match wanted {
            Some(wanted) if wanted > size => {
                Err(Error::new(Kind::Invalid, format!("台账只有{size}条，没有第{wanted}条。")))
            }
            Some(wanted) => Ok(wanted),
            None => Ok(size),
        }
    }
}
