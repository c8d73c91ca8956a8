"""``python tests/try_wheel.py CMS``: tries an installed program far from its sources.

Files that a wheel lacks (schemas, presets, catalogues) show here, where tests of a checkout find
them all.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"

TRIALS = [
    # arguments, language, exit code, what it says
    (["--version"], "en", 0, "cms "),
    (["validate"], "en", 0, "All checks passed"),
    (["validate", "--output-format", "sarif"], "en", 0, '"version": "2.1.0"'),
    (["scaffold", "新码头", "--no-input", "--archetype", "none"], "en", 0, "xin-ma-tou.md"),
    (["publish", "content/post/xin-ma-tou.md", "--at", "2025-02-07 21:31"], "en", 0, ""),
    (["set", "lead=新", "content/post/xin-ma-tou.md"], "en", 0, ""),
    (["fix", "--check"], "en", 0, ""),
    (["list"], "en", 0, "/post/xin-ma-tou/"),
    (["why", "content/post/xin-ma-tou.md"], "en", 0, "published"),
    (["move", "content/post/xin-ma-tou.md", "content/market/"], "en", 0, "content/market/"),
    (["convert", "content/market/xin-ma-tou.md", "--to", "zh-TW"], "en", 0, "1 new file"),
    (["convert", "--text", "软件", "--config", "s2twp"], "en", 0, "軟體"),
    (["check-images", "--offline"], "en", 0, ""),
    (["translations"], "en", 0, "zh-tw"),
    (["schema", "--preset", "papermod"], "en", 0, "PaperMod"),
    (["rule", "DT003"], "zh-CN", 0, "时区"),
    (["validate", "nowhere"], "zh-TW", 2, "nowhere"),
    (["init", "--dry-run"], "en", 0, "articles"),
]


def main(program: str) -> int:
    """Exit code 1 when something is not as it should be."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        site = shutil.copytree(EXAMPLES / "news-zh", Path(folder) / "site")
        for arguments, language, exit_code, said in TRIALS:
            done = subprocess.run(
                [program, *arguments],
                cwd=site,
                env={**os.environ, "CMS_LANG": language, "PYTHONPATH": ""},
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=120,
            )
            if done.returncode != exit_code or said not in done.stdout + done.stderr:
                wrong += 1
                sys.stderr.write(f"cms {' '.join(arguments)}: {done.returncode}\n")
                sys.stderr.write(done.stdout + done.stderr)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
