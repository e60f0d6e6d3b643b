using Parity.Checkpoints;
using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;
using Parity.Tensors;

namespace Parity.Tests.Checkpoints.Layouts;

public class PickledModuleTests
{
    [Fact]
    public void A_pickled_detector_hands_over_the_attributes_that_its_architecture_needs()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("ultralytics-last.pt"));
        var attributes = file.SelectWeights().Attributes;
        attributes["class"].Should().Be("ultralytics.nn.tasks.RTDETRDetectionModel");
        attributes["names"].Should().Be("""{"0":"circle","1":"square","2":"triangle"}""");
        attributes["nc"].Should().Be("3");
        attributes["yaml"].Should().Be("""{"nc":3,"scale":"l","backbone":[[-1,1,"Conv",[4,3]]],"head":[[-1,1,"RTDETRDecoder",["nc"]]]}""");
        attributes["batchnorm.eps"].Should().Be("0.001");
    }

    [Fact]
    public void Tensors_that_are_plain_attributes_are_handed_over_by_path()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("ultralytics-last.pt"));
        var extra = file.SelectWeights().ExtraTensors;
        extra.Keys.Should().BeEquivalentTo("stride", "model.3.anchors", "model.3.valid_mask");
        extra["model.3.anchors"].Read().ToFloat32().Should().Equal(0.5f, -1.25f, 2, float.PositiveInfinity, 0.5f, -1.25f, 2, float.PositiveInfinity);
        extra["model.3.valid_mask"].Read().Span<bool>().ToArray().Should().Equal(true, false);
        extra["stride"].Read().ToFloat32().Should().Equal(32);
    }

    [Fact]
    public void A_model_that_never_ran_has_anchors_without_elements()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("ultralytics-never-run.pt"));
        var anchors = file.SelectWeights().ExtraTensors["model.3.anchors"];
        anchors.ElementType.Should().Be(ElementType.Float16);
        anchors.Shape.Should().Equal(0);
        anchors.Read().Count.Should().Be(0);
    }

    [Fact]
    public void Buffers_that_are_not_persistent_are_no_weights()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("ultralytics-best.pt"));
        var weights = file.SelectWeights();
        weights.StateDict.TryGet("scratch", out _).Should().BeFalse();
        weights.StateDict.TryGet("missing", out _).Should().BeFalse();
    }

    [Fact]
    public void Different_eps_of_the_normalisation_layers_are_reported_and_the_most_frequent_is_the_attribute()
    {
        var named = NamedTensors.Of("file", new(string.Empty, Module(("a", BatchNorm(1e-5)), ("b", BatchNorm(1e-3)), ("c", BatchNorm(1e-3)))));
        named.Attributes["batchnorm.eps"].Should().Be("0.001");
        named.Notes.Should().Equal("the BatchNorm layers have different eps: 0.001 in 2, 1E-05 in 1; batchnorm.eps is the most frequent");
    }

    [Fact]
    public void Attributes_that_contain_themselves_are_cut_off()
    {
        var list = new PickleList();
        list.Add(list);
        PlainJson.Write(list).Should().EndWith("\"a list of 1\"" + new string(']', CheckpointLimits.WalkDepth / 2));
    }

    private static PickleObject BatchNorm(double eps)
    {
        var module = Module();
        ((PickleDict)module.State!).Set(new PickleText("eps"), new PickleFloat(eps));
        return module;
    }

    private static PickleObject Module(params (string Name, PickleObject Module)[] children)
    {
        var modules = new PickleDict();
        foreach (var (name, child) in children)
        {
            modules.Set(new PickleText(name), child);
        }

        var state = new PickleDict();
        state.Set(new PickleText("_parameters"), new PickleDict());
        state.Set(new PickleText("_buffers"), new PickleDict());
        state.Set(new PickleText("_modules"), modules);
        return new(new PickleGlobal("torch.nn.modules.batchnorm", "BatchNorm2d"), PickleTuple.Empty) { State = state };
    }
}
