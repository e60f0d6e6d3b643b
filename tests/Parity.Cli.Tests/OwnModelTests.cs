namespace Parity.Cli.Tests;

/// <summary>References that are not Parity's own: a team's assembly, and a TorchScript archive.</summary>
public sealed class OwnModelTests : IDisposable
{
    private readonly OwnModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_architecture_of_a_team_s_own_assembly_answers_as_pytorch_does()
    {
        _folder.SpecOf(OwnModelFolder.Assembly);

        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity, _folder.Out + _folder.Error);

        _folder.Out.Should().Contain("Parity.");
    }

    [Fact]
    public async Task A_new_spec_names_the_assembly_and_can_be_checked()
    {
        (await _folder.Run("new", "net.pth", "--assembly", OwnModelFolder.Assembly, "--images", "images/*.png", "--output", "specs/net.yaml", "--no-run")).Should().Be(ExitCodes.Parity, _folder.Error);

        File.ReadAllText(Path.Combine(_folder.Root, "specs", "net.yaml")).Should().Contain("architecture: team/net").And.Contain("TeamNet.dll").And.Contain("options: { num_classes: 3, width: 8 }");
        (await _folder.Run("check")).Should().Be(ExitCodes.Parity, _folder.Error);
    }

    [Theory]
    [InlineData("../gone.dll", "team/net", "gone.dll does not exist; build the project")]
    [InlineData("../net.pt", "team/net", "net.pt is no .NET assembly")]
    [InlineData(null, "team/nett", "\"team/nett\" is no known architecture; did you mean \"team/net\"?")]
    public async Task An_assembly_that_cannot_be_used_is_a_problem_of_the_spec(string? assembly, string architecture, string problem)
    {
        _folder.Spec($"checkpoint: ../net.pth\narchitecture: {architecture}\nassembly: \"{assembly ?? OwnModelFolder.Assembly.Replace('\\', '/')}\"");

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("net.yaml:6:").And.Contain(problem);
    }

    [Fact]
    public async Task An_assembly_without_architectures_says_so()
    {
        _folder.Spec($"checkpoint: ../net.pth\narchitecture: team/net\nassembly: \"{typeof(OwnModelTests).Assembly.Location.Replace('\\', '/')}\"");

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("holds no class marked [ParityArchitecture(\"team/net\")]");
    }

    [Fact]
    public async Task The_code_of_one_build_does_not_answer_for_another()
    {
        _folder.SpecOf(OwnModelFolder.Assembly);
        (await _folder.Run("check")).Should().Be(ExitCodes.Parity, _folder.Error);
        _folder.SpecOf(_folder.AnotherBuild());

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("is another build of TeamNet than").And.Contain("Name the same file in every spec");
    }

    [Fact]
    public async Task A_torchscript_reference_answers_as_pytorch_does()
    {
        _folder.Spec("torchscript: ../net.pt\noutputs: [pred_logits, pred_boxes]");

        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity, _folder.Out + _folder.Error);

        _folder.Out.Should().Contain("Parity.");
    }

    [Fact]
    public async Task A_script_that_calls_torchvision_is_refused_before_libtorch_sees_it()
    {
        _folder.Spec("torchscript: ../nms.pt");

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("nms.pt calls torchvision::nms, which libtorch does not bring").And.Contain("a load that fails ends the process");
    }

    [Fact]
    public async Task A_checkpoint_under_torchscript_is_told_apart()
    {
        _folder.Spec("torchscript: ../net.pth");

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("net.pth is no TorchScript archive: it lacks constants.pkl, code/");
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_before_libtorch_sees_it()
    {
        var path = Path.Combine(_folder.Root, "net.pt");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        _folder.Spec("torchscript: ../net.pt");

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("is no whole TorchScript archive");
    }

    [Fact]
    public async Task Too_few_names_for_the_outputs_are_a_verdict_with_the_fix()
    {
        _folder.Spec("torchscript: ../net.pt\noutputs: [pred_logits]");

        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("The model returns 2 tensors, and the spec's \"outputs\" names 1.");
    }
}
