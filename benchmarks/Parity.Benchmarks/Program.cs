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

// Without arguments it lists the benchmarks and asks; `--filter *Imaging*` runs some of them.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
