using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Running;

namespace Parity.Torch.Tests.Running;

public sealed class DoublePrecisionRunnerTests
{
    [Theory]
    [InlineData("rtdetr-shapes.yaml")]
    [InlineData("ultralytics-rtdetr-shapes.yaml")]
    [InlineData("rtmdet-shapes.yaml")]
    [InlineData("fasterrcnn-shapes.yaml")]
    public void Each_family_runs_in_float64_and_differs_from_float32_by_its_rounding_alone(string file)
    {
        var spec = SpecFile.Load(RepositoryRoot.File("specs", file));
        var image = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!.Run(spec.Images.PathOf("scene-1.png"));
        var input = new ModelInput("scene-1.png", image.Tensor, image.Geometry);
        using var single = TorchRunner.Load(spec.Reference!);
        using var twice = DoublePrecisionRunner.Load(spec.Reference!, ArchitectureRegistry.BuiltIn);

        var (expected, found) = (twice.Run(input), single.Run(input));

        found.Names.Should().Equal(expected.Names);
        var differences = found.Names.SelectMany(n => Relative(found[n].ToFloat32(), expected[n].ToFloat32())).ToList();
        differences.Should().NotBeEmpty();
        differences.Max().Should().BeInRange(1e-9, 1e-3, "float32 rounds at 6e-8, and a network adds it up");
    }

    private static IEnumerable<double> Relative(float[] found, float[] expected)
    {
        found.Should().HaveSameCount(expected);
        var scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        return found.Zip(expected, (a, b) => Math.Abs((double)a - b) / scale);
    }
}
