using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;
using Parity.Torch.Running;
using Parity.Torch.Tests.Architectures;
using TorchSharp;

namespace Parity.Torch.Tests.Running;

public sealed class TorchRunnerTests
{
    private static readonly RunnerDescription Description = new() { Kind = "torch", ModelPath = "net.pth", Runtime = "TorchSharp", Device = "cpu" };

    [Fact]
    public void The_outputs_come_back_by_name_in_managed_memory()
    {
        using var runner = new TorchRunner(Net(), Description);

        var outputs = runner.Run(Input(1, 3, 4, 5));

        outputs.Names.Should().Equal("map");
        outputs["map"].Shape.Should().Equal(1, 2, 4, 5);
        outputs["map"].ToFloat32().Should().OnlyContain(v => float.IsFinite(v));
    }

    [Fact]
    public void A_reference_on_a_GPU_keeps_float32()
    {
        torch.backends.cudnn.allow_tf32 = true;

        TorchDevice.KeepFloat32();

        torch.backends.cudnn.allow_tf32.Should().BeFalse();
        torch.backends.cuda.matmul.allow_tf32.Should().BeFalse();
    }

    [Fact]
    public void Live_tensors_do_not_grow_with_the_runs()
    {
        using var runner = new TorchRunner(Net(), Description);
        runner.Run(Input(1, 3, 4, 5));
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        for (var i = 0; i < 10; i++)
        {
            runner.Run(Input(1, 3, 4, 5));
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void A_disposed_runner_leaves_no_tensor_behind()
    {
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        using (var runner = new TorchRunner(Net(), Description))
        {
            runner.Run(Input(1, 3, 4, 5));
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().BeGreaterThan(before);
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void A_model_that_fails_on_an_image_fails_with_the_runtimes_own_words()
    {
        using var runner = new TorchRunner(Net(), Description);

        runner.Invoking(r => r.Run(Input(1, 4, 4, 5))).Should().Throw<RunnerException>().WithMessage("*3 channels*").Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void A_device_this_machine_lacks_is_named() =>
        FluentActions.Invoking(() => new TorchRunner(Net(), Description with { Device = "cuda:42" }))
            .Should().Throw<ParityException>().WithMessage("*cuda:42*ParityTorch=cuda*");

    [Fact]
    public void An_unknown_device_is_refused() =>
        FluentActions.Invoking(() => new TorchRunner(Net(), Description with { Device = "gpu" })).Should().Throw<ParityException>().WithMessage("*\"gpu\"*cuda:1*");

    private static TwoLayerNet Net() => new TwoLayerNet(2);

    private static ModelInput Input(params long[] shape) =>
        new("a.png", TensorData.Zeros<float>(shape), ImageGeometry.Unchanged((int)shape[^1], (int)shape[^2]));
}
