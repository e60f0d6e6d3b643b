using System.Collections.Immutable;
using System.Security.Cryptography;
using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>What a golden keeps of a preprocessed tensor: enough to tell any change, and to name the likely cause of most.</summary>
public sealed record TensorFingerprint
{
    /// <summary>The tensor's shape.</summary>
    public required ImmutableArray<long> Shape { get; init; }

    /// <summary>The tensor's number format.</summary>
    public required ElementType ElementType { get; init; }

    /// <summary>SHA-256 of the tensor's little-endian bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Statistics per channel; one entry for the whole when the tensor is no three-channel image.</summary>
    public required ImmutableArray<ChannelStatistics> Channels { get; init; }

    /// <summary>Bars along the edges.</summary>
    public ImageBars Bars { get; init; }

    /// <summary>Takes a tensor's fingerprint.</summary>
    /// <param name="tensor">An image <c>[3,H,W]</c> or <c>[H,W,3]</c>, with or without leading axes of 1.</param>
    /// <param name="layout">Which of the two.</param>
    public static TensorFingerprint Of(TensorData tensor, TensorLayout layout = TensorLayout.Chw)
    {
        var values = tensor.ToFloat32();
        var planes = ImagePlanes.Of(tensor.Shape, layout);
        return new()
        {
            Shape = tensor.Shape,
            ElementType = tensor.ElementType,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(tensor.Bytes.Span)),
            Channels = [.. planes.Split(values).Select(plane => ChannelStatistics.Of(plane.Span))],
            Bars = planes.Bars(values),
        };
    }

    /// <summary>The largest difference between two fingerprints' statistics, in the tensor's units; infinite where shapes or formats differ.</summary>
    public double LargestDifference(TensorFingerprint other)
    {
        if (!Shape.SequenceEqual(other.Shape) || ElementType != other.ElementType || Channels.Length != other.Channels.Length)
        {
            return double.PositiveInfinity;
        }

        return Channels.Zip(other.Channels).Max(p => Math.Max(
            Math.Max(Math.Abs(p.First.Mean - p.Second.Mean), Math.Abs(p.First.Std - p.Second.Std)),
            Math.Max(Math.Abs(p.First.Min - p.Second.Min), Math.Abs(p.First.Max - p.Second.Max))));
    }

    /// <summary>True when the tensors are the same to the bit.</summary>
    public bool Equals(TensorFingerprint? other) =>
        other is not null && ElementType == other.ElementType && Sha256 == other.Sha256 && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => Sha256.GetHashCode(StringComparison.Ordinal);
}
