using Parity.Specs;

namespace Parity.Imaging;

/// <summary>One step of the shared preprocessing. Immutable, and safe for concurrent use.</summary>
public interface IPreprocessStep
{
    /// <summary>The name a spec uses: <c>resize</c>, <c>scale</c>, …</summary>
    string Name { get; }

    /// <summary>Applies the step.</summary>
    /// <exception cref="ParityException">The step cannot be applied to this picture.</exception>
    void Apply(PreprocessState state);

    /// <summary>The step as it would stand in a spec, every setting written out.</summary>
    /// <param name="at">The place its nodes shall claim.</param>
    SpecNode ToSpec(SpecLocation at);
}
