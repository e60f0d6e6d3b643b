using Google.Protobuf;
using Parity.Onnx.Models;
using Parity.Onnx.Protos;

namespace Parity.Onnx.Tests.Reading;

public sealed class ExternalDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/hostname")]
    [InlineData("sub/../../secret")]
    [InlineData("..\\secret")]
    [InlineData("C:\\secret")]
    [InlineData("sub//secret")]
    [InlineData("")]
    public void A_path_that_leaves_the_models_folder_is_refused(string location)
    {
        var tensor = Tensor(location, "0", "8");

        tensor.Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage($"*\"w\" in \"{location}\"; expected a path inside the model's own folder*");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var tensor = Tensor("weights.bin", "0", "8");

        tensor.Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage("*weights.bin, which does not exist. Copy the external data beside the model*");
    }

    [Theory]
    [InlineData("0", "8", 7)]
    [InlineData("4", "8", 11)]
    [InlineData("9223372036854775807", "8", 64)]
    public void A_file_that_is_too_short_is_refused_with_the_bytes_it_lacks(string offset, string length, int fileLength)
    {
        _folder.Write("weights.bin", new byte[fileLength]);

        Tensor("weights.bin", offset, length).Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage($"*the file has {fileLength}*");
    }

    [Theory]
    [InlineData("0", "9", "*takes 8 bytes by its shape*states 9*")]
    [InlineData("-1", "8", "*offset \"-1\"*")]
    [InlineData("0", "x", "*length \"x\"*")]
    public void Numbers_that_contradict_the_shape_are_refused(string offset, string length, string message)
    {
        _folder.Write("weights.bin", new byte[64]);

        Tensor("weights.bin", offset, length).Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage(message);
    }

    [Fact]
    public void An_offset_is_honoured()
    {
        _folder.Write("weights.bin", [0, 0, 0, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0]);

        Tensor("weights.bin", "4", "8").Read().ToFloat32().Should().Equal(1.5f, -2f);
    }

    private OnnxTensor Tensor(string location, string offset, string length)
    {
        var proto = new TensorProto { Name = "w", DataType = 1, DataLocation = 1, Dims = { 2 } };
        proto.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        proto.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset });
        proto.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = length });
        var model = new ModelProto { IrVersion = 8, Graph = new() { Initializer = { proto } }, OpsetImport = { new OperatorSetIdProto { Version = 16 } } };
        return OnnxModel.Load(_folder.Write("model.onnx", model.ToByteArray())).Graph.Initializers[0];
    }
}
