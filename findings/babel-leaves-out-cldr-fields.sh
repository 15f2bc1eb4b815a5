#!/usr/bin/env bash
# Babel 2.18.0 formats numbers without two fields of the CLDR that it is made from, so it differs there from
# programs that use them, such as the Intl of browsers:
# - minimumGroupingDigits: Spanish and Polish write 1234 without a separator (CLDR: 2), Babel writes 1.234 and 1 234.
# - currencyDecimal: amounts in Swiss French have a point (CLDR: '.'), Babel writes them with a comma.
# A page whose words come partly from Babel and partly from Intl shows one amount in two ways.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --disable-pip-version-check install --quiet babel==2.18.0
npm pack --silent cldr-numbers-full@48.0.0 >/dev/null
tar xzf cldr-numbers-full-48.0.0.tgz package/main/es/numbers.json package/main/pl/numbers.json package/main/fr-CH/numbers.json

cat > shown.py <<'PY'
import json
from pathlib import Path

from babel.numbers import format_currency, format_decimal


def cldr(locale: str) -> dict:
    return json.loads(Path(f"package/main/{locale}/numbers.json").read_text())["main"][locale]["numbers"]


print("es", cldr("es")["minimumGroupingDigits"], format_decimal(1234, locale="es"))
print("pl", cldr("pl")["minimumGroupingDigits"], ascii(format_decimal(1234, locale="pl")))
symbols = cldr("fr-CH")["symbols-numberSystem-latn"]
print("fr-CH", symbols["currencyDecimal"], ascii(format_currency(4.5, "CHF", locale="fr_CH")))
PY
cat > expected <<'TXT'
es 2 1.234
pl 2 '1\xa0234'
fr-CH . '4,50\xa0CHF'
TXT
venv/bin/python shown.py | tee seen
diff expected seen && echo "as described"
