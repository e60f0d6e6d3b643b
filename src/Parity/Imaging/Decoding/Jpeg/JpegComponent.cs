namespace Parity.Imaging.Jpeg;

/// <summary>One colour component of a frame.</summary>
internal sealed class JpegComponent
{
    public required byte Id { get; init; }

    /// <summary>Blocks of this component across one MCU.</summary>
    public required int Horizontal { get; init; }

    /// <summary>Blocks of this component down one MCU.</summary>
    public required int Vertical { get; init; }

    /// <summary>Quantiser steps in zigzag order.</summary>
    public required ushort[] Quantiser { get; init; }

    public JpegHuffmanTable? Dc { get; set; }

    public JpegHuffmanTable? Ac { get; set; }
}
