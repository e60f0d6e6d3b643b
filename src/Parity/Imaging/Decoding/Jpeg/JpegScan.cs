namespace Parity.Imaging.Jpeg;

/// <summary>Decodes the one interleaved scan of a frame into the planes of its components.</summary>
internal static class JpegScan
{
    /// <summary>Returns false when the data is damaged or ends early. Without planes the data is only checked.</summary>
    public static unsafe bool Decode(ReadOnlySpan<byte> file, JpegFrame frame, JpegPlane[] planes)
    {
        var block = stackalloc short[64];
        Span<int> dc = stackalloc int[frame.Components.Length];
        fixed (byte* data = file)
        {
            var decoder = new JpegEntropyDecoder(data + frame.DataStart, data + file.Length);
            var restarts = 0;
            var (perRow, count) = (frame.McusPerRow, frame.McusPerRow * frame.McuRows);
            for (var mcu = 0; mcu < count; mcu++)
            {
                if (frame.RestartInterval > 0 && mcu > 0 && mcu % frame.RestartInterval == 0)
                {
                    decoder.Restart(restarts++);
                    dc.Clear();
                }

                for (var c = 0; c < frame.Components.Length; c++)
                {
                    if (planes.Length > 0)
                    {
                        Component(ref decoder, perRow, frame.Components[c], planes[c], mcu, block, ref dc[c]);
                    }
                    else if (!Check(ref decoder, frame.Components[c], block, ref dc[c]))
                    {
                        return false;
                    }
                }

                if (decoder.Failed || decoder.RanOut)
                {
                    return false;
                }
            }

            return decoder.EndFollows();
        }
    }

    private static unsafe void Component(
        ref JpegEntropyDecoder decoder, int mcusPerRow, JpegComponent component, JpegPlane plane, int mcu, short* block, ref int dc)
    {
        var left = mcu % mcusPerRow * component.Horizontal * 8;
        var top = mcu / mcusPerRow * component.Vertical * 8;
        fixed (byte* levels = plane.Levels)
        {
            for (var v = 0; v < component.Vertical; v++)
            {
                for (var h = 0; h < component.Horizontal; h++)
                {
                    var target = levels + ((top + (8 * v)) * plane.Pitch) + left + (8 * h);
                    new Span<short>(block, 64).Clear();
                    if (decoder.Block(block, component, ref dc) == 0)
                    {
                        JpegInverseDct.Flat(block[0], target, plane.Pitch);
                    }
                    else
                    {
                        JpegInverseDct.Transform(block, target, plane.Pitch);
                    }
                }
            }
        }
    }

    private static unsafe bool Check(ref JpegEntropyDecoder decoder, JpegComponent component, short* block, ref int dc)
    {
        for (var i = 0; i < component.Horizontal * component.Vertical; i++)
        {
            new Span<short>(block, 64).Clear();
            decoder.Block(block, component, ref dc);
            if (!JpegRange.IsPlausible(new(block, 64)))
            {
                return false;
            }
        }

        return true;
    }
}
