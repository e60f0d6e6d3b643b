using Parity.Hosting;
using Parity.Running;

namespace Parity.Fixtures;

/// <summary>
/// Verifies rows. Models are loaded once per run, on the first case that needs them, and shared by every class with this fixture.
/// <code>
/// public sealed class ParityTests(ParityFixture parity) : IClassFixture&lt;ParityFixture&gt;
/// {
///     [ParityTheory("../../specs/*.yaml")]
///     public void Holds(ParityRow row) => parity.Verify(row);
/// }
/// </code>
/// </summary>
public sealed class ParityFixture : IDisposable
{
    private readonly SessionLease _lease = SessionLease.Take();

    /// <summary>Judges a row.</summary>
    /// <exception cref="ParityAssertionException">No parity, or the spec cannot be used; the message is the verdict.</exception>
    public void Verify(ParityRow row)
    {
        row.IsVerified = true;
        if (row.Case is null)
        {
            throw new ParityAssertionException(row.Error ?? "The row names no case.");
        }

        CaseResult result;
        try
        {
            result = _lease.Judge(row.SpecFile, row.Case);
        }
        catch (ParityException e)
        {
            throw new ParityAssertionException(e.Message);
        }

        if (result.Outcome != CaseOutcome.Passed)
        {
            throw new ParityAssertionException(result.Text);
        }
    }

    /// <summary>
    /// Releases the models when no other class uses them, and then writes the report into the artefact folder: where something failed, and always on a
    /// build server.
    /// </summary>
    /// <exception cref="ParityException">The artefact folder cannot be written.</exception>
    public void Dispose() => _lease.Dispose();
}
