using Google.Protobuf;
using Parity.Onnx.Models;
using Parity.Checkpoints;
using Parity.Onnx.Analysis;
using Parity.Onnx.Lint;
using Parity.Onnx.Protos;
using Parity.Onnx.Weights;

namespace Parity.Onnx.Tests.Reading;

public sealed class BrokenFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[], string> ForeignFiles => new()
    {
        { "empty", [], "*it is empty*" },
        { "zip", "PK\x03\x04rest of a checkpoint"u8.ToArray(), "*zip archive*reference.checkpoint*" },
        { "lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:00"u8.ToArray(), "*Git LFS pointer; run `git lfs pull`*" },
        { "engine", "ftrt\0\0\0\0"u8.ToArray(), "*TensorRT engine; write `engine:`*" },
        { "pickle", [0x80, 2, 0x8A, 10], "*Python pickle*" },
        { "html", "\n<!DOCTYPE html><html>"u8.ToArray(), "*HTML page*" },
        { "ort", "\x18\0\0\0ORTM\0\0\0\0"u8.ToArray(), "*.ort format*" },
        { "safetensors", "\x40\0\0\0\0\0\0\0{\"a\":"u8.ToArray(), "*safetensors*" },
        { "text", "model: fasterrcnn"u8.ToArray(), "*is not an ONNX file: its first bytes*" },
    };

    [Theory]
    [MemberData(nameof(ForeignFiles))]
    public void A_foreign_file_is_named_for_what_it_is(string kind, byte[] content, string message)
    {
        var path = _folder.Write(kind + ".onnx", content);

        FluentActions.Invoking(() => OnnxModel.Load(path)).Should().Throw<ParityException>().WithMessage(message).WithMessage($"{path}*");
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        FluentActions.Invoking(() => OnnxModel.Load(Path.Combine(_folder.Path, "no.onnx"))).Should().Throw<ParityException>().WithMessage("*does not exist*");
        FluentActions.Invoking(() => OnnxModel.Load(_folder.Path)).Should().Throw<ParityException>().WithMessage("*is a folder*");
    }

    [Fact]
    public void Every_truncation_of_a_real_export_is_refused()
    {
        var whole = File.ReadAllBytes(Sample.File("runner", "branch.onnx"));
        OnnxModel.Parse(whole, "whole.onnx").Graph.Nodes.Should().NotBeEmpty();

        var messages = Enumerable.Range(1, whole.Length - 1).Select(length =>
            FluentActions.Invoking(() => OnnxModel.Parse(whole.AsSpan(0, length), "cut.onnx")).Should().Throw<ParityException>().Which.Message).ToList();

        messages.Should().OnlyContain(m => m.StartsWith("cut.onnx is", StringComparison.Ordinal));
        messages.Skip(40).Take(600).Should().OnlyContain(m => m.Contains("is cut short: its last part needs", StringComparison.Ordinal));
    }

    [Fact]
    public void Mutated_files_end_in_a_model_or_a_clear_error()
    {
        var random = new Random(1);
        var seeds = new[] { "branch.onnx", "typed-data.onnx", "two-inputs.onnx" }.Select(n => File.ReadAllBytes(Sample.File("runner", n))).ToArray();
        var (read, refused) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var bytes = seeds[i % seeds.Length].ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ReadEverything(OnnxModel.Parse(bytes, "mutated.onnx"));
                read++;
            }
            catch (ParityException)
            {
                refused++;
            }
        }

        (read, refused).Should().Match<(int Read, int Refused)>(c => c.Read > 500 && c.Refused > 500, "both outcomes must have been met");
    }

    [Fact]
    public void Mutated_files_can_be_looked_into_without_a_crash()
    {
        using var checkpoint = CheckpointFile.Open(Sample.File("weights", "convnet.pth"));
        var weights = checkpoint.SelectWeights("model").StateDict;
        var random = new Random(2);
        var seeds = new[] { "convnet.onnx", "repnet-deployed.onnx", "attention.onnx" }.Select(n => File.ReadAllBytes(Sample.File("weights", n))).ToArray();
        var (looked, refused) = (0, 0);
        for (var i = 0; i < 600; i++)
        {
            var bytes = seeds[i % seeds.Length].ToArray();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                // Two in three mutations hit the structure, which the weights' bytes outweigh.
                bytes[random.Next(3) > 0 ? random.Next(1000) : random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                var model = OnnxModel.Parse(bytes, "mutated.onnx");
                ModelLint.Suspicions(model).Should().NotBeNull();
                WeightParity.Compare(weights, model).Rows.Should().HaveCount(weights.Entries.Count);
                looked++;
            }
            catch (ParityException)
            {
                refused++;
            }
        }

        (looked, refused).Should().Match<(int Looked, int Refused)>(c => c.Looked > 50 && c.Refused > 50, "both outcomes must have been met");
    }

    [Fact]
    public void Circles_and_endless_chains_in_a_graph_end()
    {
        var graph = new GraphProto();
        graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "a" }, Output = { "b" } });
        graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "b" }, Output = { "a" } });
        graph.Node.Add(new NodeProto { OpType = "Reshape", Input = { "x0", "a" }, Output = { "y" } });
        for (var i = 0; i < 100_000; i++)
        {
            graph.Node.Add(new NodeProto { OpType = "Relu", Input = { $"x{i + 1}" }, Output = { $"x{i}" } });
        }

        var index = GraphIndex.All(OnnxModel.Parse(new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 16 } } }.ToByteArray(), "chain.onnx")).Single();

        index.Stored("a").Should().BeNull();
        new RankInference(index).Of("x0").Should().BeNull();
        new RankInference(index).Of("y").Should().BeNull();
    }

    [Fact]
    public void A_file_of_empty_messages_is_refused_before_it_takes_memory()
    {
        // Two bytes a node: 40 MB would become 4 GB of objects.
        var nodes = new byte[40_000_000];
        for (var i = 0; i < nodes.Length; i += 2)
        {
            nodes[i] = 0x0A;
        }

        var bomb = WithGraph(nodes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => OnnxModel.Parse(bomb, "bomb.onnx")).Should().Throw<ParityException>().WithMessage("*more than 1000000 nodes*");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(5_000_000, "nothing is built before the structure is known");
    }

    [Fact]
    public void Graphs_nested_without_end_are_refused()
    {
        var graph = Array.Empty<byte>();
        for (var level = 0; level < 200; level++)
        {
            // graph.node { attribute { g { … } } }
            graph = Field(1, Field(5, Field(6, graph)));
        }

        FluentActions.Invoking(() => OnnxModel.Parse(WithGraph(graph), "deep.onnx")).Should().Throw<ParityException>().WithMessage("*nested deeper than 64*");
    }

    [Theory]
    [InlineData(1L << 60)]
    [InlineData(-1L)]
    public void A_tensor_that_claims_an_absurd_shape_is_refused(long dimension)
    {
        var model = new ModelProto { IrVersion = 8, Graph = new() { Initializer = { new TensorProto { Name = "w", DataType = 1, Dims = { dimension, 4 } } } }, OpsetImport = { new OperatorSetIdProto { Version = 16 } } };

        var tensor = OnnxModel.Parse(model.ToByteArray(), "absurd.onnx").Graph.Initializers[0];

        tensor.Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage("*\"w\" claims the shape*");
    }

    [Fact]
    public void A_tensor_whose_bytes_do_not_fit_its_shape_is_refused()
    {
        var model = new ModelProto { IrVersion = 8, Graph = new() { Initializer = { new TensorProto { Name = "w", DataType = 1, Dims = { 3 }, RawData = ByteString.CopyFrom(new byte[8]) } } }, OpsetImport = { new OperatorSetIdProto { Version = 16 } } };

        var tensor = OnnxModel.Parse(model.ToByteArray(), "short.onnx").Graph.Initializers[0];

        tensor.Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage("*float32 [3] takes 12 bytes; the file holds 8*");
    }

    private static void ReadEverything(OnnxModel model)
    {
        foreach (var tensor in model.Graph.WithBodies().SelectMany(g => g.Initializers.Concat(g.Nodes.SelectMany(n => n.Attributes).Select(a => a.Tensor).OfType<OnnxTensor>())))
        {
            tensor.Read();
        }
    }

    private static byte[] WithGraph(byte[] graph) => [0x08, 8, .. Field(7, graph), .. Field(8, [0x10, 16])];

    private static byte[] Field(int number, byte[] content)
    {
        var length = new List<byte>();
        for (var rest = (uint)content.Length; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                length.Add((byte)rest);
                return [(byte)((number << 3) | 2), .. length, .. content];
            }

            length.Add((byte)(rest | 0x80));
        }
    }
}
