//! The four ECDSA curves behind one set of functions, so that the rest of the code names a curve and not a
//! crate.

use crate::core::alg::Curve;
use p256::elliptic_curve::pkcs8::{AssociatedOid, EncodePrivateKey, EncodePublicKey};
use p256::elliptic_curve::scalar::IsHigh;
use p256::elliptic_curve::sec1::{FromEncodedPoint, ModulusSize, ToEncodedPoint};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize, PublicKey, SecretKey};
use rand_core::CryptoRngCore;
use rsa::pkcs8::der::{Decode, Document, SecretDocument};
use rsa::pkcs8::{LineEnding, ObjectIdentifier};
use zeroize::Zeroizing;

macro_rules! on_curve {
    ($curve:expr, $function:ident($($argument:expr),*)) => {
        match $curve {
            Curve::P256 => $function::<p256::NistP256>($($argument),*),
            Curve::P384 => $function::<p384::NistP384>($($argument),*),
            Curve::P521 => $function::<p521::NistP521>($($argument),*),
            Curve::Secp256k1 => $function::<k256::Secp256k1>($($argument),*),
        }
    };
}

/// The curve of that object identifier (RFC 5480 §2.1.1.1, SEC 2).
pub(super) fn from_oid(oid: ObjectIdentifier) -> Option<Curve> {
    Curve::ALL.into_iter().find(|curve| on_curve!(*curve, oid_of()) == oid)
}

/// The point in uncompressed form, if it lies on the curve and is not the point at infinity.
pub(super) fn point(curve: Curve, sec1: &[u8]) -> Option<Vec<u8>> {
    on_curve!(curve, point_on(sec1))
}

/// The public point of a scalar, if it is a scalar of the curve: as long as the field, neither 0 nor the
/// order or more.
pub(super) fn public_of(curve: Curve, scalar: &[u8]) -> Option<Vec<u8>> {
    on_curve!(curve, public_on(scalar))
}

/// What a number is to a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// It is 0, not less than the order, or not as long as the field.
    None,
    /// At most half the order.
    Low,
    /// More than half the order.
    High,
}

/// What a half of an ECDSA signature is to its curve: both must be scalars (SEC 1 §4.1.4).
pub fn scalar(curve: Curve, half: &[u8]) -> Scalar {
    on_curve!(curve, rank_of(half))
}

/// A new scalar.
pub(super) fn random_scalar(curve: Curve, rng: &mut impl CryptoRngCore) -> Zeroizing<Vec<u8>> {
    on_curve!(curve, random_on(rng))
}

/// The scalar inside a SEC 1 private key (RFC 5915), and its point. A public key in it that does not belong is refused.
pub(super) fn halves_from_sec1(curve: Curve, der: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
    on_curve!(curve, halves_from_sec1_on(der))
}

/// The scalar as PKCS#8, its public key inside.
pub(super) fn to_pkcs8(curve: Curve, scalar: &[u8]) -> Option<SecretDocument> {
    on_curve!(curve, to_pkcs8_on(scalar))
}

/// The scalar as PEM of SEC 1.
pub(super) fn to_sec1_pem(curve: Curve, scalar: &[u8]) -> Option<Zeroizing<String>> {
    on_curve!(curve, to_sec1_pem_on(scalar))
}

/// The point as SubjectPublicKeyInfo (RFC 5480 §2).
pub(super) fn to_spki(curve: Curve, point: &[u8]) -> Option<Document> {
    on_curve!(curve, to_spki_on(point))
}

/// What the crates ask of a curve; all four give it.
trait Usable:
    CurveArithmetic<AffinePoint: FromEncodedPoint<Self> + ToEncodedPoint<Self>, FieldBytesSize: ModulusSize>
    + AssociatedOid
{
}

impl<C> Usable for C
where
    C: CurveArithmetic + AssociatedOid,
    AffinePoint<C>: FromEncodedPoint<C> + ToEncodedPoint<C>,
    FieldBytesSize<C>: ModulusSize,
{
}

fn oid_of<C: Usable>() -> ObjectIdentifier {
    C::OID
}

fn point_on<C: Usable>(sec1: &[u8]) -> Option<Vec<u8>> {
    let public = PublicKey::<C>::from_sec1_bytes(sec1).ok()?;
    Some(public.to_encoded_point(false).as_bytes().to_vec())
}

fn rank_of<C: Usable>(half: &[u8]) -> Scalar {
    match secret::<C>(half) {
        Some(secret) if bool::from(secret.to_nonzero_scalar().is_high()) => Scalar::High,
        Some(_) => Scalar::Low,
        None => Scalar::None,
    }
}

fn public_on<C: Usable>(scalar: &[u8]) -> Option<Vec<u8>> {
    let public = secret::<C>(scalar)?.public_key();
    Some(public.to_encoded_point(false).as_bytes().to_vec())
}

fn random_on<C: Usable>(rng: &mut impl CryptoRngCore) -> Zeroizing<Vec<u8>> {
    scalar_of(&SecretKey::<C>::random(rng))
}

fn halves_from_sec1_on<C: Usable>(der: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
    let key = sec1::EcPrivateKey::from_der(der).ok()?;
    // Here the scalar's point is derived to be compared with the one that is given, and once is enough: it takes a millisecond
    // on P-521.
    let given = key.public_key;
    let secret = SecretKey::<C>::try_from(key).ok()?;
    let public = match given {
        Some(given) => point_on::<C>(given)?,
        None => secret.public_key().to_encoded_point(false).as_bytes().to_vec(),
    };
    Some((scalar_of(&secret), public))
}

fn to_pkcs8_on<C: Usable>(scalar: &[u8]) -> Option<SecretDocument> {
    secret::<C>(scalar)?.to_pkcs8_der().ok()
}

/// With the curve's name inside, which the crate's own writer leaves out and readers need.
fn to_sec1_pem_on<C: Usable>(scalar: &[u8]) -> Option<Zeroizing<String>> {
    let public = public_on::<C>(scalar)?;
    let key = sec1::EcPrivateKey {
        private_key: scalar,
        parameters: Some(sec1::EcParameters::NamedCurve(C::OID)),
        public_key: Some(&public),
    };
    SecretDocument::encode_msg(&key).ok()?.to_pem("EC PRIVATE KEY", LineEnding::LF).ok()
}

fn to_spki_on<C: Usable>(point: &[u8]) -> Option<Document> {
    PublicKey::<C>::from_sec1_bytes(point).ok()?.to_public_key_der().ok()
}

fn secret<C: Usable>(scalar: &[u8]) -> Option<SecretKey<C>> {
    // `from_slice` would pad a short scalar; a scalar that is not as long as the field is another mistake.
    (scalar.len() == FieldBytes::<C>::default().len()).then(|| SecretKey::from_slice(scalar).ok())?
}

fn scalar_of<C: Usable>(secret: &SecretKey<C>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(secret.to_bytes().to_vec())
}
