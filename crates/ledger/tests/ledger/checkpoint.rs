//! Checkpoints: written, read back, verified; nothing in them can be changed.

use crate::{ORIGIN, checkpoint, key, lines, signed, signer};
use ledger::{CheckpointError, KeyError, PublicKey, Signed, Signer, Software, Standing};

#[test]
fn a_checkpoint_reads_back_and_verifies() {
    let signed = signed(&lines(9));
    let text = signed.to_string();
    assert!(text.starts_with(&format!("wenshu-checkpoint-1\norigin {ORIGIN}\nsize 9\nroot ")), "{text}");
    assert!(text.contains("\nsigner 软件签名，未通过密评\nsignature 30"), "{text}");
    let again: Signed = text.parse().unwrap();
    assert_eq!(again, signed);
    assert_eq!(again.verify(&key()).unwrap(), &checkpoint(&lines(9)));
    let windows: Signed = text.replace('\n', "\r\n").parse().unwrap();
    assert_eq!(windows, signed);
}

#[test]
fn no_character_of_it_can_be_changed() {
    let text = signed(&lines(9)).to_string();
    let key = key();
    for (at, c) in text.char_indices() {
        let other = if c == '7' { '8' } else { '7' };
        let changed = format!("{}{other}{}", &text[..at], &text[at + c.len_utf8()..]);
        // The line break at the end is no part of it.
        if at + 1 == text.len() {
            continue;
        }
        let verified = changed.parse::<Signed>().is_ok_and(|signed| signed.verify(&key).is_ok());
        assert!(!verified, "{changed}");
        let removed = format!("{}{}", &text[..at], &text[at + c.len_utf8()..]);
        assert!(!removed.parse::<Signed>().is_ok_and(|signed| signed.verify(&key).is_ok()), "{removed}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let text = signed(&lines(9)).to_string();
    let error = |text: &str| text.parse::<Signed>().unwrap_err();
    assert_eq!(error("你好"), CheckpointError::Format);
    assert_eq!(error(""), CheckpointError::Format);
    assert_eq!(error(&text.replace("size 9", "size 09")), CheckpointError::Line("size"));
    assert_eq!(error(&text.replace("size 9\n", "")), CheckpointError::Line("size"));
    assert_eq!(error(&text.replace("signature 30", "signature 31")), CheckpointError::Line("signature"));
    assert_eq!(error(&format!("{text}x\n")), CheckpointError::Format);
    let other = Software::from_random(&[8; 32]).unwrap();
    let signed: Signed = text.parse().unwrap();
    let told = signed.verify(other.public_key()).unwrap_err();
    assert!(matches!(told, CheckpointError::OtherKey { .. }), "{told}");
    let forged: Signed = text.replace("size 9", "size 8").parse().unwrap();
    assert_eq!(forged.verify(&key()), Err(CheckpointError::Signature));
}

#[test]
fn keys_are_kept_as_files() {
    let signer = signer();
    let secret = signer.to_pem().unwrap().as_ref().to_owned();
    assert!(secret.starts_with("-----BEGIN PRIVATE KEY-----"), "{secret}");
    let again = Software::from_pem(&secret).unwrap();
    assert_eq!(again.public_key(), signer.public_key());
    let public = signer.public_key().to_pem();
    assert!(public.starts_with("-----BEGIN PUBLIC KEY-----"), "{public}");
    assert_eq!(&PublicKey::from_pem(&public).unwrap(), signer.public_key());
    assert_eq!(signer.public_key().fingerprint().len(), 64);
    assert_eq!(PublicKey::from_pem("你好").unwrap_err(), KeyError::Public);
    assert_eq!(PublicKey::from_pem(&secret).unwrap_err(), KeyError::Public);
    assert_eq!(Software::from_pem(&public).unwrap_err(), KeyError::Private);
    assert!(Software::from_random(&[0; 32]).is_none());
    assert!(!format!("{signer:?}").contains("BEGIN"));
}

#[test]
fn who_signs_is_said() {
    assert_eq!(signer().standing().to_string(), "软件签名，未通过密评");
    let certified = Standing::Certified { certificate: "GM000000".to_owned() };
    assert_eq!(certified.to_string(), "密码模块签名，认证证书GM000000");
}
