using Xunit;
using Xunit.Sdk;

namespace Parity.Fixtures;

/// <summary>
/// Makes one test case of every image on every candidate, of every fault, and of the golden folder of the specs found.
/// The method takes a <see cref="ParityRow"/> and hands it to <see cref="ParityFixture.Verify"/>.
/// </summary>
/// <remarks>An invalid spec, a pattern that finds nothing and two specs for one model are failing cases with a clean message.</remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Parity.Fixtures.ParityTheoryDiscoverer", "Parity.Fixtures")]
public sealed class ParityTheoryAttribute : FactAttribute
{
    /// <summary>Names the specs.</summary>
    /// <param name="specs">Files, folders or patterns, relative to the test project's folder: <c>../../specs/*.yaml</c>.</param>
    public ParityTheoryAttribute(params string[] specs) => Specs = specs;

    /// <summary>The patterns as written.</summary>
    public IReadOnlyList<string> Specs { get; }
}
