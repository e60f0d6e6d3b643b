"""Times torch.load as `Parity.Benchmarks checkpoints` and `checkpoint-once` time Parity.

python3 torch_load.py FILE...                            rounds in one process
python3 torch_load.py --once FILE                        one load in a new process
python3 torch_load.py --against PROGRAM SMALL FILE...    new processes of both in turn; SMALL is a checkpoint that compiles Parity's code before
"""

import gc
import pathlib
import re
import statistics
import subprocess
import sys
import time

ROUNDS = 9


def load(path):
    import torch

    gc.collect()
    cpu, start = time.process_time(), time.perf_counter()
    loaded = torch.load(path, map_location="cpu")
    taken = (time.perf_counter() - start) * 1e3, (time.process_time() - cpu) * 1e3
    assert loaded
    return taken


def rounds(path):
    first, *times = [load(path) for _ in range(ROUNDS)]
    wall, processor = zip(*times)
    print(
        f"{path.name} torch.load: {statistics.median(wall):.1f} ms (best {min(wall):.1f}, first {first[0]:.1f}), "
        f"processor {statistics.median(processor):.1f} ms (best {min(processor):.1f})"
    )


def against(program, small, path):
    commands = {
        "torch.load": [sys.executable, __file__, "--once", path],
        "Parity": [program, "checkpoint-once", path, small],
        "Parity, code not compiled yet": [program, "checkpoint-once", path],
    }
    times = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            times[name].append(tuple(float(n) for n in re.search(r"once: ([\d.]+) ms, processor ([\d.]+) ms", output).groups()))
    for name, pairs in times.items():
        wall, processor = zip(*pairs)
        print(
            f"{pathlib.Path(path).name} {name}: {statistics.median(wall):.0f} ms (best {min(wall):.0f}), "
            f"processor {statistics.median(processor):.0f} ms (best {min(processor):.0f})"
        )


def main():
    match sys.argv[1:]:
        case ["--once", path]:
            print("once: %.1f ms, processor %.1f ms" % load(path))
        case ["--against", program, small, *paths]:
            for path in paths:
                against(program, small, path)
        case paths:
            for path in paths:
                rounds(pathlib.Path(path))


if __name__ == "__main__":
    main()
