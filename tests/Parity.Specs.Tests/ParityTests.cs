using Parity.Fixtures;

namespace Parity.Specs.Tests;

/// <summary>The real run, written as a team would write it: every spec, every candidate, every golden image, every fault.</summary>
public sealed class ParityTests(ParityFixture parity) : IClassFixture<ParityFixture>
{
    [ParityTheory("../../specs/*.yaml")]
    public void Holds(ParityRow row) => parity.Verify(row);
}
