using System.Globalization;
using Parity.Detections;

namespace Parity.Comparison;

/// <summary>How numbers read in verdicts: enough digits to act on, the same on every machine.</summary>
internal static class Figures
{
    /// <summary>Four significant digits, whole numbers in full.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) is >= 1e4 and < 1e12 ? "0" : "G4", CultureInfo.InvariantCulture);

    /// <summary>A length in pixels of the original image.</summary>
    public static string Pixels(double value) => Number(value) + " px";

    /// <summary>A score with four decimals.</summary>
    public static string Score(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A score difference with its sign.</summary>
    public static string Signed(double value) => (value < 0 ? string.Empty : "+") + Number(value);

    /// <summary>The four coordinates with two decimals.</summary>
    public static string Box(Box box) => string.Create(CultureInfo.InvariantCulture, $"[{box.X1:0.00}, {box.Y1:0.00}, {box.X2:0.00}, {box.Y2:0.00}]");

    /// <summary>A tolerance that is enough: three significant digits, rounded up, so that it can be copied into a spec.</summary>
    public static string Enough(double required)
    {
        if (required <= 0 || !double.IsFinite(required))
        {
            return Number(required);
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(required)) - 2);
        var steps = Math.Ceiling((required / unit) - 1e-9);
        return required < 1e3 ? (steps * unit).ToString("G3", CultureInfo.InvariantCulture) : Number(steps * unit);
    }
}
