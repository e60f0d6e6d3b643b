using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// Decodes Huffman-coded blocks (ITU T.81, annex F). Damage sets <see cref="Failed"/>, a premature end <see cref="RanOut"/>.
/// </summary>
internal unsafe struct JpegEntropyDecoder(byte* data, byte* end)
{
    private const int LookupShift = JpegHuffmanTable.LookupBits;
    private const int LookupMask = (1 << JpegHuffmanTable.LookupBits) - 1;

    // No coefficient: its run would be 0 and its magnitude 0.
    private const int EndOfBlock = 0;

    // The longest code and the longest magnitude together.
    private const int BitsPerCoefficient = 32;

    // 8-bit levels transform to less than 1024, and half a step is at most 128 more. Sums of much larger ones overflow in libjpeg-turbo's
    // vector code, and not in its plain code: there would be no one answer.
    private const int LargestCoefficient = 2047;

    private byte* _next = data;
    private ulong _buffer;
    private int _count;
    private int _padding;

    /// <summary>True when the data cannot be what an encoder wrote.</summary>
    public bool Failed { get; private set; }

    /// <summary>True when more bits were used than the data holds.</summary>
    public readonly bool RanOut => _padding > _count;

    /// <summary>
    /// Decodes one block into zeroed coefficients, dequantised and in natural order.
    /// </summary>
    /// <returns>The position of the last coefficient in zigzag order: 0 for a block of one level.</returns>
    public int Block(short* block, JpegComponent component, ref int dc)
    {
        Fill();
        var size = Symbol(component.Dc!);
        Fill();
        dc += size == 0 ? 0 : Magnitude(size);
        fixed (ushort* steps = component.Quantiser)
        fixed (int* values = component.Ac!.Values)
        fixed (byte* natural = JpegZigzag.Natural)
        {
            var first = dc * steps[0];
            Failed |= first is > LargestCoefficient or < -LargestCoefficient;
            block[0] = (short)first;
            return Coefficients(block, component.Ac, steps, values, natural);
        }
    }

    // The buffer lives in locals here, so that the loop runs in registers.
    private int Coefficients(short* block, JpegHuffmanTable table, ushort* steps, int* values, byte* natural)
    {
        var (buffer, count, last, outliers) = (_buffer, _count, 0, 0);
        for (var k = 1; k < 64; k++)
        {
            if (count < BitsPerCoefficient)
            {
                _count = count;
                FillSlowly();
                (buffer, count) = (_buffer, _count);
            }

            var coefficient = values[(int)(buffer >> (count - LookupShift)) & LookupMask];
            if (coefficient == 0)
            {
                _count = count;
                coefficient = LongCoefficient(table);
                count = _count;
                if (coefficient == EndOfBlock)
                {
                    break;
                }
            }

            count -= coefficient & 255;
            k += (coefficient >> 8) & 15;
            if (k > 63)
            {
                Failed = true;
                break;
            }

            var value = (coefficient >> 16) * steps[k];
            outliers |= value ^ (value >> 31);
            block[natural[k]] = (short)value;
            last = k;
        }

        Failed |= outliers > LargestCoefficient;
        _count = count;
        return last;
    }

    /// <summary>Skips to the data after a restart marker; fails where it is not the expected one.</summary>
    public void Restart(int number)
    {
        // Whole bytes still in the buffer would have been data before the marker.
        Failed |= _next + 2 > end || _next[0] != 0xFF || _next[1] != 0xD0 + (number & 7) || _count - _padding >= 8;
        (_buffer, _count, _padding) = (0, 0, 0);
        _next += 2;
    }

    /// <summary>True when the end marker follows, at once or behind bytes that belong to nothing.</summary>
    public readonly bool EndFollows() => new ReadOnlySpan<byte>(_next, (int)(end - _next)).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill()
    {
        if (_count < BitsPerCoefficient)
        {
            FillSlowly();
        }
    }

    private void FillSlowly()
    {
        if (_next + 4 <= end)
        {
            var four = BinaryPrimitives.ReverseEndianness(*(uint*)_next);
            var inverse = ~four;

            // No byte is 0xFF when no byte of the inverse is zero.
            if (((inverse - 0x01010101) & ~inverse & 0x80808080) == 0)
            {
                _buffer = (_buffer << 32) | four;
                _count += 32;
                _next += 4;
                return;
            }
        }

        while (_count <= 56)
        {
            _buffer = (_buffer << 8) | NextByte();
            _count += 8;
        }
    }

    // A stuffed zero follows each 0xFF of the data; anything else is a marker, after which zeros are fed.
    private byte NextByte()
    {
        if (_next < end && *_next != 0xFF)
        {
            return *_next++;
        }

        if (_next + 1 < end && _next[1] == 0)
        {
            _next += 2;
            return 0xFF;
        }

        _padding += 8;
        return 0;
    }

    /// <summary>A coefficient in the form of <see cref="JpegHuffmanTable.Values"/>, its bits taken already.</summary>
    private int LongCoefficient(JpegHuffmanTable table)
    {
        var symbol = Symbol(table);
        var (run, size) = (symbol >> 4, symbol & 15);
        return size != 0 ? (run << 8) | (Magnitude(size) << 16)
            : run == 15 ? run << 8
            : EndOfBlock;
    }

    private int Symbol(JpegHuffmanTable table)
    {
        var known = table.Codes[(int)(_buffer >> (_count - LookupShift)) & LookupMask];
        if (known != 0)
        {
            _count -= known & 255;
            return known >> 8;
        }

        for (var length = LookupShift + 1; length <= 16; length++)
        {
            var code = (int)(_buffer >> (_count - length)) & ((1 << length) - 1);
            if (code <= table.Limit[length])
            {
                _count -= length;
                var index = code + table.FirstIndex[length];
                return index < table.Symbols.Length ? table.Symbols[index] : Fail();
            }
        }

        return Fail();
    }

    private int Fail()
    {
        Failed = true;
        return 0;
    }

    private int Magnitude(int size)
    {
        _count -= size;
        return JpegHuffmanTable.Extend((int)(_buffer >> _count) & ((1 << size) - 1), size);
    }
}
