using Parity.Authoring;
using Parity.Checkpoints;

namespace Parity.Torch.Architectures.Recognition;

/// <summary>
/// An architecture that knows its own weights. <c>parity new</c> asks every architecture of the registry and takes the guess with the fewest
/// options that differ from the defaults.
/// </summary>
public interface IRecognisableArchitecture : ITorchArchitecture
{
    /// <summary>What is looked for, in words, for the message when nothing is recognised: the keys that tell the family.</summary>
    string LooksFor { get; }

    /// <summary>Says that weights are this architecture's and with which options, or null. Only names and shapes are looked at.</summary>
    /// <param name="weights">The weights of a checkpoint.</param>
    /// <param name="artefact">What an artefact of the same model says about itself; null: there is none.</param>
    ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact);
}
