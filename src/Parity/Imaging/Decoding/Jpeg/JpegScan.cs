namespace Parity.Imaging.Jpeg;

/// <summary>Decodes the one interleaved scan of a frame into the planes of its components.</summary>
internal static class JpegScan
{
    /// <summary>Returns false when the data is damaged or ends early.</summary>
    public static unsafe bool Decode(ReadOnlySpan<byte> file, JpegFrame frame, JpegPlane[] planes)
    {
        var block = stackalloc short[64];
        Span<int> dc = stackalloc int[frame.Components.Length];
        fixed (byte* data = file)
        {
            var decoder = new JpegEntropyDecoder(data + frame.DataStart, data + file.Length);
            var restarts = 0;
            for (var mcu = 0; mcu < frame.McusPerRow * frame.McuRows; mcu++)
            {
                if (frame.RestartInterval > 0 && mcu > 0 && mcu % frame.RestartInterval == 0)
                {
                    decoder.Restart(restarts++);
                    dc.Clear();
                }

                for (var c = 0; c < planes.Length; c++)
                {
                    Component(ref decoder, frame, frame.Components[c], planes[c], mcu, block, ref dc[c]);
                }

                if (decoder.Failed || decoder.RanOut)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static unsafe void Component(
        ref JpegEntropyDecoder decoder, JpegFrame frame, JpegComponent component, JpegPlane plane, int mcu, short* block, ref int dc)
    {
        var left = mcu % frame.McusPerRow * component.Horizontal * 8;
        var top = mcu / frame.McusPerRow * component.Vertical * 8;
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
}
