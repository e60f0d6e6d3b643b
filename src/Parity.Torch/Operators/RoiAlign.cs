using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Parity.Torch.Operators;

/// <summary>
/// RoIAlign (He et al., "Mask R-CNN", section 3) over one feature map or a pyramid, with torchvision's arithmetic. libtorch has no such
/// operator; this one runs on the CPU, over regions in parallel, whatever device the features are on.
/// </summary>
public static class RoiAlign
{
    /// <summary>Pools every region from its own level.</summary>
    /// <param name="levels">Feature maps <c>[N,C,H,W]</c> with one channel count and one element type; pooled in float32, whatever they are in.</param>
    /// <param name="scales">Feature pixels per input pixel, one per level.</param>
    /// <param name="regions">What to pool.</param>
    /// <param name="options">Bins, samples and alignment.</param>
    /// <returns><c>[regions, C, OutputHeight, OutputWidth]</c> in the element type and on the device of the features.</returns>
    public static torch.Tensor Pool(IReadOnlyList<torch.Tensor> levels, IReadOnlyList<float> scales, IReadOnlyList<RegionOfInterest> regions, RoiAlignOptions options)
    {
        var channels = levels[0].shape[1];
        var pooled = torch.empty(regions.Count, channels, options.OutputHeight, options.OutputWidth);
        using (torch.NewDisposeScope())
        {
            // Channels last: a sample then reads whole rows of neighbours, one vector of channels after the other.
            torch.Tensor[] maps = [.. levels.Select(l => l.permute(0, 2, 3, 1).cpu().to_type(ScalarType.Float32).contiguous())];
            RoiAlignLevel[] grids = [.. maps.Select((m, i) => Level(m, scales[i]))];
            var output = Address(pooled);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() };
            Parallel.For(0, regions.Count, parallel, () => new RoiAlignKernel(options, (int)channels), (i, _, kernel) =>
            {
                kernel.Pool(grids[regions[i].Level], regions[i], output + (nint)(i * channels * options.OutputHeight * options.OutputWidth * sizeof(float)));
                return kernel;
            }, static _ => { });
        }

        return levels[0].device_type == DeviceType.CPU && levels[0].dtype == ScalarType.Float32 ? pooled : pooled.to(levels[0].dtype, levels[0].device, disposeAfter: true);
    }

    private static RoiAlignLevel Level(torch.Tensor map, float scale) => new(Address(map), (int)map.shape[1], (int)map.shape[2], scale);

    // A tensor's memory stays where it is while the tensor lives.
    private static unsafe nint Address(torch.Tensor tensor) =>
        tensor.numel() == 0 ? 0 : (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
