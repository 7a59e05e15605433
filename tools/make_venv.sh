#!/bin/sh
# Makes .venv from the hashed lock: with uv where there is one, else (or when uv cannot) with pip.
set -eu
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Birge needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 setup" >&2
    exit 2
}

with_uv() {
    command -v uv >/dev/null &&
        uv venv --quiet --allow-existing --python "$PYTHON" .venv &&
        uv pip install --quiet --python .venv/bin/python --require-hashes -r requirements.lock &&
        uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
}

with_pip() {
    "$PYTHON" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

echo "setting up .venv from requirements.lock (a minute or so)" >&2
with_uv || {
    echo "with pip" >&2
    with_pip
}
