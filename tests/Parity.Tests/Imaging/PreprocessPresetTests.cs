using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Tests.Imaging;

public sealed class PreprocessPresetTests
{
    private static readonly Dictionary<string, PreprocessPipeline> Others = new()
    {
        ["torch-float"] = TorchFloat(ResizeFilter.TorchBilinear),
        ["torch-float-antialias"] = TorchFloat(ResizeFilter.TorchBilinearAntialias),
        ["rtdetr-half"] = new([.. PreprocessPipeline.Preset("rtdetr").Steps, new DtypeStep(ElementType.Float16)]),
    };

    public static TheoryData<string> Recipes() => [.. PreprocessData.Rows("presets.tsv").Select(r => r[0]).Distinct()];

    public static TheoryData<string> Presets() => [.. PreprocessPresets.Names];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Makes_the_tensor_of_the_original_code_to_the_bit(string recipe)
    {
        var pipeline = Others.GetValueOrDefault(recipe) ?? PreprocessPipeline.Preset(recipe);
        var rows = PreprocessData.Rows("presets.tsv").Where(r => r[0] == recipe).ToList();

        var wrong = new List<string>();
        foreach (var row in rows)
        {
            var tensor = pipeline.Run(PreprocessData.Picture(row[1])).Tensor;
            if (PreprocessData.Sha256(tensor.Bytes.Span) != row[4] || string.Join(',', tensor.Shape) != row[2] || tensor.ElementType.DisplayName() != row[3])
            {
                wrong.Add($"{row[1]}: {tensor}");
            }
        }

        rows.Should().HaveCountGreaterThan(6);
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void A_letterbox_is_OpenCVs_to_the_byte()
    {
        var pipeline = new PreprocessPipeline([new LetterboxStep(640, 640, ResizeFilter.OpencvLinear), new LayoutStep(TensorLayout.Hwc)]);
        var rows = PreprocessData.Rows("letterbox.tsv").ToList();

        var found = rows.Select(row => PreprocessData.Sha256(pipeline.Run(PreprocessData.Picture(row[0])).Tensor.Bytes.Span));

        rows.Should().HaveCount(3);
        found.Should().Equal(rows.Select(row => row[1]));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_written_out_as_a_spec_binds_to_the_same_steps(string name)
    {
        var preset = PreprocessPipeline.Preset(name);
        var problems = new SpecProblems();

        var bound = PreprocessPipeline.Bind(new(null, [.. preset.Steps.Select(s => s.ToSpec(default))]), problems);

        problems.Items.Should().BeEmpty();
        bound!.Steps.Should().Equal(preset.Steps);
        bound.Identity.Should().Be(preset.Identity);
    }

    [Fact]
    public void No_two_presets_have_the_same_identity()
    {
        PreprocessPresets.Names.Select(n => PreprocessPipeline.Preset(n).Identity).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_unknown_preset_gets_a_suggestion()
    {
        var act = () => PreprocessPipeline.Preset("rt-detr");

        act.Should().Throw<ParityException>().WithMessage("Unknown preset \"rt-detr\"; did you mean \"rtdetr\"?");
    }

    private static PreprocessPipeline TorchFloat(ResizeFilter filter) => new(
    [
        ScaleStep.DivideBy(255),
        new ResizeStep(new StretchRule(256, 224), filter),
        NormalizeStep.ImageNet,
        new BatchStep(),
    ]);
}
