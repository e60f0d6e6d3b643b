using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Reads the picture file as 8-bit RGB, byte for byte what Pillow's <c>convert('RGB')</c> gives; always the first step.
/// YAML: <c>decode</c>, or <c>decode: { orientation: apply, grey16: clip }</c>.
/// </summary>
public sealed record DecodeStep : IPreprocessStep
{
    /// <summary>Orientation, 16-bit grey, and limits.</summary>
    public ImageDecodeOptions Options { get; init; } = ImageDecodeOptions.Default;

    /// <inheritdoc/>
    public string Name => "decode";

    /// <summary>Does nothing: the pipeline hands the options to the decoder, and a picture in memory is decoded already.</summary>
    public void Apply(PreprocessState state)
    {
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(
        at,
        Name,
        ("orientation", StepWords.Of(Options.Orientation)),
        ("grey16", StepWords.Of(Options.Grey16)),
        ("max_pixels", Options.MaxPixels == ImageDecodeOptions.Default.MaxPixels ? null : Options.MaxPixels));

    internal static DecodeStep? Bind(MapReader reader)
    {
        var orientation = StepWords.Read<ImageOrientation>(reader, "orientation") ?? ImageOrientation.Ignore;
        var grey16 = StepWords.Read<Grey16>(reader, "grey16") ?? Grey16.Refuse;
        var maxPixels = reader.Number("max_pixels", 1, int.MaxValue / 4) ?? ImageDecodeOptions.Default.MaxPixels;
        return new() { Options = new() { Orientation = orientation, Grey16 = grey16, MaxPixels = (long)maxPixels } };
    }
}
