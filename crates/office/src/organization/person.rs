//! People (人员), whether they have an account or not.

/// A person. The key is also that of the account, where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The key.
    pub id: String,
    /// 人员编号: tells two people of one name apart.
    pub number: String,
    /// 姓名
    pub name: String,
    /// 电话; empty where there is none.
    pub phone: String,
    /// Where the person stands among their like.
    pub order: i64,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}
