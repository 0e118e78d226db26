//! Making a package: seal, sign a checkpoint, write one file after the other, sign the whole, check, record.

use super::item::Common;
use super::kept::Package;
use super::scratch::Scratch;
use super::writer::{Bound, Writer};
use super::{Made, PackageRequest, metadata, unwritable};
use crate::act::Object;
use crate::archive::check::{self, CATALOGUE, CHECKPOINT, CONTINUITY, KEY};
use crate::archive::register::catalogue;
use crate::error::Result;
use crate::{App, Person};
use ledger::{PublicKey, Signed};
use office::archive::{Coding, Item, Refusal};
use std::fs::File;
use store::ledger::checkpoints;

impl App {
    /// Makes a package. What is made is checked at once; it is kept for an hour.
    ///
    /// # Errors
    /// Refused to others than the registrar, and if there is nothing, or too much; fails if pages
    /// cannot be set or the disk is full.
    pub async fn make_package(&self, person: &Person, request: &PackageRequest) -> Result<Made> {
        let items = self.package_items(person, request).await?;
        let coding = self.archive_coding().await?.ok_or(Refusal::NotSet)?;
        self.seal().await?;
        let (signed, key) = (self.sign_head().await?, self.ledger_key()?);
        let (scratch, file) = Scratch::create()?;
        let manifest = self.write_package(person, request, &items, &coding, (&signed, &key), file).await?;
        let path = scratch.path().to_owned();
        let given = (signed.clone(), key);
        let (report, size) = tokio::task::spawn_blocking(move || -> Result<_> {
            let file = File::open(&path).map_err(unwritable)?;
            let size = file.metadata().map_err(unwritable)?.len();
            Ok((check::check(file, Some(&given))?, size))
        })
        .await??;
        let id = store::new_id();
        let mut tx = self.begin_by(person).await?;
        checkpoints::insert(&mut tx, &signed).await?;
        let words = format!("生成{}：{}，{}件", request.file_name(), request.words(), items.len());
        let entry = self.entry(person, "archive.packaged", Object::new("package", &id), words);
        tx.commit(&entry.changed("", manifest.clone())).await?;
        let made = Made { id, name: request.file_name(), files: items.len(), size, manifest, report };
        let package =
            Package { made: made.clone(), owner: person.id().to_owned(), at: self.clock.now(), file: scratch };
        self.packages.put(package);
        Ok(made)
    }

    /// Writes everything and gives the SM3 of the manifest.
    async fn write_package(
        &self,
        person: &Person,
        request: &PackageRequest,
        items: &[Item],
        coding: &Coding,
        (signed, key): (&Signed, &PublicKey),
        file: File,
    ) -> Result<String> {
        let desk = self.desk(person).await?;
        let (viewer, creator) = (desk.insider()?, desk.office());
        let common = Common {
            creator: creator.clone(),
            coding: coding.clone(),
            profile: self.current_profile().await?,
            press: self.press.clone(),
            now: self.clock.now(),
        };
        let (origin, size) = (signed.checkpoint.origin.clone(), signed.checkpoint.size);
        let mut writer = Writer::new(file);
        let about = metadata::package(&request.words(), &creator, &self.made_on(), items.len(), size)?;
        writer.add("package.xml", &about)?;
        writer.add(CATALOGUE, &metadata::catalogue(items, &self.left_empty(request).await?, coding)?)?;
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        writer.add("catalogue.xlsx", &catalogue(items, total, creator.clone(), request.words()).xlsx()?)?;
        writer.add(CHECKPOINT, signed.to_string().as_bytes())?;
        writer.add(KEY, key.to_pem().as_bytes())?;
        let continuity = self.continuity(&origin, size).await?;
        if !continuity.is_empty() {
            writer.add(CONTINUITY, continuity.as_bytes())?;
        }
        let mut entries = 0;
        for item in items {
            let log = self.package_log(item, &origin, size).await?;
            entries += log.entries.len() as u64;
            let folder = self.package_folder(&viewer, item.clone(), log, &creator).await?;
            let common = common.clone();
            writer = tokio::task::spawn_blocking(move || -> Result<Writer> {
                folder.write(&mut writer, &common)?;
                Ok(writer)
            })
            .await??;
        }
        let bound = Bound { checkpoint: signed.checkpoint.clone(), items: items.len() as u64, entries };
        let signer = self.keys.signer()?;
        tokio::task::spawn_blocking(move || writer.finish(bound, signer.as_ref())).await?
    }
}
