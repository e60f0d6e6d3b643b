using Parity.Onnx.Models;
using Parity.Tensors;

namespace Parity.Onnx.Tests.Models;

public class OnnxModelTests
{
    [Fact]
    public void A_real_export_is_read_with_its_versions_and_signature()
    {
        var model = OnnxModel.Load(Sample.File("runner", "two-inputs.onnx"));

        (model.IrVersion, model.Opset).Should().Be((8, 16));
        model.Producer.Should().StartWith("pytorch 1.13");
        model.Graph.Inputs.Select(i => i.ToString()).Should().Equal("images float32 [N,3,height,width]", "orig_target_sizes int64 [N,2]");
        model.Graph.Outputs.Select(o => o.Name).Should().Equal("labels", "boxes", "scores");
        model.Graph.Outputs[0].DataType.Should().Be(OnnxDataType.Int64);
    }

    [Fact]
    public void The_graph_of_a_detector_is_read_with_nodes_and_settings()
    {
        var graph = OnnxModel.Load(Sample.File("faster-rcnn", "model.onnx")).Graph;

        graph.Nodes.Count(n => n.OpType == "NonMaxSuppression").Should().Be(0, "each stands in the body of an If that guards empty boxes");
        graph.WithBodies().SelectMany(g => g.Nodes).Count(n => n.OpType == "NonMaxSuppression").Should().Be(2);
        graph.Nodes.Single(n => n.OpType == "RoiAlign").Attribute("sampling_ratio")!.Int.Should().Be(2);
        graph.Initializers.Single(i => i.Name == "backbone.conv1.weight").Shape.Should().Equal(8, 3, 3, 3);
    }

    [Fact]
    public void The_bodies_of_an_If_are_read()
    {
        var graph = OnnxModel.Load(Sample.File("runner", "branch.onnx")).Graph;

        graph.WithBodies().Skip(1).Select(g => g.Nodes[^1].OpType).Should().BeEquivalentTo("Mul", "Sub");
    }

    [Fact]
    public void Weights_in_another_file_equal_those_that_were_exported()
    {
        var expected = NpzFile.Read(Sample.File("runner", "external-data.npz"));

        var weights = OnnxModel.Load(Sample.File("runner", "external-data.onnx")).Graph.Initializers;

        weights.Should().OnlyContain(w => w.IsExternal).And.HaveCount(2);
        weights.Single(w => w.Name == "weight").Read().Bytes.ToArray().Should().Equal(expected["weight"].Bytes.ToArray());
        weights.Single(w => w.Name == "bias").Read().Bytes.ToArray().Should().Equal(expected["bias"].Bytes.ToArray());
    }

    [Theory]
    [InlineData("float32", 1.5f, -2f)]
    [InlineData("float64", 1.5f, -2f)]
    [InlineData("float16", 1.5f, -2f)]
    [InlineData("bfloat16", 1.5f, -2f)]
    [InlineData("int8", 1f, -2f)]
    [InlineData("int16", 1f, -2f)]
    [InlineData("int32", 1f, -2f)]
    [InlineData("int64", 1f, -2f)]
    [InlineData("uint8", 1f, 254f)]
    [InlineData("bool", 1f, 0f)]
    public void Values_in_typed_fields_are_read(string name, float first, float second)
    {
        var tensor = OnnxModel.Load(Sample.File("runner", "typed-data.onnx")).Graph.Initializers.Single(i => i.Name == name).Read();

        tensor.ElementType.DisplayName().Should().Be(name);
        tensor.ToFloat32().Should().Equal(first, second);
    }

    [Fact]
    public void An_element_type_that_no_weight_has_is_refused_by_name()
    {
        var tensor = OnnxModel.Load(Sample.File("runner", "typed-data.onnx")).Graph.Initializers.Single(i => i.Name == "uint32");

        tensor.Invoking(t => t.Read()).Should().Throw<ParityException>().WithMessage("*\"uint32\" is uint32*");
    }

    [Fact]
    public void Metadata_of_the_exporter_is_read() =>
        OnnxModel.Load(Sample.File("runner", "typed-data.onnx")).Metadata.Should().Contain("stride", "32");
}
