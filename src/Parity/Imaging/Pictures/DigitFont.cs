namespace Parity.Imaging;

/// <summary>Digits, point and minus as 5x7 dots: one byte per row, the leftmost dot in bit 4.</summary>
internal static class DigitFont
{
    public const int Height = 7;

    /// <summary>From one character to the next, in dots.</summary>
    public const int Advance = 6;

    private const int Width = 5;

    private static readonly Dictionary<char, byte[]> Glyphs = new()
    {
        ['0'] = [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
        ['1'] = [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
        ['2'] = [0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111],
        ['3'] = [0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110],
        ['4'] = [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
        ['5'] = [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
        ['6'] = [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
        ['7'] = [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
        ['8'] = [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
        ['9'] = [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
        ['.'] = [0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b01100],
        ['-'] = [0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000],
    };

    /// <summary>Draws a text from its top left corner; characters without a glyph leave a gap.</summary>
    public static void Draw(Canvas canvas, string text, int x, int y, int scale, RgbColour colour)
    {
        foreach (var character in text)
        {
            if (Glyphs.TryGetValue(character, out var rows))
            {
                DrawGlyph(canvas, rows, x, y, scale, colour);
            }

            x += Advance * scale;
        }
    }

    private static void DrawGlyph(Canvas canvas, byte[] rows, int x, int y, int scale, RgbColour colour)
    {
        for (var dot = 0; dot < Width * Height; dot++)
        {
            var (row, column) = (dot / Width, dot % Width);
            if ((rows[row] >> (Width - 1 - column) & 1) != 0)
            {
                canvas.Fill(x + (column * scale), y + (row * scale), x + ((column + 1) * scale), y + ((row + 1) * scale), colour);
            }
        }
    }
}
