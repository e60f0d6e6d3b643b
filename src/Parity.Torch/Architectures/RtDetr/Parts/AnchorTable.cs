using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>One anchor box per token of the memory.</summary>
/// <param name="Logits"><c>[1,L,4]</c> float32: log(a / (1 − a)) of centre x, centre y, width, height in 0..1; +∞ where invalid.</param>
/// <param name="Valid"><c>[1,L,1]</c> bool: all four numbers lie strictly between 0.01 and 0.99.</param>
internal sealed record AnchorTable(torch.Tensor Logits, torch.Tensor Valid)
{
    // The finest level's box side; each level doubles it.
    private const double BaseSide = 0.05;
    private const double Margin = 0.01;

    /// <summary>Anchors of the levels in memory order, each level row by row.</summary>
    public static AnchorTable Create(IReadOnlyList<MapSize> levels)
    {
        using var scope = torch.NewDisposeScope();
        var boxes = torch.cat([.. levels.Select(Level)], 0).unsqueeze(0);
        var valid = ((boxes > Scalars.Of(Margin)) & (boxes < Scalars.Of(1 - Margin))).all(-1, keepdim: true);
        var logits = (boxes / boxes.Complement()).log().masked_fill(~valid, Scalars.Of(double.PositiveInfinity));
        return new(logits.MoveToOuterDisposeScope(), valid.MoveToOuterDisposeScope());
    }

    private static torch.Tensor Level(MapSize size, int level)
    {
        var x = Centres(size.Width).unsqueeze(0).expand(size.Height, size.Width);
        var y = Centres(size.Height).unsqueeze(1).expand(size.Height, size.Width);
        var side = torch.full_like(x, Scalars.Of(BaseSide * Math.Pow(2, level)));
        return torch.stack([x, y, side, side], -1).reshape(size.Cells, 4);
    }

    private static torch.Tensor Centres(int cells) => Scalars.Range(cells, torch.float32).Plus(0.5).div(Scalars.Of((long)cells));
}
