using System.Collections.Immutable;
using Parity.Imaging;
using Parity.Imaging.Steps;

namespace Parity.Faults;

/// <summary>Mistakes in where pixels go.</summary>
internal static class PlaceFaults
{
    public static IReadOnlyList<IFault> All { get; } =
    [
        new PreprocessFault(
            "letterbox-instead-of-stretch",
            "a picture padded to keep its proportions where the model expects it stretched",
            "a step \"resize\" with \"size\"",
            steps => steps.Swap(
                s => s is ResizeStep { Rule: StretchRule },
                s => s is ResizeStep { Rule: StretchRule size, Filter: var filter } ? [new LetterboxStep(size.Width, size.Height, filter)] : [s])),
        new PreprocessFault(
            "stretch-instead-of-letterbox",
            "a picture stretched where the model expects it padded to keep its proportions",
            "a step \"letterbox\", or \"resize\" and \"pad\" to a fixed size",
            Stretch),
        new PreprocessFault(
            "other-filter",
            "another resize filter, antialiasing off instead of on or the reverse",
            "a step \"resize\" or \"letterbox\"",
            steps => steps.Swap(
                s => s is ResizeStep or LetterboxStep,
                s => s is LetterboxStep letterbox ? [letterbox with { Filter = Other(letterbox.Filter), ShrinkFilter = Other(letterbox.ShrinkFilter) }]
                    : s is ResizeStep resize ? [resize with { Filter = Other(resize.Filter), ShrinkFilter = Other(resize.ShrinkFilter) }]
                    : [s])),
        new PreprocessFault(
            "shifted-pixel",
            "samples taken half a pixel off: align_corners, or pixel corners taken for centres",
            "anything",
            steps => ShiftByHalf(steps)),
        new PreprocessFault(
            "exif-ignored",
            "a picture taken with the camera turned, its orientation ignored",
            "\"decode: { orientation: apply }\"",
            steps => steps.Swap(
                s => s is DecodeStep { Options.Orientation: ImageOrientation.Apply },
                s => s is DecodeStep decode ? [decode with { Options = decode.Options with { Orientation = ImageOrientation.Ignore } }] : [s])),
    ];

    private static ResizeFilter? Other(ResizeFilter? filter) => filter is { } known ? Other(known) : null;

    private static ResizeFilter Other(ResizeFilter filter) => filter switch
    {
        ResizeFilter.PillowBilinear or ResizeFilter.PillowBicubic or ResizeFilter.OpencvArea => ResizeFilter.OpencvLinear,
        ResizeFilter.OpencvLinear => ResizeFilter.PillowBilinear,
        ResizeFilter.TorchBilinear => ResizeFilter.TorchBilinearAntialias,
        ResizeFilter.TorchBilinearAntialias => ResizeFilter.TorchBilinear,
        ResizeFilter.PillowNearest => ResizeFilter.OpencvLinear,
        _ => ResizeFilter.PillowBilinear,
    };

    private static IEnumerable<IPreprocessStep>? Stretch(ImmutableArray<IPreprocessStep> steps)
    {
        if (steps.OfType<LetterboxStep>().FirstOrDefault() is { Multiple: null } letterbox)
        {
            return steps.Swap(s => ReferenceEquals(s, letterbox), _ => [Exactly(letterbox.Width, letterbox.Height, letterbox.Filter)]);
        }

        var resize = steps.OfType<ResizeStep>().FirstOrDefault(s => s.Rule is KeepRatioRule);
        var pad = steps.OfType<PadStep>().FirstOrDefault(s => s.Size is not null);
        return resize is null || pad is null ? null : steps
            .Swap(s => ReferenceEquals(s, resize), _ => [Exactly(pad.Size!.Value.Width, pad.Size.Value.Height, resize.Filter)])!
            .Value.Without(s => ReferenceEquals(s, pad));
    }

    private static ResizeStep Exactly(int width, int height, ResizeFilter filter) => new(new StretchRule(width, height), filter);

    // After the last step that places pixels, before values are changed.
    private static ImmutableArray<IPreprocessStep> ShiftByHalf(ImmutableArray<IPreprocessStep> steps)
    {
        var last = steps.LastOrDefault(s => s is ResizeStep or LetterboxStep or PadStep or CropStep) ?? steps[0];
        return steps.Insert(steps.IndexOf(last) + 1, new ShiftStep(0.5, 0.5));
    }
}
