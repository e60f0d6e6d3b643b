using System.Buffers;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// Decodes the common kind of JPEG (baseline, 8 bits, one scan, grey or YCbCr at 4:4:4, 4:2:2 or 4:2:0) to the bytes of libjpeg-turbo, in about
/// two thirds of the time the general decoder takes: the libjpeg-turbo inside Skia's build for Linux comes without its vector code. Of every
/// other file of one sequential scan it checks the coded data, because libjpeg goes on with a warning where that is damaged.
/// </summary>
internal static class JpegBaseline
{
    /// <summary>True on machines with the vector instructions this decoder is written for; others use the general decoder.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Decodes the file, or says that the general decoder must, or that nothing should.</summary>
    public static JpegOutcome Decode(ReadOnlySpan<byte> file, PixelBuffer target)
    {
        if (new JpegHeaderReader(file).Read() is not { } frame || frame.Width != target.Width || frame.Height != target.Height)
        {
            return JpegOutcome.OtherKind;
        }

        // libjpeg does not smooth chrominance of one or two columns.
        var chromaWidth = (frame.Width + frame.HorizontalFactor - 1) / frame.HorizontalFactor;
        var isDecoded = IsSupported && frame.IsCommon && (frame.HorizontalFactor == 1 || chromaWidth > 2);
        var planes = isDecoded ? Array.ConvertAll(frame.Components, c => MakePlane(frame, c)) : [];
        try
        {
            if (!JpegScan.Decode(file, frame, planes))
            {
                return JpegOutcome.Damaged;
            }

            if (!isDecoded)
            {
                return JpegOutcome.OtherKind;
            }

            ToPixels(frame, planes, target);
            return JpegOutcome.Decoded;
        }
        finally
        {
            Array.ForEach(planes, p => p.Dispose());
        }
    }

    private static JpegPlane MakePlane(JpegFrame frame, JpegComponent component) => new(
        frame.McusPerRow * component.Horizontal * 8,
        frame.McuRows * component.Vertical * 8,
        ((frame.Width * component.Horizontal) + frame.HorizontalFactor - 1) / frame.HorizontalFactor,
        ((frame.Height * component.Vertical) + frame.VerticalFactor - 1) / frame.VerticalFactor);

    private static void ToPixels(JpegFrame frame, JpegPlane[] planes, PixelBuffer target)
    {
        if (planes.Length == 1)
        {
            for (var y = 0; y < target.Height; y++)
            {
                JpegColour.Grey(planes[0].Row(y), target.Row(y));
            }

            return;
        }

        // One row of sums with a neighbour at both ends, and one row of each chrominance at full width.
        var (isWide, isTall) = (frame.HorizontalFactor == 2, frame.VerticalFactor == 2);
        var width = 2 * planes[1].Width;
        var sums = ArrayPool<ushort>.Shared.Rent(planes[1].Width + 2);
        var rows = ArrayPool<byte>.Shared.Rent(2 * width);
        try
        {
            for (var y = 0; y < target.Height; y++)
            {
                var blue = Chrominance(isWide, isTall, planes[1], y, sums, rows.AsSpan(0, width));
                var red = Chrominance(isWide, isTall, planes[2], y, sums, rows.AsSpan(width, width));
                JpegColour.Convert(planes[0].Row(y), blue, red, target.Row(y));
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(sums);
            ArrayPool<byte>.Shared.Return(rows);
        }
    }

    private static ReadOnlySpan<byte> Chrominance(bool isWide, bool isTall, JpegPlane plane, int y, Span<ushort> sums, Span<byte> row)
    {
        if (!isWide)
        {
            return plane.Row(y);
        }

        if (!isTall)
        {
            JpegUpsampling.Across(plane.Row(y), sums, row);
        }
        else
        {
            var near = y / 2;
            JpegUpsampling.AcrossAndDown(plane.Row(near), plane.Row(y % 2 == 0 ? near - 1 : near + 1), sums, row);
        }

        return row;
    }
}
