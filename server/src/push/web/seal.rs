//! Sealing a message for one device (RFC 8291), so that the push service carries what it cannot read.

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes128Gcm, Nonce};
use hmac::{Hmac, Mac as _};
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey, ecdh};
use sha2::Sha256;

use super::unpacked;

/// The size of a record, in bytes (RFC 8188): ours is the only one, and far smaller.
const RECORD: u32 = 4096;

/// What a device says of itself when it subscribes.
pub(super) struct Device {
    public: PublicKey,
    auth: [u8; 16],
}

/// The body of a request to the push service.
pub(super) struct Sealed(pub(super) Vec<u8>);

impl Device {
    /// Reads the two keys of a subscription, base64url.
    pub(super) fn read(p256dh: &str, auth: &str) -> Option<Self> {
        Some(Self {
            public: PublicKey::from_sec1_bytes(&unpacked(p256dh)?).ok()?,
            auth: unpacked(auth)?.try_into().ok()?,
        })
    }

    /// Seals a message under a key pair and a salt that were made for it alone.
    pub(super) fn seal(&self, message: &[u8], own: &SecretKey, salt: [u8; 16]) -> Option<Sealed> {
        let ours = own.public_key().to_sec1_point(false);
        let theirs = self.public.to_sec1_point(false);
        let shared = ecdh::diffie_hellman(own.to_nonzero_scalar(), self.public.as_affine());
        // RFC 8291, 3.4: the device's secret mixes in, and both keys are named.
        let secret = keyed(&self.auth, &[shared.raw_secret_bytes()])?;
        let named: [&[u8]; 4] = [b"WebPush: info\0", theirs.as_bytes(), ours.as_bytes(), &[1]];
        let secret = keyed(&secret, &named)?;
        // RFC 8188, 2.2 and 2.3.
        let secret = keyed(&salt, &[&secret])?;
        let key = keyed(&secret, &[b"Content-Encoding: aes128gcm\0\x01"])?;
        let nonce = keyed(&secret, &[b"Content-Encoding: nonce\0\x01"])?;
        let cipher = Aes128Gcm::new_from_slice(&key[..16]).ok()?;
        let nonce = Nonce::try_from(&nonce[..12]).ok()?;
        // The last record, without padding.
        let plain = [message, &[2]].concat();
        let text = cipher.encrypt(&nonce, plain.as_slice()).ok()?;
        let length = [u8::try_from(ours.as_bytes().len()).ok()?];
        let parts: [&[u8]; 5] = [
            &salt,
            &RECORD.to_be_bytes(),
            &length,
            ours.as_bytes(),
            &text,
        ];
        Some(Sealed(parts.concat()))
    }
}

/// HMAC-SHA-256: both steps of HKDF (RFC 5869), as no output here is longer than one block.
fn keyed(key: &[u8], parts: &[&[u8]]) -> Option<[u8; 32]> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).ok()?;
    for part in parts {
        mac.update(part);
    }
    Some(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 8291, appendix A.
    const DEVICE: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const OWN: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
    const SEALED: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg\
                          Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVB\
                          St2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    #[test]
    fn the_example_of_the_standard_is_sealed_as_it_stands_there() {
        let device = Device::read(DEVICE, AUTH).unwrap();
        let own = SecretKey::from_slice(&unpacked(OWN).unwrap()).unwrap();
        let salt = unpacked(SALT).unwrap().try_into().unwrap();
        let message = b"When I grow up, I want to be a watermelon";
        let Sealed(sealed) = device.seal(message, &own, salt).unwrap();
        assert_eq!(sealed, unpacked(SEALED).unwrap());
    }

    #[test]
    fn what_is_no_key_is_none() {
        assert!(Device::read(DEVICE, "short").is_none());
        assert!(Device::read("BCVxsr7N", AUTH).is_none());
        // A point that is not on the curve.
        assert!(Device::read(&format!("{}A", &DEVICE[..86]), AUTH).is_none());
    }
}
