//! Passwords of community workers.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// The argon2 text that is kept of a password.
///
/// # Panics
/// When the machine gives no random salt.
pub fn hashed(password: &str) -> String {
    Argon2::default()
        .hash_password(password.as_bytes())
        .expect("the machine gives chance, and any password can be hashed")
        .to_string()
}

/// Whether a password is the one that was kept. Without one it takes as long and says no, so that
/// the time does not tell whether a login exists.
pub fn verify(password: &str, kept: Option<&str>) -> bool {
    const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWhlcmUtYXQtYWxs\
                           $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let parsed = PasswordHash::new(kept.unwrap_or(NOBODYS));
    parsed.is_ok_and(|kept| {
        Argon2::default()
            .verify_password(password.as_bytes(), &kept)
            .is_ok()
    }) && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_is_right() {
        let kept = hashed("临江里-2026");
        assert!(verify("临江里-2026", Some(&kept)));
        assert!(!verify("临江里-2025", Some(&kept)));
        assert!(!verify("临江里-2026", None));
        assert!(!verify("x", Some("no argon2 text")));
        assert!(!kept.contains("2026"));
        assert_ne!(kept, hashed("临江里-2026"));
    }
}
