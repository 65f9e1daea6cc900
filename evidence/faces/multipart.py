"""The body of a POST as it streams in: multipart/form-data or one zip, file by file into an Intake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from anyio import to_thread
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from evidence.faces.intake import Intake, Receiving, Refused, UploadLimits
from evidence.finding import say

FILES = "files"
"""The name that every file of a form goes by; the file's own name is its path."""
_ZIP = b"PK\x03\x04"
_ZIP_TYPES = ("application/zip", "application/x-zip-compressed")


@dataclass(frozen=True, slots=True)
class Upload:
    """folder: the case's, ready to be judged. fields: the texts that came beside the files, by name."""

    folder: Path
    fields: dict[str, str]


async def receive(
    content_type: str, body: AsyncIterator[bytes], home: Path, limits: UploadLimits | None = None
) -> Upload:
    """Lay what is sent into the empty private folder `home`: files with their paths, or a zip, which is unpacked.

    Raises Refused for what cannot be taken; the caller then removes `home`.
    """
    intake = Intake(home, limits or UploadLimits())
    kind, options = parse_options_header(content_type)
    fields: dict[str, str] = {}
    if kind == b"multipart/form-data" and options.get(b"boundary"):
        fields = await _form(options[b"boundary"], body, intake)
    elif kind.decode("latin-1") in _ZIP_TYPES:
        await _zip(body, intake)
    else:
        what = say("the body is neither a form with files nor a zip")
        raise Refused(415, what, "", say("send multipart/form-data with a boundary, or application/zip"))
    await to_thread.run_sync(_unpack_one, intake)
    return Upload(intake.finish(), fields)


async def _form(boundary: bytes, body: AsyncIterator[bytes], intake: Intake) -> dict[str, str]:
    form = _Form(intake)
    try:
        parser = MultipartParser(boundary, form.callbacks())  # type: ignore[arg-type]
        async for chunk in body:
            parser.write(chunk)
    except FormParserError as error:
        raise _broken_off() from error
    finally:
        form.close()
    if not form.ended:
        raise _broken_off()
    return form.fields


async def _zip(body: AsyncIterator[bytes], intake: Intake) -> None:
    with intake.file("case.zip") as file:
        async for chunk in body:
            file.write(chunk)


def _unpack_one(intake: Intake) -> None:
    """Where a zip is all that came, lay its files in its place."""
    found = list(intake.folder.iterdir()) if intake.folder.is_dir() else []
    if len(found) != 1 or found[0].suffix.lower() != ".zip" or not found[0].is_file():
        return
    packed = intake.home / "case.zip"
    found[0].replace(packed)
    with packed.open("rb") as file:
        if file.read(4) != _ZIP:
            raise Refused(422, say("the zip cannot be opened: {why}", why="it is none"), found[0].name,
                          say("pack it again, without a password"))  # fmt: skip
    intake.files = intake.taken = 0
    intake.unpack(packed)
    packed.unlink()


def _broken_off() -> Refused:
    return Refused(400, say("the upload broke off or is no form"), "", say("send it again"))


@dataclass(slots=True)
class _Form:
    """The parts of a form as the parser tells of them."""

    intake: Intake
    fields: dict[str, str] = field(default_factory=dict)
    ended: bool = False
    _header: bytes = b""
    _value: bytes = b""
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _file: Receiving | None = None
    _name: str = ""
    _text: bytearray = field(default_factory=bytearray)

    def callbacks(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in dir(self) if name.startswith("on_")}

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def on_part_begin(self) -> None:
        self._headers = {}
        self._text = bytearray()

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def on_header_end(self) -> None:
        self._headers[self._header.lower()] = self._value
        self._header = self._value = b""

    def on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b"").decode("latin-1"))
        if b"name" not in options:
            raise _broken_off()
        self._name = options[b"name"].decode("utf-8", "surrogateescape")
        # RFC 7578 4.2 and the HTML standard: the name's bytes are UTF-8, a double quote in it is written %22.
        file_name = options.get(b"filename", b"").decode("utf-8", "surrogateescape").replace("%22", '"')
        if file_name:
            if self._name != FILES:
                what = say("a file came under another name than {name}", name=FILES)
                raise Refused(422, what, self._name[:80], say("send every file as {name}", name=FILES))
            self._file = self.intake.file(file_name)

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._file:
            self._file.write(memoryview(data)[start:end])
            return
        self._text += data[start:end]
        if len(self._text) > self.intake.limits.field_bytes:
            raise Refused(413, say("a text beside the files is too long"), self._name, say("make it shorter"))

    def on_part_end(self) -> None:
        if self._file:
            self.close()
            return
        if len(self.fields) >= self.intake.limits.fields:
            raise Refused(413, say("there are too many texts beside the files"), "", say("send files alone"))
        self.fields[self._name] = self._text.decode("utf-8", "replace")

    def on_end(self) -> None:
        self.ended = True
