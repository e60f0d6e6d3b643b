using Parity.Onnx.Running;
using Parity.Tensors;

namespace Parity.Onnx.Tests.Running;

/// <summary>
/// A known inaccuracy of ONNX Runtime, kept in view: its GlobalAveragePool adds up a large map in float32, and so does ReduceMean over both axes;
/// means of rows and then of those means do not need to. When a release ends this, a test here fails, and docs/rtmdet.md must say so.
/// </summary>
public sealed class GlobalAveragePoolTests
{
    private const int Channels = 24;
    private const int Side = 160;

    [Fact]
    public void The_pooled_mean_of_a_large_map_is_off_by_many_times_what_means_of_rows_are_off()
    {
        var map = LetterboxedMap();
        var exact = Means(map);

        var (pool, mean, twice) = (Error("pool", map, exact), Error("mean", map, exact), Error("twice", map, exact));

        // Measured, of means up to 10: 4.2e-4, 1.2e-4 and 4e-6.
        twice.Should().BeLessThan(1e-5);
        pool.Should().BeGreaterThan(20 * twice).And.BeLessThan(1e-2);
        mean.Should().BeLessThan(pool);
    }

    [Fact]
    public void Channel_attention_hands_the_error_on_to_every_value()
    {
        var map = LetterboxedMap();

        var (pool, twice) = (Outputs("pool", map)["gated"], Outputs("twice", map)["gated"]);

        Largest(pool, twice).Should().BeGreaterThan(1e-6);
    }

    private static double Error(string export, TensorData map, double[] exact) =>
        Outputs(export, map)["means"].ToFloat32().Zip(exact, (found, wanted) => Math.Abs(found - wanted)).Max();

    private static Dictionary<string, TensorData> Outputs(string export, TensorData map)
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("rtmdet", $"attention-{export}.onnx")));
        var outputs = runner.Run(Candidates.Input(map));
        return outputs.Names.ToDictionary(n => n, n => outputs[n]);
    }

    private static double Largest(TensorData a, TensorData b) => a.ToFloat32().Zip(b.ToFloat32(), (x, y) => (double)MathF.Abs(x - y)).Max();

    // Bars of one value above and below, as a letterboxed picture gives; between them what SiLU leaves of noise.
    private static TensorData LetterboxedMap()
    {
        var tensor = TensorData.Zeros<float>(1, Channels, Side, Side);
        var values = tensor.MutableSpan<float>();
        var hash = FormulaNumbers.Hash("map");
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, row) = (i / (Side * Side), i / Side % Side);
            var level = row is < 40 or >= 120 ? 5.3 : (12 * FormulaNumbers.Uniform(hash, i)) - 2;
            values[i] = (float)((1 + (0.05 * channel)) * level / (1 + Math.Exp(-level)));
        }

        return tensor;
    }

    private static double[] Means(TensorData map) =>
        [.. map.ToFloat32().Chunk(Side * Side).Select(c => c.Average(v => (double)v))];
}
