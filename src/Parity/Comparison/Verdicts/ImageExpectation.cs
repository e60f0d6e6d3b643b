using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>What a spec expects of its set of images.</summary>
/// <param name="Images">The images its patterns match.</param>
/// <param name="Count">How many there must be; null: as many as there are, at least one.</param>
/// <param name="Empty">Images on which nothing may be found, sorted.</param>
public sealed record ImageExpectation(ImmutableArray<string> Images, int? Count, ImmutableArray<string> Empty)
{
    /// <summary>What a spec expects.</summary>
    public static ImageExpectation Of(ParitySpec spec) => new(spec.Images.Names, spec.Expect.Images, [.. spec.Expect.Empty.Order(StringComparer.Ordinal)]);
}
