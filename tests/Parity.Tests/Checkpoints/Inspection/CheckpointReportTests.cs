using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;
using Parity.Checkpoints.Storages;

namespace Parity.Tests.Checkpoints.Inspection;

public class CheckpointReportTests
{
    [Fact]
    public void The_report_says_what_a_file_is_where_its_weights_are_and_what_to_write_into_the_spec()
    {
        var path = FixtureFile.PathOf("rtdetr-v1.pth");
        Lines(path).Should().Equal(
            $"{path}: RT-DETR trainer v1",
            $"  torch.save zip archive, folder \"rtdetr-v1\", little-endian, {Kilobytes(path)} kB",
            "  - model: state dict, 9 tensors, 86 elements, 348 bytes of float32, int64",
            "      keys: backbone.conv1.conv1_1.* (6), encoder.input_proj.0.0.weight, decoder.dec_score_head.0.* (2)",
            "  * ema.module: state dict, 9 tensors, 86 elements, 348 bytes of float32, int64",
            "      keys: backbone.conv1.conv1_1.* (6), encoder.input_proj.0.0.weight, decoder.dec_score_head.0.* (2)",
            "  - optimizer: optimizer state, no weights, 3 tensors, 13 elements, 52 bytes of float32",
            "  date: '2024-05-17T09:30:00.123456'",
            "  last_epoch: 3",
            "  weights: ema.module (the averaged weights, which export and inference use; model holds the raw ones)",
            "  in the spec: weights: ema.module");
    }

    [Fact]
    public void Names_that_stayed_inert_are_counted_and_harmless_ones_raise_no_alarm()
    {
        var inspection = Inspect("mmengine-runner.pth");
        inspection.Inert.Select(i => (i.Key, i.Value)).Should().Equal(("__builtin__.getattr", 4), ("mmengine.logging.history_buffer.HistoryBuffer", 2));
        inspection.Dangerous.Should().BeEmpty();
    }

    [Theory]
    [InlineData("hostile/weights-beside-a-call.pth", "posix.system")]
    [InlineData("hostile/os-system-protocol2.pkl", "posix.system")]
    [InlineData("hostile/eval.pkl", "__builtin__.eval")]
    [InlineData("hostile/exec.pkl", "__builtin__.exec")]
    [InlineData("hostile/subprocess.pkl", "commands.Popen")]
    [InlineData("hostile/nested-pickle.pkl", "pickle.loads")]
    [InlineData("hostile/posix-system.pth", "posix.system")]
    [InlineData("hostile/newobj-ex.pth", "os.system")]
    [InlineData("hostile/stack-global.pth", "os.system")]
    [InlineData("hostile/dotted-name.pth", "torch.serialization.os.system")]
    [InlineData("hostile/getattr-chain.pkl", "__builtin__.__import__")]
    [InlineData("hostile/state-by-call.pkl", "posix.system")]
    public void A_pickle_that_would_run_code_is_called_dangerous_by_name(string name, string function)
    {
        var inspection = Inspect(name);
        inspection.Dangerous.Should().Contain(function);
        CheckpointReport.Lines(inspection).Should().Contain(l => l.StartsWith("  DANGER: torch.load would import or run", StringComparison.Ordinal));
    }

    // As attackers do it: the call stands before the real contents and its result is thrown away.
    [Theory]
    [InlineData("cos\nsystem\n(X\u0004\0\0\0truetR0}.", "os.system")]
    [InlineData("cos\nsystem\n0}.", "os.system")]
    [InlineData("cfunctools\npartial\ncsubprocess\nrun\nX\u0004\0\0\0true\u0086R0}.", "subprocess.run")]
    public void A_call_whose_result_is_thrown_away_is_still_called_dangerous(string pickle, string function)
    {
        byte[] bytes = [0x80, 2, .. System.Text.Encoding.Latin1.GetBytes(pickle)];
        using var file = CheckpointFile.Open(new MemorySource("planted.pth", ArchiveWriter.Write(("a/data.pkl", bytes))));
        file.Inspect().Dangerous.Should().Equal(function);
    }

    [Theory]
    [InlineData("mmdet.core.profile.Hook")]
    [InlineData("ultralytics.nn.tasks.RTDETRDetectionModel")]
    [InlineData("pathlib.PosixPath")]
    [InlineData("collections.OrderedDict")]
    public void Names_that_trainers_write_raise_no_alarm(string name)
    {
        var dot = name.LastIndexOf('.');
        byte[] bytes = [0x80, 2, .. System.Text.Encoding.Latin1.GetBytes($"c{name[..dot]}\n{name[(dot + 1)..]}\n)R.")];
        using var file = CheckpointFile.Open(new MemorySource("sound.pth", ArchiveWriter.Write(("a/data.pkl", bytes))));
        file.Inspect().Dangerous.Should().BeEmpty();
    }

    [Fact]
    public void A_file_without_weights_is_still_described()
    {
        var inspection = Inspect("rtdetr-eval/latest.pth");
        inspection.Layout.Should().Be("COCO evaluation results, no model");
        inspection.Problem.Should().StartWith("expected model weights, found COCO evaluation results");
        inspection.Entries.Should().BeEmpty();
    }

    [Fact]
    public void Devices_are_reported_where_they_are_not_the_processor()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("cuda-legacy.pth"));
        CheckpointReport.Lines(file.Inspect()).Should().Contain(l => l.EndsWith("float32, int64, saved on cuda:3", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Lines(string path)
    {
        using var file = CheckpointFile.Open(path);
        return CheckpointReport.Lines(file.Inspect());
    }

    private static CheckpointInspection Inspect(string name)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        return file.Inspect();
    }

    private static string Kilobytes(string path) => (new FileInfo(path).Length / 1e3).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
