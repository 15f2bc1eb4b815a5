"""Languages that write numbers and dates in different ways, and currencies with different decimals."""

from __future__ import annotations

from decisiontree.model import Fact, FactType

LANGUAGES = (
    *(
        "ar",
        "ar-EG",
        "ar-TN",
        "bg",
        "bn",
        "ca",
        "cs",
        "da",
        "de",
        "de-AT",
        "de-CH",
        "el",
        "en",
        "en-GB",
        "en-IN",
    ),
    *(
        "en-US",
        "en-ZA",
        "es",
        "es-MX",
        "et",
        "fa",
        "fi",
        "fr",
        "fr-CA",
        "fr-CH",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
    ),
    *(
        "it-CH",
        "ja",
        "ko",
        "lt",
        "lv",
        "mr",
        "my",
        "nb",
        "ne",
        "nl",
        "pl",
        "pt-BR",
        "pt-PT",
        "ro",
        "ru",
        "sk",
    ),
    *("sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"),
)
CURRENCIES = ("JPY", "KRW", "EUR", "GBP", "USD", "CHF", "INR", "DKK", "XOF", "TND", "KWD")


def money(currency: str) -> Fact:
    """A money fact that takes any amount."""
    return Fact(id="owed", type=FactType.MONEY, label="Owed", currency=currency)


COUNT = Fact(id="count", type=FactType.INTEGER, label="Count")
DAY = Fact(id="day", type=FactType.DATE, label="Day")
