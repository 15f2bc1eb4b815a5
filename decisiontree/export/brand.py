"""Whose pages they are: a company's name, logo and colours, put into what an exporter's pages are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from decisiontree.export.assets import Asset, FileAsset, TextAsset, joined
from decisiontree.export.palette import SetColour, palette

_STYLES = ("style", "index_style")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A company's own look, as the settings give it; an exporter's page is the same without one."""

    name: str | None = None
    logo: FileAsset | None = None
    colours: Mapping[str, SetColour] = field(default_factory=dict)

    def put_on(self, assets: Mapping[str, Asset]) -> dict[str, Asset]:
        """The assets with this logo, and with these colours in the style sheets. Raises UsageError for colours that cannot be read."""
        own = dict(assets)
        for name in _STYLES:
            style = own.get(name)
            if isinstance(style, TextAsset) and (added := palette(style.text, self.colours)):
                own[name] = joined([style.text, added])
        if self.logo is not None:
            own["logo"] = self.logo
        return own


NO_BRAND = Brand()
