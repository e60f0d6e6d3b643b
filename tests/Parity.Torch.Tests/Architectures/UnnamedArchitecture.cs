using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Torch.Tests.Architectures;

/// <summary>Claims no name itself; classes made from it do.</summary>
public class UnnamedArchitecture : TorchArchitecture<TwoLayerArchitecture.Options>
{
    public override string Decoder => "tests";

    protected override TwoLayerArchitecture.Options Bind(MapReader options) => new(2);

    protected override TorchDetector Build(TwoLayerArchitecture.Options options, CheckpointWeights? weights) => new TwoLayerNet(options.Channels);
}
