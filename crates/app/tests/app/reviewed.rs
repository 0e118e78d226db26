//! What is on record of a review: the findings and what became of them; who examines the law.

use crate::county::county;
use app::documents::{Description, NewDocument, noted};
use gongwen::Syntax;
use office::authority::{Fact, Facts};
use office::documents::outgoing::{Fate, Opinion, Stage, fates};
use office::documents::{Circle, Openness};
use testkit::people::seated;

const TEXT: &str = "云溪县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n    请于9月25号前报送方案，9月28号前报送名单。\n\n\
                    云溪县人民政府\n2026年9月20日\n";
/// The first day mended, the second left as it is.
const AFTER: &str = "---\n保留原文: WS0605「9月28号」江若水：照录市防办传真\n---\n云溪县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n    \
                     请于9月25日前报送方案，9月28号前报送名单。\n\n云溪县人民政府\n2026年9月20日\n";

fn opinions() -> [Opinion; 5] {
    [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned]
}

#[tokio::test]
async fn what_the_rules_found_at_a_review_stays_known() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary, reviewer) = (&county.app, &county.secretary, &county.section_head);
        let (openness, circle) = (Some(Openness::Active), Circle::Office);
        let description = Description { matter: "downward".into(), openness, circle };
        let new = NewDocument { text: TEXT.into(), syntax: Syntax::Plain, description };
        let id = app.begin_document(secretary, new).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        let mut said = opinions();
        said[3] = Opinion::Objection("日期写法不对".into());
        app.return_document(reviewer, &id, 2, said, "请改日期").await.unwrap();
        let review = app.document(secretary, &id).await.unwrap().review.unwrap();
        let words: Vec<&str> =
            review.noted.iter().filter(|noted| noted.code == "WS0605").map(|noted| noted.words.as_str()).collect();
        assert_eq!(words, ["9月25号", "9月28号"], "{:?}", review.noted);

        app.edit_document(secretary, &id, 3, AFTER).await.unwrap();
        let now = noted(&app.judge_document(secretary, &id).await.unwrap());
        let became: Vec<Fate> = fates(&review.noted, &now)
            .into_iter()
            .filter(|(noted, _)| noted.code == "WS0605")
            .map(|(_, fate)| fate)
            .collect();
        assert!(matches!(&became[..], [Fate::Mended, Fate::Kept(kept)] if kept.person == "江若水"), "{became:?}");

        app.submit_document(secretary, &id, 4).await.unwrap();
        let facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], ..Facts::default() };
        app.pass_document(reviewer, &id, 5, opinions(), facts).await.unwrap();
        let review = app.document(secretary, &id).await.unwrap().review.unwrap();
        assert!(review.noted.iter().any(|noted| noted.kept.is_some()), "{:?}", review.noted);
    })
    .await;
}

#[tokio::test]
async fn a_normative_document_passes_the_examiner_of_law() {
    testkit::both(async |db| {
        let county = county(db).await;
        let id = county.begun().await;
        county.passed_with(&id, &[Fact::Normative]).await;
        county.consent(&county.deputy, &id, "同意").await;
        county.consent(&county.director, &id, "同意").await;
        county.consent(&county.water, &id, "同意会签").await;
        let waiting = county.app.waiting_for(&county.leader).await.unwrap();
        assert!(waiting.iter().all(|one| one.id != id), "nobody signs before the law was examined");
        let examiner = seated(&county.app, &county.chief, "R63").await.person;
        county.consent(&examiner, &id, "经审查，合法").await;
        county.consent(&county.leader, &id, "同意").await;
        assert_eq!(county.out(&id).await.1, Stage::Signed);
    })
    .await;
}
