using Parity.Machines;
using Parity.Specs;

namespace Parity.Running;

/// <summary>Loads the models a spec names. The one implementation is in Parity.Hosting, so that the tool and the tests cannot differ.</summary>
public interface IRunnerFactory
{
    /// <summary>Loads the original model.</summary>
    /// <exception cref="ParityException">The model cannot be loaded; the message names the file and the fix.</exception>
    IModelRunner LoadReference(ReferenceSpec reference);

    /// <summary>Loads an exported artefact.</summary>
    /// <exception cref="ParityException">The artefact cannot be loaded; the message names the file and the fix.</exception>
    IModelRunner LoadCandidate(CandidateSpec candidate);

    /// <summary>Looks for what a target will refuse, or for faults of the export, in a candidate's file.</summary>
    /// <param name="spec">A spec with a lint section.</param>
    /// <param name="candidate">One of its candidates, of kind <c>onnx</c>.</param>
    /// <param name="target">One of the section's targets; empty: the general rules.</param>
    /// <exception cref="ParityException">The file cannot be read.</exception>
    LintVerdict Lint(ParitySpec spec, CandidateSpec candidate, string target);

    /// <summary>Accounts for every weight of the reference's checkpoint in the candidate's file, without running either.</summary>
    /// <exception cref="ParityException">A file cannot be read, or one of the two kinds of source holds no weights.</exception>
    WeightsVerdict CompareWeights(ReferenceSpec reference, CandidateSpec candidate);

    /// <summary>What the candidate declares to require and this machine lacks; none: it can run here.</summary>
    IReadOnlyList<MissingRequirement> MissingRequirements(CandidateSpec candidate);
}
