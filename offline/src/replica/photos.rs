//! Photos that wait in this phone.

use domain::Digest;
use domain::councils::Document;
use wire::{MOST_BLOB_BYTES, MOST_DOCUMENT_BYTES, routes};

use super::{Inner, Replica};
use crate::act::Unsaved;

impl Replica {
    /// Keeps a photo until the act that names it was counted. It is already small and without
    /// its EXIF data: the view has drawn it anew.
    ///
    /// # Errors
    /// The storage did not take it, or it is larger than [`wire::MOST_BLOB_BYTES`].
    pub async fn keep_photo(&self, bytes: Vec<u8>) -> Result<Digest, Unsaved> {
        self.keep(bytes, MOST_BLOB_BYTES).await
    }

    /// Keeps a PDF in the same way.
    ///
    /// # Errors
    /// It is none, the storage did not take it, or it is larger than
    /// [`wire::MOST_DOCUMENT_BYTES`].
    pub async fn keep_document(&self, bytes: Vec<u8>) -> Result<Document, Unsaved> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Unsaved::NotADocument);
        }
        let length = u32::try_from(bytes.len()).map_err(|_| Unsaved::PhotoTooLarge)?;
        let hash = self.keep(bytes, MOST_DOCUMENT_BYTES).await?;
        Ok(Document {
            hash,
            bytes: length,
        })
    }

    async fn keep(&self, bytes: Vec<u8>, most: u64) -> Result<Digest, Unsaved> {
        let inner = &self.inner;
        if bytes.len() as u64 > most {
            return Err(Unsaved::PhotoTooLarge);
        }
        let hash = Digest::of(&bytes);
        let kept = inner.store().keep_photo(hash, &bytes).await;
        inner.note(kept);
        kept?;
        inner.show_photo(hash, &bytes);
        Ok(hash)
    }

    /// Lets go of a photo that no act names after all.
    pub async fn drop_photo(&self, hash: Digest) {
        self.inner.forget_photo(hash).await;
    }

    /// Where a photo can be shown from: this phone while it waits, the server afterwards.
    pub fn photo_url(&self, hash: Digest) -> String {
        let here = self.inner.urls.borrow().get(&hash).cloned();
        here.unwrap_or_else(|| format!("{}/{hash}", routes::BLOBS))
    }
}

impl Inner {
    pub(crate) fn show_photo(&self, hash: Digest, bytes: &[u8]) {
        let url = self.rim.object_url(bytes);
        if let Some(earlier) = self.urls.borrow_mut().insert(hash, url) {
            self.rim.drop_url(&earlier);
        }
    }

    pub(crate) async fn forget_photo(&self, hash: Digest) {
        let dropped = self.store().drop_photo(hash).await;
        self.note(dropped);
        if let Some(url) = self.urls.borrow_mut().remove(&hash) {
            self.rim.drop_url(&url);
        }
    }
}
