"""Times torch.load as `Parity.Benchmarks checkpoints` times Parity. Usage: python3 torch_load.py FILE..."""

import gc
import pathlib
import statistics
import sys
import time

import torch

ROUNDS = 9


def main():
    for path in map(pathlib.Path, sys.argv[1:]):
        wall, processor = [], []
        for _ in range(ROUNDS):
            loaded = None
            gc.collect()
            cpu, start = time.process_time(), time.perf_counter()
            loaded = torch.load(path, map_location="cpu")
            wall.append((time.perf_counter() - start) * 1e3)
            processor.append((time.process_time() - cpu) * 1e3)
        assert loaded
        first, wall, processor = wall[0], wall[1:], processor[1:]
        print(
            f"{path.name} torch.load {torch.__version__}: {statistics.median(wall):.1f} ms (best {min(wall):.1f}, first {first:.1f}), "
            f"processor {statistics.median(processor):.1f} ms (best {min(processor):.1f})"
        )


if __name__ == "__main__":
    main()
