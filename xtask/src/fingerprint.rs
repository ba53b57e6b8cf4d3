//! Hashes of source files, so that what has not changed is not built again.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// 16 hex digits that change when the bytes do. Names files and notices changes; proves nothing.
pub fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// One hash over the paths and contents of all files at or below the given paths.
///
/// # Errors
/// When a path does not exist or cannot be read.
pub fn of_paths(paths: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files_below(path)? {
            hasher.write(file.to_string_lossy().as_bytes());
            hasher.write(&fs::read(&file)?);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files at or below a path, in a fixed order. Folders that builds write to are left out.
///
/// # Errors
/// When the path does not exist or cannot be read.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let about = || format!("cannot read {}", path.display());
    if !fs::metadata(path).with_context(about)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)
        .with_context(about)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        let name = entry
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !matches!(name.as_str(), "target" | "node_modules" | ".stage") {
            files.extend(files_below(&entry)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{of_bytes, of_paths};
    use std::fs;

    #[test]
    fn changed_byte_changes_the_fingerprint() {
        assert_ne!(of_bytes(b"a"), of_bytes(b"b"));
        assert_eq!(of_bytes(b"a").len(), 16);
    }

    #[test]
    fn missing_path_is_an_error_and_not_an_empty_hash() {
        assert!(of_paths(&[std::env::temp_dir().join("linli-no-such-folder")]).is_err());
    }

    #[test]
    fn file_in_a_build_folder_does_not_count() {
        let folder = std::env::temp_dir().join(format!("linli-print-{}", std::process::id()));
        fs::create_dir_all(folder.join("target")).unwrap();
        fs::write(folder.join("a"), "a").unwrap();
        let before = of_paths(std::slice::from_ref(&folder)).unwrap();
        fs::write(folder.join("target/b"), "b").unwrap();
        assert_eq!(before, of_paths(std::slice::from_ref(&folder)).unwrap());
        fs::write(folder.join("a"), "c").unwrap();
        assert_ne!(before, of_paths(std::slice::from_ref(&folder)).unwrap());
        fs::remove_dir_all(folder).unwrap();
    }
}
