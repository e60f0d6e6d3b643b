"""Writes large training checkpoints to time with. Usage: python3 make_checkpoints.py FOLDER

weights-80mb.pth: the state dict of a 20 million parameter detector; training-330mb.pth and training-1gb.pth: RT-DETR trainer files with
model, optimizer moments and averaged weights.
"""

import pathlib
import sys

import torch


def weights(total, entries=736):
    sizes = torch.rand(entries)
    sizes = (sizes / sizes.sum() * (total // 4)).long().clamp(min=1).tolist()
    return {f"backbone.stage{i // 184}.block{i % 184}.conv.weight": torch.randn(size) for i, size in enumerate(sizes)}


def training(total):
    model = weights(total // 4)
    moments = {i: {"step": torch.tensor(1.0), "exp_avg": torch.randn_like(w), "exp_avg_sq": torch.rand_like(w)} for i, w in enumerate(model.values())}
    optimizer = {"state": moments, "param_groups": [{"lr": 1e-4, "params": list(moments)}]}
    return {"model": model, "date": "", "last_epoch": 71, "optimizer": optimizer, "lr_scheduler": {}, "ema": {"module": {k: w + 1 for k, w in model.items()}, "updates": 1}}


def main():
    torch.manual_seed(0)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(weights(80_000_000), folder / "weights-80mb.pth")
    torch.save(training(330_000_000), folder / "training-330mb.pth")
    torch.save(training(1_000_000_000), folder / "training-1gb.pth")


if __name__ == "__main__":
    main()
