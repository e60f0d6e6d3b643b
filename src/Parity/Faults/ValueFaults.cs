using System.Collections.Immutable;
using Parity.Imaging;
using Parity.Imaging.Steps;

namespace Parity.Faults;

/// <summary>Mistakes in values and channels.</summary>
internal static class ValueFaults
{
    private const string NeedsScale = "a step \"scale: 1/255\"";

    public static IReadOnlyList<IFault> All { get; } =
    [
        new PreprocessFault(
            "divide-by-225",
            "a typo in the normalisation: levels are divided by 225 instead of 255",
            NeedsScale,
            steps => steps.Swap(Is255, _ => [ScaleStep.DivideBy(225)])),
        new PreprocessFault(
            "not-scaled",
            "levels from 0 to 255 where the model expects 0 to 1",
            NeedsScale,
            steps => steps.Swap(Is255, _ => [ScaleStep.DivideBy(1)])),
        new PreprocessFault(
            "scaled-twice",
            "levels divided by 255 once more than the model expects",
            "a step \"scale\" or \"normalize\"",
            steps => steps.Swap(s => s is ScaleStep, s => [s, s]) ?? steps.Swap(s => s is NormalizeStep, s => [ScaleStep.DivideBy(255), s])),
        new PreprocessFault(
            "bgr",
            "red and blue exchanged: a picture decoded by OpenCV and not converted, or converted although the model wants BGR",
            "anything",
            SwapChannels),
        new PreprocessFault(
            "hwc",
            "a reshape where a transpose was meant: the right shape over pixels in the wrong order",
            "the layout chw",
            steps => steps.Any(s => s is LayoutStep { Layout: not TensorLayout.Chw })
                ? null
                : steps.Without(s => s is LayoutStep).Add(new LayoutStep(TensorLayout.ChwReshaped))),
        new PreprocessFault(
            "no-normalize",
            "mean and standard deviation forgotten",
            "a step \"normalize\"",
            steps => steps.Swap(s => s is NormalizeStep, _ => [ScaleStep.DivideBy(1)])),
        new PreprocessFault(
            "normalize-twice",
            "mean and standard deviation applied again by the caller (ImageNet's, where the model does it inside)",
            "float values",
            steps => steps.Swap(s => s is NormalizeStep, s => [s, s]) ?? steps.Swap(s => s is ScaleStep, s => [s, NormalizeStep.ImageNet])),
    ];

    private static bool Is255(IPreprocessStep step) => step is ScaleStep scale && (scale.Divisor == 255 || Math.Abs((scale.Factor * 255) - 1) < 1e-5);

    private static IEnumerable<IPreprocessStep>? SwapChannels(ImmutableArray<IPreprocessStep> steps)
    {
        var last = steps.LastOrDefault(s => s is ChannelsStep) as ChannelsStep;
        var wrong = new ChannelsStep(last?.Order == ChannelOrder.Bgr ? ChannelOrder.Rgb : ChannelOrder.Bgr);
        return last is null ? steps.Insert(1, wrong) : steps.Swap(s => ReferenceEquals(s, last), _ => [wrong]);
    }
}
