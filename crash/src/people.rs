//! The people of the demonstration county who work, by the sessions that were opened for them.

use app::{App, Person};

/// Who does what.
pub(crate) struct People {
    pub(crate) liaison: Person,
    pub(crate) registrar: Person,
    pub(crate) secretary: Person,
    pub(crate) section_head: Person,
    pub(crate) deputy: Person,
    pub(crate) director: Person,
    pub(crate) water: Person,
    pub(crate) leader: Person,
    pub(crate) clerk: Person,
    /// The unit that countersigns.
    pub(crate) water_unit: String,
}

impl People {
    /// From lines of a person's number and the token of their session.
    pub(crate) async fn of(app: &App, sessions: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let person = async |number: &str| {
            let token = sessions.lines().find_map(|line| line.strip_prefix(number)?.strip_prefix(' '));
            let token = token.ok_or_else(|| format!("no session for {number}"))?;
            let person = app.person(token).await?.ok_or_else(|| format!("the session of {number} is over"))?;
            Ok::<_, Box<dyn std::error::Error>>(person)
        };
        let organization = app.organization().await?;
        let water_unit = organization.unit_called("云溪县水利局", app.today()).ok_or("no such unit")?.id.clone();
        Ok(Self {
            liaison: person("R59").await?,
            registrar: person("R20").await?,
            secretary: person("R16").await?,
            section_head: person("R13").await?,
            deputy: person("R09").await?,
            director: person("R08").await?,
            water: person("R36").await?,
            leader: person("R04").await?,
            clerk: person("R22").await?,
            water_unit,
        })
    }
}
