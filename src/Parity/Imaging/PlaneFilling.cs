using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parity.Imaging;

/// <summary>Takes interleaved pixels apart into float32 planes, looking every level up in a table.</summary>
internal static class PlaneFilling
{
    public static void Fill(ReadOnlySpan<uint> pixels, ValueTable? table, Span<float> red, Span<float> green, Span<float> blue)
    {
        table ??= new ValueTable();
        ref var r = ref MemoryMarshal.GetReference(table.Row(0));
        ref var g = ref MemoryMarshal.GetReference(table.Row(1));
        ref var b = ref MemoryMarshal.GetReference(table.Row(2));

        // Levels are bytes and rows have 256 entries, so the look-ups need no bounds check.
        for (var i = 0; i < pixels.Length; i++)
        {
            var pixel = pixels[i];
            red[i] = Unsafe.Add(ref r, (nint)(pixel & 255));
            green[i] = Unsafe.Add(ref g, (nint)((pixel >> 8) & 255));
            blue[i] = Unsafe.Add(ref b, (nint)((pixel >> 16) & 255));
        }
    }
}
