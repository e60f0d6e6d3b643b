using System.Collections.Immutable;
using System.Globalization;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Recognition;
using Parity.Torch.Tests.RtDetr;

namespace Parity.Torch.Tests.Architectures;

public sealed class RecognitionTests
{
    // Of torchvision's two builders the weights are the same; the first by name is taken where no export tells.
    private const string Twin = "torchvision/fasterrcnn-mobilenet-v3-large-fpn";

    public static TheoryData<string> Names => [.. ArchitectureRegistry.BuiltIn.Names.Where(n => n != Twin)];

    [Theory]
    [InlineData("rtdetr/rtdetr_r18vd.keys.tsv", "rtdetr/r18vd")]
    [InlineData("rtdetr/rtdetr_r50vd.keys.tsv", "rtdetr/r50vd")]
    [InlineData("rtdetr/rtdetrv2_r18vd.keys.tsv", "rtdetrv2/r18vd")]
    [InlineData("rtdetr/ultralytics_rtdetr-l.keys.tsv", "ultralytics/rtdetr-l")]
    [InlineData("rtmdet_tiny.keys.tsv", "rtmdet/tiny")]
    [InlineData("torchvision_fasterrcnn.keys.tsv", "torchvision/fasterrcnn-mobilenet-v3-large-320-fpn")]
    public void The_originals_keys_are_recognised_as_published(string keys, string name)
    {
        var guess = ArchitectureRegistry.BuiltIn.Recognise(Weights(Listed(keys)), artefact: null)[0];

        guess.Architecture.Should().Be(name);
        guess.Options.Select(o => o.Key).Should().BeSubsetOf(["project", "exp_on_reg", "input_size"], "every size is the default; the second release stores anchors, here of a smaller input");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_narrow_model_of_every_architecture_is_told_with_options_that_rebuild_it(string name)
    {
        using var model = ArchitectureRegistry.BuiltIn.Create(name, Narrow(name));
        var shapes = model.state_dict().ToDictionary(e => e.Key, e => e.Value.shape);

        var guess = ArchitectureRegistry.BuiltIn.Recognise(Weights(shapes.Select(s => (s.Key, s.Value))), artefact: null)[0];

        guess.Architecture.Should().Be(name);
        guess.Classes.Should().Be(3);
        using var rebuilt = ArchitectureRegistry.BuiltIn.Create(guess.Architecture, Map(guess.Options));
        rebuilt.state_dict().ToDictionary(e => e.Key, e => e.Value.shape).Should().BeEquivalentTo(shapes);
    }

    [Fact]
    public void Weights_of_nothing_known_are_nobody_s()
    {
        ArchitectureRegistry.BuiltIn.Recognise(Weights([("fc.weight", [10, 4]), ("fc.bias", [10])]), artefact: null).Should().BeEmpty();
        ArchitectureRegistry.BuiltIn.LooksFor.Should().HaveCount(4, "each family says what it looks for");
    }

    private static SpecMap Narrow(string name) => SpecOptions.Of(name.Split('/')[0] switch
    {
        "rtdetr" or "rtdetrv2" => [("num_classes", "3"), ("stem", "4 4 8"), ("widths", "8 12 16 20"), ("hidden", "32"), ("ffn", "48"), ("heads", "4")],
        "ultralytics" when name.Contains("resnet", StringComparison.Ordinal) => [("num_classes", "3"), ("stem", "8"), ("widths", "4 8 12 16"), ("hidden", "32"), ("ffn", "48"), ("heads", "4")],
        "ultralytics" => [("num_classes", "3"), ("stem", "4 8"), ("middles", "4 6 8 10"), ("widths", "8 16 24 32"), ("hidden", "32"), ("ffn", "48"), ("heads", "4")],
        "rtmdet" => [("num_classes", "3"), ("widen_factor", "0.125")],
        _ => [("num_classes", "3"), ("width_mult", "0.5"), ("reduced_tail", "true"), ("fpn_channels", "32"), ("representation_size", "64")],
    });

    private static SpecMap Map(ImmutableArray<GuessedOption> options) => SpecOptions.Of([.. options.Select(o => (o.Key, o.Value.Trim('[', ']').Replace(",", string.Empty, StringComparison.Ordinal)))]);

    private static CheckpointWeights Weights(IEnumerable<(string Name, long[] Shape)> entries) => new()
    {
        StateDict = new(entries.Select(e => new ShapeEntry(e.Name, e.Shape))),
        Entry = string.Empty,
        Layout = "raw state dict",
    };

    private static IEnumerable<(string Name, long[] Shape)> Listed(string keys) =>
        from line in File.ReadLines(TestData.PathOf(keys))
        where line.Length > 0
        let columns = line.Split('\t')
        let sizes = columns[2].Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (columns[0], Array.ConvertAll(sizes, s => long.Parse(s, CultureInfo.InvariantCulture)));

    // Recognition must read no value: only names and shapes.
    private sealed class ShapeEntry(string name, long[] shape) : StateEntry(name, ElementType.Float32, [.. shape])
    {
        public override TensorData Read() => throw new InvalidOperationException($"The values of {Name} were read.");
    }
}
