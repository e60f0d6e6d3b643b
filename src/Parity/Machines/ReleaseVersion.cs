using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parity.Machines;

/// <summary>Version numbers of drivers, libraries and programs: one to four numbers, those left out count as 0.</summary>
public static class ReleaseVersion
{
    /// <summary>Reads <c>8</c>, <c>8.6</c>, <c>8.6.1</c> or <c>8.6.1.6</c>.</summary>
    /// <returns>False where the text is no such version.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Version? version)
    {
        version = null;
        var parts = text?.Split('.') ?? [];
        var numbers = new int[4];
        if (parts.Length is 0 or > 4)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        version = new(numbers[0], numbers[1], numbers[2], numbers[3]);
        return true;
    }

    /// <summary>
    /// TensorRT's number of its version, as <c>getInferLibVersion</c> and <c>trtexec</c> say it: 8601 is 8.6.1, and from TensorRT 10 on 101602 is 10.16.2
    /// (<c>NV_TENSORRT_VERSION</c> counts thousands before that release and ten thousands since).
    /// </summary>
    public static Version OfTensorRt(int number) => number < 10_000
        ? new(number / 1000, number / 100 % 10, number % 100, 0)
        : new(number / 10_000, number / 100 % 100, number % 100, 0);

    /// <summary>CUDA's number of a version: 12040 is 12.4.</summary>
    public static Version OfCuda(int number) => new(number / 1000, number / 10 % 100, 0, 0);

    /// <summary>cuDNN's number of a version: 8902 is 8.9.2, and from cuDNN 9 on 91002 is 9.10.2.</summary>
    public static Version OfCuDnn(int number) => number < 90_000
        ? new(number / 1000, number / 100 % 10, number % 100, 0)
        : new(number / 10_000, number / 100 % 100, number % 100, 0);

    /// <summary>The version as people write it: at least two numbers, no further zeros at the end.</summary>
    public static string Show(Version version) => version.Revision > 0 ? version.ToString(4) : version.Build > 0 ? version.ToString(3) : version.ToString(2);
}
