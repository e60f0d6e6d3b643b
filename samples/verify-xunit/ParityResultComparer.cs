using VerifyTests;

namespace VerifyXunitSample;

/// <summary>Compares two snapshots of a result: texts and structure exactly, numbers within a tolerance.</summary>
internal static class ParityResultComparer
{
    /// <summary>A comparer for Verify: <c>settings.UseStringComparer(ParityResultComparer.Within(1e-3))</c>.</summary>
    public static StringCompare Within(double tolerance) => (received, verified, _) =>
        Task.FromResult(JsonDifference.Find(received, verified, tolerance) is { } difference ? CompareResult.NotEqual(difference) : CompareResult.Equal);
}
