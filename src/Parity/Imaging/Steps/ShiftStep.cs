using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Samples the picture between its pixels, linearly, edges repeated: <c>out(x, y) = in(x + X, y + Y)</c>. Boxes are not told: it stands for the
/// half-pixel mistakes of resizing (align_corners, corner instead of centre coordinates). YAML: <c>shift: { x: 0.5, y: 0.5 }</c>.
/// </summary>
/// <param name="X">Pixels to the right, from −1 to 1.</param>
/// <param name="Y">Pixels down, from −1 to 1.</param>
public sealed record ShiftStep(double X, double Y) : IPreprocessStep
{
    /// <inheritdoc/>
    public string Name => "shift";

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.Reshape(
        pixels =>
        {
            using var planes = FloatPlanes.From(pixels, null);
            using var shifted = Shift(planes);
            return shifted.Round();
        },
        Shift);

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(at, Name, ("x", X), ("y", Y));

    internal static ShiftStep? Bind(MapReader reader)
    {
        var x = reader.Number("x", -1, 1, required: true);
        var y = reader.Number("y", -1, 1, required: true);
        return x is null || y is null ? null : new(x.Value, y.Value);
    }

    private FloatPlanes Shift(FloatPlanes source)
    {
        var target = new FloatPlanes(source.Width, source.Height);
        var (stepX, partX) = Split(X);
        var (stepY, partY) = Split(Y);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < source.Height; y++)
            {
                var upper = source.Row(channel, Math.Clamp(y + stepY, 0, source.Height - 1));
                var lower = source.Row(channel, Math.Clamp(y + stepY + 1, 0, source.Height - 1));
                var row = target.Row(channel, y);
                for (var x = 0; x < row.Length; x++)
                {
                    var left = Math.Clamp(x + stepX, 0, source.Width - 1);
                    var right = Math.Clamp(x + stepX + 1, 0, source.Width - 1);
                    row[x] = Between(Between(upper[left], upper[right], partX), Between(lower[left], lower[right], partX), partY);
                }
            }
        }

        return target;
    }

    private static (int Step, float Part) Split(double shift) => ((int)Math.Floor(shift), (float)(shift - Math.Floor(shift)));

    private static float Between(float a, float b, float part) => a + ((b - a) * part);
}
