namespace Parity.Imaging;

/// <summary>Undoes PNG's row filters (https://www.w3.org/TR/png-3/#9Filters).</summary>
internal static class PngFilter
{
    /// <summary>Restores a row in place.</summary>
    /// <param name="kind">The filter's number, 0 to 4.</param>
    /// <param name="row">The filtered row.</param>
    /// <param name="above">The restored row above; zeros for the first.</param>
    /// <param name="distance">Bytes from one pixel to the next.</param>
    /// <exception cref="InvalidDataException">There is no such filter.</exception>
    public static void Undo(byte kind, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (kind > 4)
        {
            throw new InvalidDataException($"PNG has no row filter {kind}.");
        }

        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= distance ? row[i - distance] : 0;
            int corner = i >= distance ? above[i - distance] : 0;
            int up = above[i];
            row[i] += (byte)(kind switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
