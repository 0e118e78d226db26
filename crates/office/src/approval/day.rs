//! Days and moments in kept data: 2026-01-05, milliseconds.

pub(super) mod iso {
    //! A day as ISO 8601.

    use gongwen::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::approval) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&day.iso())
    }

    pub(in crate::approval) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::from_iso(&text).ok_or_else(|| D::Error::custom("a day as YYYY-MM-DD"))
    }
}

pub(super) mod millis {
    //! A moment as milliseconds.

    use crate::Moment;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::approval) fn serialize<S: Serializer>(at: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(at.millis())
    }

    pub(in crate::approval) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        i64::deserialize(deserializer).map(Moment::from_millis)
    }
}

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

pub(super) mod iso_option {
    //! A day that may be missing.

    use gongwen::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::approval) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(Date::iso).serialize(serializer)
    }

    pub(in crate::approval) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        text.map(|text| Date::from_iso(&text).ok_or_else(|| D::Error::custom("a day as YYYY-MM-DD"))).transpose()
    }
}
