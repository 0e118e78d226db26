//! Whoever must sign what is written signs it, also where the text was changed under way.

use crate::county::{REPLY, county};
use app::ErrorKind;
use app::approval::Deed;
use app::documents::{Description, NewDocument};
use gongwen::Syntax;
use office::approval::Words;
use office::authority::Facts;
use office::documents::outgoing::{Opinion, Stage};
use office::documents::{Circle, Openness};

const NOTICE: &str = "云溪县人民政府办公室关于做好秋收生产工作的通知\n\n各乡镇人民政府：\n    请做好秋收生产工作。\n\n\
                      云溪县人民政府办公室\n2026年11月20日\n";
const REQUEST: &str = "云溪县人民政府关于增拨防汛资金的请示\n\n江州市人民政府：\n    请增拨防汛资金4000万元。\n    妥否，请批示。\n\n\
                       云溪县人民政府\n2026年11月20日\n（联系人：李四，电话：12345678）\n";

fn clear() -> [Opinion; 5] {
    [const { Opinion::Clear }; 5]
}

#[tokio::test]
async fn a_text_that_others_must_sign_does_not_pass_under_the_hands_of_these() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let description =
            Description { matter: "own-office".into(), openness: Some(Openness::Active), circle: Circle::Office };
        let new = NewDocument { text: NOTICE.into(), syntax: Syntax::Plain, description };
        let id = app.begin_document(secretary, new).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        app.pass_document(&county.section_head, &id, 2, clear(), Facts::default()).await.unwrap();
        let seen = county.out(&id).await.0;
        let refused = app.amend_document(secretary, &id, seen, REQUEST).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Invalid);
        assert!(refused.message().contains("县长"), "{refused}");
        assert_eq!(county.out(&id).await, (seen, Stage::Approving), "nothing is changed");
        let other = NOTICE.replace("秋收生产工作", "撤并白石中学工作");
        app.amend_document(secretary, &id, seen, &other).await.unwrap();
        let approval = app.approval(secretary, &id).await.unwrap().approval;
        assert_eq!(approval.title(), "云溪县人民政府办公室关于做好撤并白石中学工作的通知");
    })
    .await;
}

#[tokio::test]
async fn after_the_signature_nobody_writes_what_it_and_the_registration_say() {
    testkit::both(async |db| {
        let county = county(db).await;
        let id = county.begun().await;
        county.passed(&id).await;
        county.signed(&id).await;
        let seen = county.out(&id).await.0;
        for false_head in ["云政〔2026〕99号　签发人：王冒名\n\n", "000777\n云溪县人民政府文件\n云政〔2026〕99号\n\n"]
        {
            let text = format!("{false_head}{REPLY}");
            let refused = county.app.amend_document(&county.secretary, &id, seen, &text).await.unwrap_err();
            assert!(refused.message().contains("签发以后"), "{refused}");
        }
        let dated = REPLY.replace("2026年11月20日", "2025年1月3日");
        assert!(county.app.amend_document(&county.secretary, &id, seen, &dated).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn every_organ_of_a_joint_document_has_a_hand_in_it() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let text = REPLY.replace("\n云溪县人民政府\n", "\n云溪县人民政府\n云溪县财政局\n");
        let description =
            Description { matter: "joint".into(), openness: Some(Openness::Active), circle: Circle::Office };
        let new = NewDocument { text, syntax: Syntax::Plain, description };
        let id = app.begin_document(secretary, new).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        let facts = async |units: &[&str]| {
            let mut facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], ..Facts::default() };
            for name in units {
                facts.units.push(county.unit(name).await);
            }
            facts
        };
        let seen = county.out(&id).await.0;
        for units in [&[][..], &["云溪县水利局"]] {
            let pass = app.pass_document(&county.section_head, &id, seen, clear(), facts(units).await).await;
            let refused = pass.unwrap_err();
            assert!(refused.message().contains("云溪县财政局的负责人会签"), "{refused}");
        }
        let all = facts(&["云溪县财政局"]).await;
        app.pass_document(&county.section_head, &id, seen, clear(), all).await.unwrap();
        assert_eq!(county.out(&id).await.1, Stage::Approving);
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_that_he_does_not_agree_has_not_agreed() {
    testkit::both(async |db| {
        let county = county(db).await;
        let id = county.begun().await;
        county.passed(&id).await;
        let seen = county.app.approval(&county.deputy, &id).await.unwrap().revision;
        let deed = Deed::Consent(Words::opinion("不同意，理由不充分"));
        let refused = county.app.act_on_approval(&county.deputy, &id, seen, deed).await.unwrap_err();
        assert!(refused.kind() == ErrorKind::Invalid && refused.message().contains("退回"), "{refused}");
    })
    .await;
}
