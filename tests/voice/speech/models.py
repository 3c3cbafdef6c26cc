"""A program that keeps Piper's contract, and models that it takes for its own."""

import json
import sys
from pathlib import Path

CONTRACT = """\
import argparse, array, json, math, pathlib, sys
asked = argparse.ArgumentParser()
asked.add_argument("--model", required=True)
asked.add_argument("--output-raw", action="store_true")
asked.add_argument("--length-scale", type=float)
asked.add_argument("--sentence-silence", type=float)
given = asked.parse_args()
assert given.output_raw
rate = json.loads(pathlib.Path(given.model + ".json").read_text())["audio"]["sample_rate"]
lines = [line.strip() for line in sys.stdin if line.strip()]
pathlib.Path(given.model).with_name("heard").write_text("|".join(lines), encoding="utf-8")
for line in lines:
    sound = (round(8000 * math.sin(2 * math.pi * 700 * at / rate)) for at in range(rate // 2))
    sys.stdout.buffer.write(array.array("h", sound).tobytes())
"""


def install(folder: Path) -> None:
    script = folder / "contract.py"
    script.write_text(CONTRACT)
    program = folder / "piper"
    program.write_text(f'#!/bin/sh\nPYTHONUTF8=1 exec "{sys.executable}" -I "{script}" "$@"\n')
    program.chmod(0o700)


def described(model: Path, rate: int = 16_000, language: str = "kk") -> Path:
    model.write_bytes(b"a model")
    about = {"audio": {"sample_rate": rate}, "espeak": {"voice": language}}
    model.with_name(f"{model.name}.json").write_text(json.dumps(about))
    return model
