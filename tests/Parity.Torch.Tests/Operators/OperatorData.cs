using System.Runtime.InteropServices;
using Parity.Detections;
using Parity.Tensors;

namespace Parity.Torch.Tests.Operators;

/// <summary>What torchvision's own operators answered; see Data/README.md.</summary>
internal static class OperatorData
{
    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Arrays = new(() => TestData.Npz("torchvision_ops.npz"));

    public static TensorData Of(string name) => Arrays.Value[name];

    public static float[] Floats(string name) => Of(name).ToFloat32();

    public static int[] Integers(string name) => Of(name).ElementType == ElementType.Int32
        ? Of(name).Span<int>().ToArray()
        : Array.ConvertAll(Of(name).Span<long>().ToArray(), v => (int)v);

    public static Box[] Boxes(string name) => MemoryMarshal.Cast<float, Box>(Of(name).Span<float>()).ToArray();
}
