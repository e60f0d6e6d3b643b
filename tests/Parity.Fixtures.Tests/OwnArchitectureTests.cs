using Parity.Goldens;
using Parity.Hosting;
using Parity.Specs;
using Parity.Tensors;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures.Tests;

/// <summary>A spec whose reference is an architecture of a team's own assembly (samples/team-architecture), which this project does not reference: the spec names it.</summary>
public sealed class OwnArchitectureTests
{
    private static readonly string Assembly =
        Path.GetFullPath(Path.Combine("..", "..", "TeamNet", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "TeamNet.dll"), AppContext.BaseDirectory);

    private readonly string _root = Directory.CreateTempSubdirectory("parity-own-").FullName;

    public OwnArchitectureTests()
    {
        foreach (var folder in (string[])["images", "candidate", "goldens"])
        {
            Directory.CreateDirectory(Path.Combine(_root, folder));
        }

        File.Copy(RepositoryRoot.File("goldens", "images", "shapes", "scene-1.png"), Path.Combine(_root, "images", "a.png"));
        File.Copy(Data("net.pth"), Path.Combine(_root, "net.pth"));
        File.Copy(Data("a.png.npz"), Path.Combine(_root, "candidate", "a.png.npz"));
    }

    [Fact]
    public async Task Every_case_passes_where_the_team_s_network_answers_as_pytorch_does()
    {
        var spec = Spec(Assembly);
        Accept(spec);

        var messages = await Run(spec);

        messages.OfType<ITestFailed>().SelectMany(f => f.Messages).Should().BeEmpty();
        messages.OfType<ITestPassed>().Select(p => p.Test.DisplayName).Should().Equal(
            "net › pytorch › a.png", "net › catches divide-by-225", "net › catches bgr", "net › images and goldens accounted for");
    }

    [Fact]
    public async Task An_export_whose_boxes_lie_elsewhere_fails_with_the_limit_and_what_was_found()
    {
        var spec = Spec(Assembly);
        Accept(spec);
        var recorded = Path.Combine(_root, "candidate", "a.png.npz");
        var outputs = NpzFile.Read(recorded);
        File.Delete(recorded);
        NpzFile.Write(recorded, [.. outputs.Select(o => KeyValuePair.Create(o.Key, o.Key == "pred_boxes" ? Moved(o.Value) : o.Value))]);

        var failures = (await Run(spec)).OfType<ITestFailed>().ToList();

        failures.Should().ContainSingle().Which.Test.DisplayName.Should().Be("net › pytorch › a.png");
        failures[0].Messages[0].Should().Contain("box").And.Contain("0.01").And.NotContain("   at ");
    }

    [Fact]
    public async Task An_assembly_that_is_not_built_is_one_failing_case_that_names_it_and_the_fix()
    {
        var messages = await Run(Spec("bin/Gone.dll"));

        var failure = messages.OfType<ITestFailed>().Should().ContainSingle().Subject;
        failure.Test.DisplayName.Should().Be("net.yaml › cannot be used");
        failure.Messages[0].Should().MatchRegex(@"net\.yaml:6:\d+: ").And.Contain($"{Path.Combine(_root, "bin", "Gone.dll")} does not exist; build the project that holds the architecture first").And.NotContain("   at ");
    }

    private static string Data(string file) => RepositoryRoot.File("tests", "Parity.Cli.Tests", "Data", "torchscript", file);

    private static async Task<IReadOnlyList<IMessageSinkMessage>> Run(string spec)
    {
        using var parity = new ParityFixture();
        List<IMessageSinkMessage> messages = [];
        foreach (var testCase in new TheoryRun(typeof(ParityTheoryTests.Careful), nameof(ParityTheoryTests.Careful.Holds), spec).Cases())
        {
            messages.AddRange(await TheoryRun.Run(testCase, parity));
        }

        return messages;
    }

    private static void Accept(string file)
    {
        var spec = SpecFile.Load(file, ParityHost.Default.Vocabulary);
        using var run = ParityHost.Default.Open(spec);
        foreach (var proposed in run.ProposeGoldens())
        {
            new GoldenAcceptor(spec, onServer: false).Accept(proposed.Golden, proposed.Overlay);
        }
    }

    private static TensorData Moved(TensorData boxes) => TensorData.From<float>([.. boxes.ToFloat32().Select(v => v + 0.001f)], [.. boxes.Shape]);

    private string Spec(string assembly)
    {
        var path = Path.Combine(_root, "net.yaml");
        File.WriteAllText(path, $$"""
            model: net
            labels: [one, two, three]
            images: [images/*.png]
            preprocess: { preset: rtdetr, set: { resize: { size: [64, 64] } } }
            reference:
              checkpoint: net.pth
              architecture: team/net
              assembly: "{{assembly.Replace('\\', '/')}}"
              options: { num_classes: 3 }
            candidates:
              pytorch: { recorded: candidate }
            detections: { decoder: rtdetr-raw, score_threshold: 0.5 }
            tolerance: { box_px: 0.01, score: 0.00001 }
            faults: [divide-by-225, bgr]
            """);
        return path;
    }
}
