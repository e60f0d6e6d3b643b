using Parity.Checkpoints;
using Parity.Tensors;
using Parity.Torch.Running;
using Parity.Torch.Tests.Architectures;
using Parity.Torch.Weights;

namespace Parity.Torch.Tests.Weights;

public sealed class StateDictLoaderTests
{
    [Fact]
    public void Every_tensor_arrives_bit_for_bit()
    {
        using var net = new TwoLayerNet(2);

        StateDictLoader.Load(net, new(Entries()), "a.pth");

        net.get_parameter("conv.weight")!.ToTensorData().Span<float>().ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
        net.get_buffer("norm.running_var")!.ToTensorData().Span<float>().ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void A_file_without_the_batch_counter_loads()
    {
        using var net = new TwoLayerNet(2);

        FluentActions.Invoking(() => StateDictLoader.Load(net, Without("norm.num_batches_tracked"), "a.pth")).Should().NotThrow();
    }

    [Theory]
    [InlineData(ElementType.Float16)]
    [InlineData(ElementType.BFloat16)]
    public void Half_precision_is_widened(ElementType type)
    {
        using var net = new TwoLayerNet(2);
        ushort[] bits = type == ElementType.Float16 ? [0x3C00, 0xC000] : [0x3F80, 0xC000];
        var half = new TensorData(type, [2], [.. bits.SelectMany(BitConverter.GetBytes)]);

        StateDictLoader.Load(net, With("norm.weight", half), "a.pth");

        net.get_parameter("norm.weight")!.ToTensorData().Span<float>().ToArray().Should().Equal(1f, -2f);
    }

    [Fact]
    public void A_one_element_tensor_does_not_fill_a_longer_one() =>
        Loading(With("norm.weight", TensorData.From([3f], 1))).Should().Throw<ParityException>()
            .WithMessage("a.pth: *TwoLayerNet*norm.weight expected [2], found [1]*");

    [Fact]
    public void Missing_unexpected_and_misshapen_keys_are_one_message_and_nothing_is_loaded()
    {
        using var net = new TwoLayerNet(2);
        var before = net.get_parameter("conv.weight")!.ToTensorData().Span<float>().ToArray();
        var entries = Entries().Where(e => e.Name != "norm.bias").Append(new ArrayStateEntry("head.weight", TensorData.From([1f], 1)));

        FluentActions.Invoking(() => StateDictLoader.Load(net, new(entries), "a.pth"))
            .Should().Throw<ParityException>().WithMessage("*norm.bias*").WithMessage("*head.weight*");

        net.get_parameter("conv.weight")!.ToTensorData().Span<float>().ToArray().Should().Equal(before);
    }

    [Fact]
    public void Integer_weights_are_refused_by_name() =>
        Loading(With("norm.weight", TensorData.From(new sbyte[] { 1, 2 }, 2))).Should().Throw<ParityException>().WithMessage("*\"norm.weight\" holds int8*float32*");

    private static Action Loading(StateDict stateDict) => () =>
    {
        using var net = new TwoLayerNet(2);
        StateDictLoader.Load(net, stateDict, "a.pth");
    };

    private static StateDict Without(string name) => new(Entries().Where(e => e.Name != name));

    private static StateDict With(string name, TensorData data) =>
        new(Entries().Select(e => e.Name == name ? new ArrayStateEntry(name, data) : e));

    private static StateEntry[] Entries() =>
    [
        new ArrayStateEntry("conv.weight", TensorData.From([1f, 2, 3, 4, 5, 6], 2, 3, 1, 1)),
        new ArrayStateEntry("norm.weight", TensorData.From([1f, 2], 2)),
        new ArrayStateEntry("norm.bias", TensorData.From([1f, 2], 2)),
        new ArrayStateEntry("norm.running_mean", TensorData.From([1f, 2], 2)),
        new ArrayStateEntry("norm.running_var", TensorData.From([1f, 2], 2)),
        new ArrayStateEntry("norm.num_batches_tracked", TensorData.From([77L])),
    ];
}
