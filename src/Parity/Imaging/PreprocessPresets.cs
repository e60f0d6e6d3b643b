using System.Collections.Frozen;
using System.Collections.Immutable;
using Parity.Imaging.Steps;

namespace Parity.Imaging;

/// <summary>The preprocessing of known training codes, by name; each is nothing but a visible list of steps.</summary>
public static class PreprocessPresets
{
    private static readonly FrozenDictionary<string, ImmutableArray<IPreprocessStep>> Presets =
        new Dictionary<string, ImmutableArray<IPreprocessStep>>(StringComparer.Ordinal)
        {
            // torchvision.models.detection: the model itself normalises, resizes and pads.
            ["torchvision-detection"] =
            [
                new DecodeStep(),
                ScaleStep.DivideBy(255),
                new LayoutStep(TensorLayout.Chw),
            ],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every preset with its steps.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<IPreprocessStep>> All => Presets;

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Presets.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The steps of a preset, or null when no preset has that name.</summary>
    public static IReadOnlyList<IPreprocessStep>? Find(string name) => Presets.TryGetValue(name, out var steps) ? steps : null;
}
