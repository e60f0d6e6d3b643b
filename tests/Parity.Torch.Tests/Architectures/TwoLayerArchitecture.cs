using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Torch.Tests.Architectures;

[ParityArchitecture("tests/two-layer")]
[ParityArchitecture("tests/two-layer-wide")]
public sealed class TwoLayerArchitecture(string name) : TorchArchitecture<TwoLayerArchitecture.Options>
{
    public override string Decoder => "tests";

    protected override Options Bind(MapReader options) =>
        new(options.Integer("channels", min: 1) ?? (name.EndsWith("wide", StringComparison.Ordinal) ? 8 : 2));

    protected override TorchDetector Build(Options options, CheckpointWeights? weights) => new TwoLayerNet(options.Channels);

    public sealed record Options(int Channels);
}
