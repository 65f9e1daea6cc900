"""Layers of a PDF (optional content): what its author hid stays hidden after merging.

Whether a layer shows stands in the document's catalog, which merging leaves behind. Each layer is marked
before, and the marks are gathered into the new catalog after (ISO 32000-2, 8.11.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_OFF = "/EvidenceOff"
_EVENTS = "/EvidenceEvents"


def mark_layers(pdf: Pdf) -> bool:
    """Write on each layer whether the document hides it. False where all simply show, and nothing was
    written."""
    from pikepdf import Dictionary

    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return False
    config = properties.get("/D")
    config = config if isinstance(config, Dictionary) else Dictionary()
    layers = [layer for layer in _listed(properties, "/OCGs") if isinstance(layer, Dictionary)]
    hidden = _hidden(layers, config)
    events = _events(config)
    for layer in layers:
        if layer.objgen in hidden:
            layer[_OFF] = True
        if layer.objgen in events:
            layer[_EVENTS] = events[layer.objgen]
    return bool(hidden or events)


def _hidden(layers: list[Any], config: Object) -> set[tuple[int, int]]:
    hidden = {layer.objgen for layer in layers} if config.get("/BaseState") == "/OFF" else set()
    hidden -= {layer.objgen for layer in _listed(config, "/ON")}
    return hidden | {layer.objgen for layer in _listed(config, "/OFF") if hasattr(layer, "objgen")}


def _events(config: Object) -> dict[tuple[int, int], Any]:
    """By layer: which events (viewing, printing) switch it, as [event [categories] …]."""
    from pikepdf import Array, Dictionary

    found: dict[tuple[int, int], Any] = {}
    for usage in _listed(config, "/AS"):
        if isinstance(usage, Dictionary) and "/Event" in usage and "/Category" in usage:
            for layer in _listed(usage, "/OCGs"):
                entry = found.setdefault(layer.objgen, Array())
                entry.append(usage.Event)
                entry.append(usage.Category)
    return found


def _listed(owner: Object, key: str) -> list[Any]:
    from pikepdf import Array, Dictionary

    value = owner.get(key)
    return [one for one in value if isinstance(one, Dictionary)] if isinstance(value, Array) else []


def gather_layers(pdf: Pdf, layers: list[Any]) -> None:
    """Say in the merged document's catalog what the marks say. layers: every layer object in it."""
    from pikepdf import Array, Dictionary, Name

    if not layers:
        return
    hidden = [layer for layer in layers if _OFF in layer]
    usages = [
        Dictionary(Event=layer[_EVENTS][at], Category=layer[_EVENTS][at + 1], OCGs=Array([layer]))
        for layer in layers
        if _EVENTS in layer
        for at in range(0, len(layer[_EVENTS]) - 1, 2)
    ]
    for layer in layers:
        for mark in (_OFF, _EVENTS):
            if mark in layer:
                del layer[mark]
    config = Dictionary(BaseState=Name.ON, ON=Array(), OFF=Array(hidden), Order=Array())
    if usages:
        config.AS = Array(usages)
    pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=config)
