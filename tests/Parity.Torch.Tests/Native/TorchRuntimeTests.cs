using TorchSharp;

namespace Parity.Torch.Tests.Native;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void TorchSharp_computes_once_the_runtime_is_loaded()
    {
        TorchRuntime.Load();

        using var sum = torch.tensor([1f, 2f, 3f]).sum();

        sum.item<float>().Should().Be(6f);
    }

    [Fact]
    public void Loading_again_from_many_threads_is_harmless()
    {
        Parallel.For(0, 16, _ => TorchRuntime.Load());

        TorchRuntime.TryLoad().Should().BeTrue();
    }
}
