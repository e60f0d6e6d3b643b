namespace Parity.Imaging.Jpeg;

/// <summary>A Huffman table (ITU T.81, annex C) with look-ups for short codes.</summary>
internal sealed class JpegHuffmanTable
{
    /// <summary>Codes up to this length are decoded by one look-up.</summary>
    public const int LookupBits = 10;

    private const int MaxCodeLength = 16;

    /// <param name="counts">How many codes have 1, 2, … 16 bits.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        Symbols = symbols.ToArray();
        var (code, index) = (0, 0);
        for (var length = 1; length <= MaxCodeLength; length++)
        {
            FirstIndex[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                AddShortCode(code, length, symbols[index]);
            }

            // Codes of this length lie below; none means that nothing does.
            Limit[length] = counts[length - 1] == 0 ? -1 : code - 1;
            code <<= 1;
        }

        AddValues();
    }

    public byte[] Symbols { get; }

    /// <summary>The largest code of each length, or −1.</summary>
    public int[] Limit { get; } = new int[MaxCodeLength + 1];

    /// <summary>Symbol index minus code, per length.</summary>
    public int[] FirstIndex { get; } = new int[MaxCodeLength + 1];

    /// <summary>By the next bits: <c>length | symbol &lt;&lt; 8</c>, or 0 for a longer code.</summary>
    public int[] Codes { get; } = new int[1 << LookupBits];

    /// <summary>
    /// By the next bits, where they hold a coefficient's code and its magnitude both:
    /// <c>bits | run &lt;&lt; 8 | value &lt;&lt; 16</c> (value signed); otherwise 0.
    /// </summary>
    public int[] Values { get; } = new int[1 << LookupBits];

    private void AddShortCode(int code, int length, byte symbol)
    {
        if (length <= LookupBits)
        {
            var free = LookupBits - length;
            Codes.AsSpan(code << free, 1 << free).Fill(length | (symbol << 8));
        }
    }

    private void AddValues()
    {
        for (var bits = 0; bits < Codes.Length; bits++)
        {
            var (length, symbol) = (Codes[bits] & 255, Codes[bits] >> 8);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (length != 0 && size != 0 && length + size <= LookupBits)
            {
                var magnitude = (bits >> (LookupBits - length - size)) & ((1 << size) - 1);
                Values[bits] = (length + size) | (run << 8) | (Extend(magnitude, size) << 16);
            }
        }
    }

    /// <summary>Turns so many magnitude bits into a signed value (T.81, F.2.2.1).</summary>
    public static int Extend(int magnitude, int size) => magnitude < 1 << (size - 1) ? magnitude - (1 << size) + 1 : magnitude;
}
