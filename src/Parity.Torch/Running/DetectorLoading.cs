using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Weights;

namespace Parity.Torch.Running;

/// <summary>From a reference of kind <c>checkpoint</c> to a detector with its weights.</summary>
internal static class DetectorLoading
{
    /// <summary>Opens the checkpoint, builds the architecture and loads the weights. Nothing of the checkpoint is executed.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="registry">Where its architecture is looked up.</param>
    /// <param name="take">Takes the detector over; where it throws, the detector is disposed.</param>
    /// <exception cref="ParityException">The checkpoint, the architecture or libtorch cannot be used, or they do not fit together.</exception>
    public static T Load<T>(ReferenceSpec reference, ArchitectureRegistry registry, Func<TorchDetector, CheckpointWeights, T> take)
    {
        var architecture = reference.Architecture ?? throw new ParityException($"{reference.At}: a checkpoint needs \"architecture\".");
        using var checkpoint = CheckpointFile.Open(reference.Source);
        var weights = checkpoint.SelectWeights(reference.Weights, reference.StripPrefix, reference.Rename);
        var detector = registry.For(reference).Create(architecture, reference.Options, weights);
        try
        {
            StateDictLoader.Load(detector, weights.StateDict, reference.Source, architecture);
            return take(detector, weights);
        }
        catch
        {
            detector.Dispose();
            throw;
        }
    }
}
