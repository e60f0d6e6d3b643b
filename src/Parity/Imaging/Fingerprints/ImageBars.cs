namespace Parity.Imaging;

/// <summary>Rows and columns of one constant colour along the edges of a picture: the bars a letterbox leaves. None on a picture of one colour.</summary>
/// <param name="Left">Constant columns at the left.</param>
/// <param name="Top">Constant rows at the top.</param>
/// <param name="Right">Constant columns at the right.</param>
/// <param name="Bottom">Constant rows at the bottom.</param>
public readonly record struct ImageBars(int Left, int Top, int Right, int Bottom)
{
    /// <summary>True when no edge has a bar.</summary>
    public bool None => this == default;

    /// <summary>Measures a picture whose value at a place is <paramref name="at"/>(channel, x, y).</summary>
    internal static ImageBars Of(int width, int height, int channels, Func<int, int, int, float> at)
    {
        // Each bar is compared with its own outermost pixel, so that an edge may have a colour of its own.
        bool RowIs(int y, int edge) => All(channels, width, (c, x) => at(c, x, y) == at(c, 0, edge));
        bool ColumnIs(int x, int edge) => All(channels, height, (c, y) => at(c, x, y) == at(c, edge, 0));
        var top = Count(height, y => RowIs(y, 0));
        return top == height
            ? default
            : new(
                Count(width, x => ColumnIs(x, 0)),
                top,
                Count(width, x => ColumnIs(width - 1 - x, width - 1)),
                Count(height, y => RowIs(height - 1 - y, height - 1)));
    }

    private static int Count(int size, Func<int, bool> isBar)
    {
        var count = 0;
        while (count < size && isBar(count))
        {
            count++;
        }

        return count;
    }

    private static bool All(int channels, int size, Func<int, int, bool> holds)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            for (var i = 0; i < size; i++)
            {
                if (!holds(channel, i))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
