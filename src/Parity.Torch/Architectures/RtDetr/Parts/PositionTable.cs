using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>The encoder's fixed sine-cosine position table.</summary>
internal static class PositionTable
{
    private const float Temperature = 10000;

    /// <summary>
    /// The table <c>[1, cells, channels]</c>, float32: row t holds sin and cos of (t div height), then of (t mod height).
    /// Tokens run row by row, the table column by column: both original codebases do so. For a square map this gives the row
    /// in the first half and the column in the second; for another map the table does not follow the grid, and is reproduced as it is.
    /// </summary>
    public static torch.Tensor Create(MapSize map, int channels)
    {
        using var scope = torch.NewDisposeScope();
        var frequencies = channels / 4;
        var exponent = Scalars.Range(frequencies, torch.float32).div(Scalars.Of((long)frequencies));
        var omega = torch.full([1], Scalars.Of(Temperature), torch.float32).pow(exponent).reciprocal();

        var token = Scalars.Range(map.Cells, torch.int64);
        var major = Angles(token.div(Scalars.Of((long)map.Height), torch.RoundingMode.floor), omega);
        var minor = Angles(token.remainder(Scalars.Of((long)map.Height)), omega);
        return torch.cat([major.sin(), major.cos(), minor.sin(), minor.cos()], 1).unsqueeze(0).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Angles(torch.Tensor position, torch.Tensor omega) =>
        position.to(torch.float32).unsqueeze(1) * omega.unsqueeze(0);
}
