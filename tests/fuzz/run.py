"""The coverage-guided fuzzer: needs the extra ``fuzz`` (atheris, which has wheels for some versions of Python).

    python -m tests.fuzz.run parse -max_total_time=600
    python -m tests.fuzz.run docx CORPUS_FOLDER -runs=1000000

The first word names a target of ``targets.py``; all else goes to libFuzzer. Inputs are changed by the words and tags of
the field (``mutation.py``) as well as by libFuzzer itself, which keeps those that reach new lines of the reader. What
breaks a promise is written to a file ``crash-…``; put it into ``tests/fuzz/corpus/TARGET/``, where ``test_fuzz.py``
reads it ever after.
"""

from __future__ import annotations

import contextlib
import random
import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("The fuzzer needs atheris: pip install -e '.[dev,fuzz]' (it has wheels for some versions of Python only).")

with atheris.instrument_imports(include=["parser"]):
    from tests.fuzz.targets import TARGETS
from tests.fuzz.vocabulary import write_dictionary

CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    chance = random.Random()

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance.seed(seed)
        if chance.randrange(4) == 0:
            return bytes(atheris.Mutate(data, most))
        return target.mutate(data, chance)[:most]

    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, seed in enumerate(target.seeds):
            (seeds / f"{number}").write_bytes(seed)
        words = Path(folder, "words")
        words.write_text(write_dictionary(), encoding="ascii")
        given = [option for option in options if not option.startswith("-")] or [folder + "/found"]
        for each in given:
            Path(each).mkdir(exist_ok=True)
        kept = [str(path) for path in (CORPUS / name,) if path.is_dir()]
        arguments = [sys.argv[0], *given, str(seeds), *kept, f"-dict={words}", "-timeout=30"]
        arguments.append(f"-max_len={target.longest}")
        arguments += [option for option in options if option.startswith("-")]
        atheris.Setup(arguments, target.run, custom_mutator=mutate)
        with contextlib.suppress(SystemExit):
            atheris.Fuzz()


if __name__ == "__main__":
    main()
