import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ONE_SKIPPED = "import pytest\n\ndef test_passes(): pass\n\n@pytest.mark.skip\ndef test_sleeps(): pass\n"
ALL_RUN = "def test_passes(): pass\n"


def run_with(source: str, folder: Path, **environment: str) -> int:
    (folder / "test_it.py").write_text(source)
    words = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*words, "--rootdir", folder, "-c", "/dev/null", folder / "test_it.py"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
        capture_output=True,
        timeout=60,
    ).returncode


@pytest.mark.slow
def test_a_skipped_test_is_a_failure_where_ci_asks_for_it(tmp_path: Path):
    assert run_with(ONE_SKIPPED, tmp_path, BIRGE_NO_SKIPS="1") == pytest.ExitCode.TESTS_FAILED


@pytest.mark.slow
def test_elsewhere_it_is_not(tmp_path: Path):
    assert run_with(ONE_SKIPPED, tmp_path) == 0


@pytest.mark.slow
def test_a_run_without_skips_passes_in_ci(tmp_path: Path):
    assert run_with(ALL_RUN, tmp_path, BIRGE_NO_SKIPS="1") == 0
