using System.Globalization;
using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Torch.Tests.Weights;

/// <summary>
/// State dicts of full-size nets without stored weights. An entry of two or more dimensions comes from a formula over its name; the
/// rest (<c>param/…</c>) and the formula's factors (<c>gain/…</c>) from the file that holds the expected outputs.
/// The formula is in <c>tools/fixtures/fasterrcnn/formula.py</c>, written independently of this one.
/// </summary>
internal static class FormulaWeights
{
    /// <summary>The state dict of an original whose keys a <c>.keys.tsv</c> file lists (name, element type, shape).</summary>
    /// <param name="keysFile">A file name under Data.</param>
    /// <param name="reference">The arrays of the reference file.</param>
    /// <param name="isConstant">Keys that the original computes itself (anchors, masks); they are left out.</param>
    /// <param name="formulaName">The name the formula uses for a key where it is another one (shared layers).</param>
    public static StateDict Create(
        string keysFile,
        IReadOnlyDictionary<string, TensorData> reference,
        Func<string, bool>? isConstant = null,
        Func<string, string>? formulaName = null)
    {
        var entries = new List<StateEntry>();
        foreach (var (name, type, shape) in ReadKeys(TestData.PathOf(keysFile)))
        {
            var source = formulaName?.Invoke(name) ?? name;
            if (isConstant?.Invoke(name) == true)
            {
                continue;
            }

            if (reference.TryGetValue("param/" + source, out var stored))
            {
                entries.Add(new ArrayStateEntry(name, stored));
            }
            else if (type == "float32" && shape.Length >= 2)
            {
                entries.Add(new ArrayStateEntry(name, Fill(source, shape, reference.TryGetValue("gain/" + source, out var gain) ? gain.ToFloat32()[0] : 1f)));
            }
        }

        return new(entries);
    }

    /// <inheritdoc cref="FormulaNumbers.Uniform"/>
    public static double Uniform(ulong hash, long index) => FormulaNumbers.Uniform(hash, index);

    /// <inheritdoc cref="FormulaNumbers.Hash"/>
    public static ulong Hash(string name) => FormulaNumbers.Hash(name);

    private static TensorData Fill(string name, long[] shape, float gain)
    {
        var (tensor, hash) = (TensorData.Zeros<float>(shape), Hash(name));
        var bound = Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, static (a, b) => a * b));
        var values = tensor.MutableSpan<float>();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(((2 * Uniform(hash, i)) - 1) * bound) * gain;
        }

        return tensor;
    }

    private static IEnumerable<(string Name, string Type, long[] Shape)> ReadKeys(string path) =>
        from line in File.ReadLines(path)
        where line.Length > 0
        let columns = line.Split('\t')
        let sizes = columns[2].Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (columns[0], columns[1], Array.ConvertAll(sizes, s => long.Parse(s, CultureInfo.InvariantCulture)));
}
