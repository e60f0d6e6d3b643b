"""Times PyTorch's eager forward pass of RT-DETR r18vd at 640 x 640 on two threads, as `Parity.Benchmarks rtdetr-forward` times TorchSharp's.

Usage: python3 rtdetr_forward.py [PASSES [SIZE]]
"""

import resource
import sys
import time
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fixtures" / "rtdetr"))
import official  # noqa: E402

WARM_UPS, SIDE, THREADS = 3, 640, 2


@torch.inference_mode()
def main():
    passes = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    size = sys.argv[2] if len(sys.argv) > 2 else "r18vd"
    torch.set_num_threads(THREADS)
    model = official.RtDetr(official.SIZES[size]).eval()
    picture = torch.rand(1, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(1))
    times = []
    for i in range(-WARM_UPS, passes):
        start = time.perf_counter()
        model(picture)
        if i >= 0:
            times.append(1000 * (time.perf_counter() - start))
    times.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"torch {torch.__version__} {size} {SIDE}x{SIDE} {THREADS} threads: median {times[passes // 2]:.0f} ms, least {times[0]:.0f} ms of {passes}; peak {peak} MB")


if __name__ == "__main__":
    main()
