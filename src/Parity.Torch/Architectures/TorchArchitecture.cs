using Parity.Checkpoints;
using Parity.Specs;

namespace Parity.Torch.Architectures;

/// <summary>An architecture whose options are one record, bound the same way for checking and for building.</summary>
/// <typeparam name="TOptions">The options, every default included.</typeparam>
public abstract class TorchArchitecture<TOptions> : ITorchArchitecture
    where TOptions : class
{
    /// <inheritdoc/>
    public abstract string Decoder { get; }

    /// <inheritdoc/>
    public void CheckOptions(MapReader options)
    {
        _ = Bind(options);
        options.Finish();
    }

    /// <inheritdoc/>
    public TorchDetector Create(MapReader options, CheckpointWeights? weights) => Build(Bind(options), weights);

    /// <summary>Reads the options; an absent one keeps the original's default, an unusable one is noted on the reader and replaced by the default.</summary>
    protected abstract TOptions Bind(MapReader options);

    /// <summary>Builds the detector from options without problems.</summary>
    /// <param name="options">The options.</param>
    /// <param name="weights">The weights about to be loaded, or null; see <see cref="ITorchArchitecture.Create"/>.</param>
    protected abstract TorchDetector Build(TOptions options, CheckpointWeights? weights);
}
