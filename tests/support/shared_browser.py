"""One Chromium for the browser tests of a process: launched when it is asked for, shared as long as such tests follow each other."""

from __future__ import annotations

import chromium
from playwright.sync_api import Browser, Playwright, sync_playwright

# A later switch takes the place of an earlier one of the same name, so Playwright's own features stand here, too.
_DISABLED_BY_PLAYWRIGHT = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
# Each window of a whole Chromium loads these pages of its own: more work than the page that is tested.
_NEEDLESS = (
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join((*_DISABLED_BY_PLAYWRIGHT, *_NEEDLESS))}",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright: Playwright) -> Browser:
    """A Chromium that does no more than its pages need."""
    executable = chromium.find()
    assert executable, "no Chromium; `make browser` gets one"
    return playwright.chromium.launch(executable_path=executable, args=_FLAGS, chromium_sandbox=False)


class SharedBrowser:
    """The browser of this process, and the way to be rid of it.

    Playwright's own event loop runs as long as it does; an async test must not meet it.
    """

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def opened(self) -> Browser:
        """The browser; another one where the last has ended."""
        if self._browser is None or not self._browser.is_connected():
            self.close()
            self._playwright = sync_playwright().start()
            self._browser = launch(self._playwright)
        return self._browser

    def close(self) -> None:
        """Ends the browser and Playwright, if they run."""
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()
        self._browser = self._playwright = None
