using System.Globalization;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>A TensorRT release that has an operator table.</summary>
/// <param name="Name">Its major and minor version.</param>
/// <param name="Index">Its place among the releases.</param>
/// <param name="MaxOpset">The highest opset it states.</param>
/// <param name="MinOpset">The lowest opset it states, or null.</param>
/// <param name="NativeInt64">True when INT64 stays INT64.</param>
internal sealed record OperatorRelease(string Name, int Index, int MaxOpset, int? MinOpset, bool NativeInt64)
{
    /// <summary>The first number.</summary>
    public int Major { get; } = int.Parse(Name.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>The second number.</summary>
    public int Minor { get; } = int.Parse(Name.Split('.')[1], CultureInfo.InvariantCulture);
}
