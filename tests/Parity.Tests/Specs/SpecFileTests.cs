using Parity.Specs;

namespace Parity.Tests.Specs;

public sealed class SpecFileTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_spec_is_bound_with_absolute_paths_and_defaults()
    {
        var spec = _folder.Load(SpecFolder.Sound);

        spec.Model.Should().Be("shapes");
        spec.File.Should().Be(_folder.PathOf("spec.yaml"));
        spec.Labels.Should().Equal("__background__", "circle");
        spec.Images.Names.Should().Equal("a.png", "blank.png");
        spec.Images.PathOf("a.png").Should().Be(_folder.PathOf("images/a.png"));
        spec.Preprocess.Preset.Should().Be("torchvision-detection");
        spec.Reference!.Source.Should().Be(_folder.PathOf("models/checkpoint.pth"));
        spec.Reference.Kind.Should().Be("checkpoint");
        spec.Reference.Device.Should().Be("cpu");
        spec.Reference.Options!.Entries.Should().ContainSingle().Which.Key.Text.Should().Be("num_classes");
        spec.Detections.Should().BeEquivalentTo(new { Decoder = (string?)null, ScoreThreshold = 0.5, Settings = (SpecMap?)null });
        spec.Tolerance.Should().Be(new ToleranceSpec());
        spec.Expect.Images.Should().Be(2);
        spec.Expect.Empty.Should().Equal("blank.png");
        spec.Faults.Should().ContainSingle().Which.Name.Should().Be("bgr");
        var candidate = spec.Candidates.Should().ContainSingle().Which;
        candidate.Should().BeEquivalentTo(new { Name = "onnx", Kind = "onnx", Provider = "cpu", Source = _folder.PathOf("models/model.onnx"), Device = (string?)null });
        candidate.Tolerance.Should().Be(spec.Tolerance);
        candidate.At.Line.Should().Be(11);
        candidate.SourceAt.Should().Be(new SpecLocation(_folder.PathOf("spec.yaml"), 12, 11));
    }

    [Fact]
    public void All_problems_are_reported_together_in_the_order_of_the_file()
    {
        var problems = _folder.ProblemsOf("""
            modle: shapes
            labels: []
            images: [images/*.jpg]
            preprocess: torchvision-detecton
            candidates:
              onnx: { onnx: models/model.onnx, provider: cdua, treads: 2 }
            detections: { score_threshold: 1.5 }
            tolerance: { box_px: -1, score: "0.1", label: close }
            faults: [bgrr, empty, empty]
            """);

        problems.Should().Equal(
            "1:1: the spec needs \"model\".",
            "1:1: unknown key \"modle\" in the spec; did you mean \"model\"?",
            "2:1: \"labels\" is empty; list the class names by label index.",
            $"3:10: \"images/*.jpg\" matches no image in \"{_folder.PathOf("images")}\".",
            "4:13: unknown preset \"torchvision-detecton\"; did you mean \"torchvision-detection\"?",
            "6:46: unknown provider \"cdua\"; did you mean \"cuda\"?",
            "6:52: unknown key \"treads\" in onnx; did you mean \"threads\"?",
            "7:32: \"score_threshold\" must be a number of at least 0 and below 1; found \"1.5\".",
            "8:22: \"box_px\" must be a number of at least 0; found \"-1\".",
            "8:33: \"score\" must be a number from 0 to 1; found the text \"0.1\": remove its quotes.",
            "8:47: \"label\" cannot be \"close\"; known: exact",
            "9:10: unknown fault \"bgrr\"; did you mean \"bgr\"?",
            "9:23: \"empty\" stands twice in \"faults\"; keep one.");
    }

    [Fact]
    public void The_message_of_the_exception_lists_every_problem_with_file_line_and_column()
    {
        var path = _folder.Write("spec.yaml", SpecFolder.Sound.Replace("model: shapes", "model: a/b").Replace("[bgr]", "[brg]"));

        FluentActions.Invoking(() => SpecFile.Load(path)).Should().Throw<SpecException>().Which.Message.Split(Environment.NewLine).Should().Equal(
            $"{path}:1:8: the model name \"a/b\" becomes a folder name and cannot be used: it holds '/', which file names cannot have.",
            $"{path}:16:10: unknown fault \"brg\"; did you mean \"bgr\"?");
    }

    [Fact]
    public void A_missing_spec_names_what_lies_near_it()
    {
        _folder.Write("specs/shapes.yaml", SpecFolder.Sound);

        FluentActions.Invoking(() => SpecFile.Load(_folder.PathOf("specs/shape.yaml"))).Should().Throw<ParityException>()
            .WithMessage("*shape.yaml* cannot be read: there is no such file. Near it: \"shapes.yaml\".");
    }

    [Fact]
    public void A_text_can_be_validated_without_its_file() =>
        SpecFile.Parse(SpecFolder.Sound, _folder.PathOf("not-there.yaml")).Images.Names.Should().HaveCount(2);
}
