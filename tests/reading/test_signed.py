"""Digital signatures in PDFs: whole, written over, and with something added behind them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from evidence.reading.reading import Signature
from evidence.reading.signatures import signatures

pytest.importorskip("pyhanko", reason="pyHanko is not installed: nothing here can sign a PDF")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF of one page with one signature over all of it, by a key made for this test."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    folder = tmp_path_factory.mktemp("signed")
    canvas = Canvas(str(folder / "plain.pdf"), invariant=True)
    canvas.drawString(72, 700, "CONTRACT 2026")
    canvas.save()
    with (folder / "plain.pdf").open("rb") as file, (folder / "signed.pdf").open("wb") as out:
        signers.sign_pdf(
            IncrementalPdfFileWriter(file),
            signers.PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256", name="Somebody"),
            signer=signers.SimpleSigner.load_pkcs12(str(_key(folder))),  # type: ignore[no-untyped-call]
            output=out,
        )
    return (folder / "signed.pdf").read_bytes()


def _key(folder: Path) -> Path:
    """A key and a certificate it signs itself."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Somebody")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    path = folder / "key.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"k", key, certificate, None, serialization.NoEncryption())
    )
    return path


def read(data: bytes, folder: Path) -> Signature:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as document:
        (found,) = signatures(document, path)
    return found


def test_a_signature_over_the_whole_file_holds(signed: bytes, tmp_path: Path) -> None:
    found = read(signed, tmp_path)
    assert (found.intact, found.covers_all) == (True, True)
    assert found.signer == "Somebody"


def test_one_changed_byte_breaks_it(signed: bytes, tmp_path: Path) -> None:
    at = signed.index(b"/MediaBox")
    changed = signed[:at] + b"/mediaBox" + signed[at + 9 :]
    assert read(changed, tmp_path).intact is False


def test_what_is_added_behind_it_is_seen(signed: bytes, tmp_path: Path) -> None:
    found = read(signed + b"\n% a note\n" * 9, tmp_path)
    assert (found.intact, found.covers_all) == (True, False)


def test_a_file_that_was_saved_anew_no_longer_holds(signed: bytes, tmp_path: Path) -> None:
    whole, again = tmp_path / "whole.pdf", tmp_path / "again.pdf"
    whole.write_bytes(signed)
    with pikepdf.open(whole) as document:
        document.save(again)
    assert read(again.read_bytes(), tmp_path).intact is not True
