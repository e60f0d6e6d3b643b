using System.Text;

namespace Parity.Testing;

/// <summary>Numbers that need no file: uniform ones from a name. The formula is in <c>tools/fixtures/fasterrcnn/formula.py</c>, written independently of this one.</summary>
internal static class FormulaNumbers
{
    /// <summary>The formula's uniform numbers in [0, 1) of a name.</summary>
    public static double Uniform(ulong hash, long index)
    {
        var x = unchecked(hash + ((ulong)(index + 1) * 0x9E3779B97F4A7C15));
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        x ^= x >> 31;
        return (x >> 40) / (double)(1 << 24);
    }

    /// <summary>FNV-1a, 64 bits, of the name's UTF-8 bytes.</summary>
    public static ulong Hash(string name) =>
        Encoding.UTF8.GetBytes(name).Aggregate(0xCBF29CE484222325, static (hash, b) => unchecked((hash ^ b) * 0x100000001B3));
}
