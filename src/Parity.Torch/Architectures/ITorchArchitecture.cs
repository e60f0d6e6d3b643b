using Parity.Checkpoints;
using Parity.Specs;

namespace Parity.Torch.Architectures;

/// <summary>
/// A detector architecture that a spec can name. Listing names and checking options must touch no native code; only
/// <see cref="Create"/> may. Most implementations derive from <see cref="TorchArchitecture{TOptions}"/>.
/// </summary>
public interface ITorchArchitecture
{
    /// <summary>The decoder that reads this architecture's raw outputs where the spec names none: <c>torchvision</c>, <c>rtdetr</c>, …</summary>
    string Decoder { get; }

    /// <summary>Reads every option and notes what is wrong with it, with its place.</summary>
    void CheckOptions(MapReader options);

    /// <summary>Builds the detector, without its weights: those are loaded into it afterwards.</summary>
    /// <param name="options">Options that <see cref="CheckOptions"/> found nothing wrong with.</param>
    /// <param name="weights">The weights about to be loaded, for facts that options do not tell (attributes, tensors beside the state dict); null: defaults.</param>
    /// <exception cref="ParityException">The weights cannot belong to this architecture.</exception>
    TorchDetector Create(MapReader options, CheckpointWeights? weights);
}
