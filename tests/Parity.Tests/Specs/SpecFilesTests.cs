using Parity.Specs;

namespace Parity.Tests.Specs;

public sealed class SpecFilesTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_that_are_there_pass() => SpecFiles.Check(_folder.Load(SpecFolder.Sound));

    [Fact]
    public void Every_missing_file_is_named_at_its_place_with_what_lies_near_it()
    {
        _folder.Write("models/checkpoint0059.pth", "content");
        var spec = _folder.Load(SpecFolder.Sound.Replace("models/checkpoint.pth", "models/chekpoint.pth").Replace("models/model.onnx", "model/model.onnx"));

        FluentActions.Invoking(() => SpecFiles.Check(spec)).Should().Throw<SpecException>().Which.Problems.Select(p => $"{p.At.Line}:{p.At.Column}: {p.Message}").Should().Equal(
            $"6:15: the checkpoint of reference, \"chekpoint.pth\", does not exist in {_folder.PathOf("models")}. Near it: \"checkpoint.pth\", \"checkpoint0059.pth\".",
            $"12:11: the onnx of candidate \"onnx\", \"model.onnx\", does not exist in {_folder.PathOf("model")}. Its folder does not exist either; \"{_folder.Root}\" has no \"model\" (did you mean \"models\"?).");
    }

    [Fact]
    public void A_skipped_candidate_and_a_reference_that_the_golden_stands_in_for_may_be_absent()
    {
        File.Delete(_folder.PathOf("models/checkpoint.pth"));
        File.Delete(_folder.PathOf("models/model.onnx"));
        var spec = _folder.Load(SpecFolder.Sound);

        SpecFiles.Check(spec, new HashSet<string> { "onnx" }, skipReference: true);
        SpecFiles.ReferenceProblem(spec)!.At.Line.Should().Be(6);
        SpecFiles.CandidateProblem(spec.Candidates[0])!.At.Line.Should().Be(12);
        FluentActions.Invoking(() => SpecFiles.Check(spec, new HashSet<string> { "onnx" })).Should().Throw<SpecException>().Which.Problems.Should().ContainSingle();
    }

    [Theory]
    [InlineData("", "is empty (0 bytes); copy or export it again.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n", "is a Git LFS pointer, not the file itself; run \"git lfs pull\".")]
    public void A_file_that_is_only_a_placeholder_is_named_as_such(string content, string words)
    {
        _folder.Write("models/model.onnx", content);

        FluentActions.Invoking(() => SpecFiles.Check(_folder.Load(SpecFolder.Sound))).Should().Throw<SpecException>()
            .WithMessage($"*:12:11: the onnx of candidate \"onnx\", \"model.onnx\", {words}");
    }

    [Fact]
    public void A_folder_is_no_model_but_may_hold_recorded_outputs()
    {
        FluentActions.Invoking(() => SpecFiles.Check(_folder.Load(SpecFolder.Sound.Replace("models/model.onnx", "models")))).Should().Throw<SpecException>()
            .WithMessage("*\"models\", is a folder; name the file in it.*");
        SpecFiles.Check(_folder.Load(SpecFolder.Sound.Replace("onnx: models/model.onnx", "recorded: models")));
        SpecFiles.Check(_folder.Load(SpecFolder.Sound.Replace("onnx: models/model.onnx", "command: dotnet {input} {output}")));
    }

    [Fact]
    public void The_program_and_the_folder_of_a_command_must_be_there()
    {
        _folder.Write("tools/infer.sh", "#!/bin/sh");
        var spec = _folder.Load(SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    command: no-such-program {input} {output}\n    working_directory: tool"));

        FluentActions.Invoking(() => SpecFiles.Check(spec)).Should().Throw<SpecException>().Which.Problems.Select(p => $"{p.At.Line}:{p.At.Column}: {p.Message}").Should().Equal(
            $"12:14: the program of candidate \"onnx\"'s command, \"no-such-program\", is not on the PATH; install it, or name it by its path from \"{_folder.PathOf("tool")}\".",
            $"13:24: the working directory of candidate \"onnx\"'s command, \"{_folder.PathOf("tool")}\", does not exist. Near it: \"tools\".");
    }

    [SkippableTheory]
    [InlineData("./infer.sh", "is no program that may be started; make it executable (chmod +x)*")]
    [InlineData("./infr.sh", "does not exist in *tools. Near it: \"infer.sh\".")]
    [InlineData("tools/infer.sh", "does not exist in *")]
    public void A_program_with_a_path_is_looked_for_from_its_working_directory(string program, string words)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows knows no executable bit");
        _folder.Write("tools/infer.sh", "#!/bin/sh");
        var spec = _folder.Load(SpecFolder.Sound.Replace("    onnx: models/model.onnx", $"    command: {program} {{input}} {{output}}\n    working_directory: tools"));

        SpecFiles.CandidateProblem(spec.Candidates[0])!.Message.Should().Match($"the program of candidate \"onnx\"'s command, \"{program}\", {words}");
    }
}
