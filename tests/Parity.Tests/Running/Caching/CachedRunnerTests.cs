using Parity.Imaging;
using Parity.Running;
using Parity.Running.Caching;
using Parity.Tensors;

namespace Parity.Tests.Running.Caching;

public sealed class CachedRunnerTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-cache-").FullName;
    private int _loads;
    private int _runs;

    [Fact]
    public void An_answer_is_computed_once_and_the_model_is_not_even_loaded_the_second_time()
    {
        using (var first = Runner("model"))
        {
            Values(first.Run(Input(1))).Should().Equal(2, 1);
        }

        using var second = Runner("model");
        Values(second.Run(Input(1))).Should().Equal(2, 1);

        (_loads, _runs, second.Found).Should().Be((1, 1, 1));
        second.Description.Runtime.Should().Be("test");
        second.Description.Notes.Should().ContainSingle().Which.Should().Contain("reference cache; the model itself was not loaded");
    }

    [Fact]
    public void Another_model_tensor_shape_type_or_geometry_is_another_answer()
    {
        using (var first = Runner("model"))
        {
            first.Run(Input(1));
        }

        Misses("model b", Input(1));
        Misses("model", Input(2));
        Misses("model", Input(1) with { Tensor = TensorData.From<float>([1, 1], 2, 1) });
        Misses("model", Input(1) with { Tensor = TensorData.From<int>([0x3f800000, 0x3f800000], 1, 2) });
        Misses("model", Input(1) with { Geometry = ImageGeometry.Unchanged(8, 4) });
        using var renamed = Runner("model");
        renamed.Run(Input(1) with { ImageName = "other.png" });
        renamed.Found.Should().Be(1, "the name of an image does not change what a model makes of it");
    }

    [Fact]
    public void An_entry_under_another_keys_name_is_not_believed()
    {
        using (var first = Runner("model"))
        {
            first.Run(Input(1));
        }

        var entry = Files().Single();
        using (var second = Runner("model"))
        {
            second.Run(Input(2));
        }

        var other = Files().Single(f => f != entry);
        File.Copy(entry, other, overwrite: true);

        using var third = Runner("model");
        Values(third.Run(Input(2))).Should().Equal(3, 2);
        third.Found.Should().Be(0);
    }

    [Fact]
    public void An_entry_damaged_at_any_byte_or_cut_at_any_length_is_computed_again_and_mended()
    {
        using (var first = Runner("model"))
        {
            first.Run(Input(1));
        }

        var path = Files().Single();
        var whole = File.ReadAllBytes(path);
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, i % 2 == 0 ? bytes : whole[..random.Next(whole.Length)]);
            var before = _runs;
            using var runner = Runner("model");

            Values(runner.Run(Input(1))).Should().Equal(2, 1);

            _runs.Should().Be(before + 1, "round {0}", i);
            runner.Description.Notes.Should().Contain(n => n.Contains("found damaged and computed again"));
            File.ReadAllBytes(path).Should().Equal(whole);
        }
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_nothing_but_a_note()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, string.Empty);
        using var runner = new CachedRunner(blocked, "model", Load);

        Values(runner.Run(Input(1))).Should().Equal(2, 1);

        runner.Description.Notes.Should().ContainSingle().Which.Should().Contain("cannot be written");
    }

    [Fact]
    public void A_model_that_fails_is_asked_again()
    {
        using var runner = new CachedRunner(_folder, "model", () => new Model(_ => throw new RunnerException("no", cause: null)));

        FluentActions.Invoking(() => runner.Run(Input(1))).Should().Throw<RunnerException>();

        Files().Should().BeEmpty();
    }

    private static ModelInput Input(float value) => new("a.png", TensorData.From<float>([value, value], 1, 2), ImageGeometry.Unchanged(4, 4));

    private static float[] Values(RawOutputs outputs) => outputs["scores"].ToFloat32();

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private void Misses(string model, ModelInput input)
    {
        var before = _runs;
        using var runner = Runner(model);
        runner.Run(input);
        _runs.Should().Be(before + 1);
    }

    private CachedRunner Runner(string key) => new(_folder, key, Load);

    private Model Load()
    {
        _loads++;
        return new(input =>
        {
            _runs++;
            var value = input.Tensor.ToFloat32()[0];
            return new([new("scores", TensorData.From<float>([value + 1, value], 2))]);
        });
    }

    private sealed class Model(Func<ModelInput, RawOutputs> run) : IModelRunner
    {
        public RunnerDescription Description { get; } = new() { Kind = "function", ModelPath = "none", Runtime = "test", Device = "cpu" };

        public RawOutputs Run(ModelInput input) => run(input);

        public void Dispose()
        {
            // A function holds nothing.
        }
    }
}
