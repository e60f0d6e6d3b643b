using System.Security.Cryptography;
using System.Text.Json;
using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Tests.Checkpoints;

/// <summary>Name, format, shape and content hash of a tensor, in a form that compares and prints well.</summary>
internal sealed record FixtureTensor(string Name, string ElementType, string Shape, string Sha256)
{
    // [name, dtype, shape, sha256]
    public static FixtureTensor Read(JsonElement element) => new(
        element[0].GetString()!,
        element[1].GetString()!,
        TensorData.FormatShape(element[2].EnumerateArray().Select(d => d.GetInt64())),
        element[3].GetString()!);

    public static FixtureTensor Of(StateEntry entry)
    {
        var tensor = entry.Read();
        tensor.ElementType.Should().Be(entry.ElementType);
        tensor.Shape.Should().Equal(entry.Shape);
        return new(entry.Name, entry.ElementType.DisplayName(), TensorData.FormatShape(entry.Shape), Convert.ToHexStringLower(SHA256.HashData(tensor.Bytes.Span)));
    }
}
