using System.Globalization;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Cuts a part out of the picture. YAML: <c>crop: { x: 10, y: 20, width: 300, height: 200 }</c>; without <c>x</c> and <c>y</c> the part is
/// the middle, from <c>round((size − part) / 2)</c> with ties to even, as torchvision's <c>center_crop</c>.
/// </summary>
/// <param name="Width">The part's columns.</param>
/// <param name="Height">The part's rows.</param>
public sealed record CropStep(int Width, int Height) : IPreprocessStep
{
    /// <summary>The part's first column and row, or null for the middle.</summary>
    public (int X, int Y)? From { get; init; }

    /// <inheritdoc/>
    public string Name => "crop";

    /// <inheritdoc/>
    public void Apply(PreprocessState state)
    {
        var (x, y) = From ?? (Middle(state.Width - Width), Middle(state.Height - Height));
        if (x < 0 || y < 0 || x + Width > state.Width || y + Height > state.Height)
        {
            throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"\"crop\" of {Width}x{Height} from ({x}, {y}) reaches outside a picture of {state.Width}x{state.Height}. Resize or pad before it, or crop less."));
        }

        state.Trace.Move(-x, -y);
        var none = new float[3];
        state.Reshape(
            pixels => Framing.Place(pixels, Width, Height, -x, -y, none),
            planes => Framing.Place(planes, Width, Height, -x, -y, none));
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) =>
        StepNode.Of(at, Name, ("x", From?.X), ("y", From?.Y), ("width", Width), ("height", Height));

    internal static CropStep? Bind(MapReader reader)
    {
        var x = reader.Integer("x", 0, StepNumbers.MaxSide);
        var y = reader.Integer("y", 0, StepNumbers.MaxSide);
        var width = reader.Integer("width", 1, StepNumbers.MaxSide, required: true);
        var height = reader.Integer("height", 1, StepNumbers.MaxSide, required: true);
        if (reader.Node("x") is null != reader.Node("y") is null)
        {
            reader.Problems.Add(reader.At, "crop needs both \"x\" and \"y\", or neither for the middle.");
        }

        return width is null || height is null ? null : new(width.Value, height.Value) { From = x is null || y is null ? null : (x.Value, y.Value) };
    }

    private static int Middle(int rest) => (int)Math.Round(rest / 2.0, MidpointRounding.ToEven);
}
