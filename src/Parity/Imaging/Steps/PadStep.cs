using System.Collections.Immutable;
using System.Globalization;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Pads the picture with one colour, to a size or to the next multiple. YAML: <c>pad: { size: [640, 640], value: 114, align: center, odd: after }</c>
/// or <c>pad: { multiple: 32, value: 0, align: top-left }</c>.
/// </summary>
public sealed record PadStep : IPreprocessStep
{
    /// <summary>New columns and rows, or null when <see cref="Multiple"/> decides.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>Both sides become multiples of this, or null when <see cref="Size"/> decides.</summary>
    public int? Multiple { get; init; }

    /// <summary>The colour, in the units and the channel order at this point.</summary>
    public ImmutableArray<float> Value { get; init; } = [0, 0, 0];

    /// <summary>Where the picture stands.</summary>
    public PadAlignment Align { get; init; } = PadAlignment.Center;

    /// <summary>Which side takes the odd pixel.</summary>
    public OddPixel Odd { get; init; } = OddPixel.After;

    /// <inheritdoc/>
    public string Name => "pad";

    /// <inheritdoc/>
    public void Apply(PreprocessState state)
    {
        var (width, height) = Target(state.Width, state.Height);
        if (width < state.Width || height < state.Height)
        {
            throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"\"pad\" to {width}x{height} cannot hold a picture of {state.Width}x{state.Height}: put a \"resize\" with \"fit: [{width}, {height}]\" before it."));
        }

        var (left, top) = (Before(width - state.Width), Before(height - state.Height));
        Span<float> colour = stackalloc float[3];
        for (var channel = 0; channel < 3; channel++)
        {
            colour[state.Physical(channel)] = Value[channel];
        }

        state.Trace.Move(left, top);
        var stored = colour.ToArray();
        state.Reshape(
            pixels => Framing.Place(pixels, width, height, left, top, stored),
            planes => Framing.Place(planes, width, height, left, top, stored));
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(
        at,
        Name,
        ("size", Size is { } size ? new[] { size.Width, size.Height } : null),
        ("multiple", Multiple),
        ("value", Value.Distinct().Count() == 1 ? Value[0] : Value),
        ("align", StepWords.Of(Align)),
        ("odd", Align == PadAlignment.Center ? StepWords.Of(Odd) : null));

    /// <inheritdoc/>
    public bool Equals(PadStep? other) => other is not null && Size == other.Size && Multiple == other.Multiple
        && Value.SequenceEqual(other.Value) && Align == other.Align && Odd == other.Odd;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Size, Multiple, Value[0], Align, Odd);

    internal static PadStep? Bind(MapReader reader)
    {
        var size = StepNumbers.Size(reader, "size");
        var multiple = reader.Integer("multiple", 1, 4096);
        var value = StepNumbers.Colour(reader, "value", 0);
        var align = StepWords.Read<PadAlignment>(reader, "align") ?? PadAlignment.Center;
        var odd = StepWords.Read<OddPixel>(reader, "odd") ?? OddPixel.After;
        if (reader.Node("size") is null == reader.Node("multiple") is null)
        {
            reader.Problems.Add(reader.At, "pad needs either \"size\" or \"multiple\".");
            return null;
        }

        return value is null ? null : new() { Size = size, Multiple = multiple, Value = [.. value], Align = align, Odd = odd };
    }

    private (int Width, int Height) Target(int width, int height) => Size
        ?? (NextMultiple(width, Multiple ?? 1), NextMultiple(height, Multiple ?? 1));

    private static int NextMultiple(int side, int multiple) => (side + multiple - 1) / multiple * multiple;

    private int Before(int total) => Align == PadAlignment.TopLeft ? 0 : (total + (Odd == OddPixel.Before ? 1 : 0)) / 2;
}
