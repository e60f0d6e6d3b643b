namespace Parity.Onnx.Weights.Matching;

/// <summary>How near two keys stand in the module tree.</summary>
internal static class Names
{
    /// <summary>
    /// The number of leading parts that agree. Where the first part that differs ends in numbers on both sides (conv1 and bn1, 0 and 1, convs.1 and bns.1), equal
    /// and neighbouring numbers count for a fraction more.
    /// </summary>
    public static double Nearness(string a, string b)
    {
        var (left, right) = (a.Split('.'), b.Split('.'));
        var common = 0;
        while (common < left.Length && common < right.Length && left[common] == right[common])
        {
            common++;
        }

        var distance = Math.Abs(Numbers(left.Skip(common)) - Numbers(right.Skip(common)));
        return common + (0.9 / (1 + distance));
    }

    private static double Numbers(IEnumerable<string> parts)
    {
        var value = 0.0;
        foreach (var part in parts)
        {
            var digits = part.Length;
            while (digits > 0 && char.IsAsciiDigit(part[digits - 1]))
            {
                digits--;
            }

            if (digits < part.Length && double.TryParse(part.AsSpan(digits), System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                value = (value * 10) + number;
            }
        }

        return value;
    }
}
