//! How a moment with its day stands in kept data: as the moment.

pub(super) mod now {
    //! A moment with its day: kept as the moment.

    use super::super::Now;
    use crate::Moment;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::approval) fn serialize<S: Serializer>(now: &Option<Now>, serializer: S) -> Result<S::Ok, S::Error> {
        now.map(|now| now.at.millis()).serialize(serializer)
    }

    pub(in crate::approval) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Now>, D::Error> {
        let at: Option<i64> = Option::deserialize(deserializer)?;
        Ok(at.map(|at| Now::of(Moment::from_millis(at))))
    }
}
