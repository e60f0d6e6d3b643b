using System.Text;
using Parity.Checkpoints;

namespace Parity.Tests.Checkpoints.WrongFiles;

public sealed class WrongFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-wrong-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("optimizer-only.pth", "expected model weights, found an optimizer's state")]
    [InlineData("trainer-without-model.pth", "found a trainer's state without its model (optimizer: a dict of 2, lr_scheduler: a dict of 8, epoch: an integer)")]
    [InlineData("settings-only.pth", "found a dict whose entries are no weights (epoch: an integer, loss: a list of 2, classes: a tuple of 2)")]
    [InlineData("onnx-named.pth", "found an ONNX model. Name it under candidates with \"onnx:\"")]
    [InlineData("torchscript.pth", "found a TorchScript archive (torch.jit.save). Name it in the spec with \"torchscript:\"")]
    [InlineData("lfs-pointer.pth", "found a Git LFS pointer (the real file has 80400000 bytes): the repository was cloned without its large files. Run \"git lfs pull\"")]
    [InlineData("webpage.pth", "found a web page (\"Sign in\")")]
    [InlineData("webpage-xml.pth", "found an XML document")]
    [InlineData("empty.pth", "found an empty file")]
    [InlineData("text.pth", "found text (\"epoch: 3\")")]
    [InlineData("truncated-zip.pth", "the file is cut off")]
    [InlineData("truncated-legacy.pth", "The file is cut off or damaged")]
    [InlineData("truncated.safetensors", "The file is cut off or damaged")]
    [InlineData("quantized.pth", "tensor \"weight\" is an object of torch._utils._rebuild_qtensor: quantised, sparse and storage-less tensors are not read here")]
    [InlineData("hostile/os-system-protocol0.pkl", "found a Python pickle of protocol 0 or 1, which starts with a call of posix.system; torch.save writes protocol 2 and later. Nothing in it was executed")]
    [InlineData("hostile/os-system-protocol1.pkl", "found a Python pickle of protocol 0 or 1, which starts with a call of posix.system")]
    [InlineData("complex.pth", "tensor \"spectrum\" has the number format complex64, which is not read here")]
    public void The_message_says_what_the_file_is_and_what_to_do(string name, string words) =>
        CheckpointRefusalTests.Refuse(FixtureFile.PathOf(name)).Message.Should().Contain(words);

    [Fact]
    public void An_evaluation_result_is_named_and_the_checkpoints_above_it_are_listed_newest_first()
    {
        var eval = Directory.CreateDirectory(Path.Combine(_folder, "eval")).FullName;
        File.Copy(FixtureFile.PathOf("rtdetr-eval/latest.pth"), Path.Combine(eval, "latest.pth"));
        foreach (var name in new[] { "checkpoint.pth", "checkpoint0009.pth", "checkpoint0071.pth", "log.txt", "eval.pth" })
        {
            File.WriteAllText(Path.Combine(_folder, name), "a checkpoint");
        }

        var exception = CheckpointRefusalTests.Refuse(Path.Combine(eval, "latest.pth"));
        exception.Kind.Should().Be(CheckpointProblem.NoWeights);
        exception.Detail.Should().Be(
            "expected model weights, found COCO evaluation results (parameters, counts, precision, recall, scores), which a trainer saves under eval/: not a model. "
            + "The model is in checkpoint.pth, checkpointNNNN.pth, last.pth or best.pth in the training's output folder, one above eval/. "
            + "Near it: ../checkpoint0071.pth, ../checkpoint0009.pth, ../checkpoint.pth.");
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart_and_name_what_lies_there()
    {
        File.WriteAllText(Path.Combine(_folder, "best.pth"), "a checkpoint");
        var missing = CheckpointRefusalTests.Refuse(Path.Combine(_folder, "bets.pth"));
        missing.Kind.Should().Be(CheckpointProblem.Unreadable);
        missing.Detail.Should().Be("there is no such file. Near it: best.pth.");
        CheckpointRefusalTests.Refuse(_folder).Detail.Should().Be("expected a checkpoint file, found a folder. Name the file inside it. Near it: best.pth.");
    }

    [Theory]
    [InlineData(new byte[] { 0x1f, 0x8b, 8, 0 }, "a gzip file: unpack it first")]
    [InlineData(new byte[] { 0x89, (byte)'H', (byte)'D', (byte)'F' }, "an HDF5 file")]
    [InlineData(new byte[] { (byte)'f', (byte)'t', (byte)'r', (byte)'t', 0, 0 }, "a TensorRT engine")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "9 bytes that start with zeros only: the copy or download was interrupted")]
    [InlineData(new byte[] { (byte)'(', (byte)'d', (byte)'p', (byte)'0', (byte)'\n', (byte)'.' }, "a Python pickle of protocol 0 or 1; torch.save")]
    [InlineData(new byte[] { (byte)'}', (byte)'q', 0, (byte)'.' }, "a Python pickle of protocol 0 or 1; torch.save")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "4 bytes of unknown kind (they start with 01020304)")]
    public void Other_kinds_of_files_are_named_by_their_first_bytes(byte[] bytes, string words) => Refuse(bytes).Should().Contain(words);

    [Theory]
    [InlineData("archive.npy", "a NumPy archive (.npz)")]
    [InlineData("model/archive_format", "an exported program (torch.export, .pt2)")]
    [InlineData("readme.txt", "a zip archive that torch.save did not write (it holds readme.txt)")]
    public void Other_zip_archives_are_named_by_their_entries(string entry, string words) => Refuse(ArchiveWriter.Write((entry, [1]))).Should().Contain(words);

    [Fact]
    public void Names_in_a_hostile_file_cannot_command_the_terminal()
    {
        var text = Refuse(Encoding.UTF8.GetBytes("hello \u001b[31mred\u202e\n"));
        text.Should().Contain("hello ?[31mred?").And.NotContain("\u001b");
    }

    [Fact]
    public void A_safetensors_file_under_a_torch_name_is_read_and_reported()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("safetensors-named.pth"));
        file.Inspect().Notes.Should().Contain("this is a safetensors file under the name of a torch checkpoint (.pth): torch.load refuses it; rename it to .safetensors");
    }

    private string Refuse(byte[] bytes)
    {
        var path = Path.Combine(_folder, "file.pth");
        File.WriteAllBytes(path, bytes);
        return CheckpointRefusalTests.Refuse(path).Message;
    }
}
