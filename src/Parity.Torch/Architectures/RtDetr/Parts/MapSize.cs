namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Rows and columns of a feature map.</summary>
internal readonly record struct MapSize(int Height, int Width)
{
    /// <summary>Cells, one token each.</summary>
    public int Cells => Height * Width;

    /// <summary>The size of the map of a stride.</summary>
    public MapSize Over(int stride) => new(Height / stride, Width / stride);
}
