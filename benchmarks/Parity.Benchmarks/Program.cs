using BenchmarkDotNet.Running;
using Parity.Benchmarks;

// `imaging PICTURE.jpg` times preprocessing as tools/benchmarks/preprocess.py times Pillow and OpenCV.
if (args is ["imaging", .. var rest])
{
    return ImagingComparison.Run(rest);
}

// `whole-run SPEC` times a whole run against the bare forward passes on the same tensors.
if (args is ["whole-run", .. var specs])
{
    return WholeRun.Run(specs);
}

// `rtdetr-forward [PASSES [ARCHITECTURE]]` times a forward pass as tools/benchmarks/rtdetr_forward.py times PyTorch's.
if (args is ["rtdetr-forward", .. var forward])
{
    return RtDetrForward.Run(forward);
}

// `checkpoints FILE…` times opening, inspecting and reading, as tools/benchmarks/torch_load.py times torch.load.
if (args is ["checkpoints", .. var files])
{
    return CheckpointLoading.Run(files);
}

// `checkpoint-once FILE [SMALL]` reads everything once in a new process, as `torch_load.py --once FILE` does.
if (args is ["checkpoint-once", var large, .. var small])
{
    return CheckpointLoading.Once(large, small.FirstOrDefault());
}

// `checkpoint-campaign FOLDER COUNT [SEED]` reads that many damaged copies of the checkpoints below a folder.
if (args is ["checkpoint-campaign", .. var campaign])
{
    return CheckpointCampaign.Run(campaign);
}

// Without arguments it lists the benchmarks and asks; `--filter *Imaging*` runs some of them.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
