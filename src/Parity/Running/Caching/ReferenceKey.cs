using System.Globalization;
using System.Runtime.InteropServices;
using Parity.Goldens;
using Parity.Specs;

namespace Parity.Running.Caching;

/// <summary>Says in words everything about a reference that its outputs depend on.</summary>
public static class ReferenceKey
{
    /// <summary>The key of a reference's checkpoint, its settings, the code and the runtime; equal only where outputs would be.</summary>
    /// <param name="reference">A reference whose source is a file.</param>
    /// <param name="code">Which build of the architecture's code runs: a mended architecture gives other outputs of the same checkpoint.</param>
    /// <param name="runtime">The runtime and its version.</param>
    /// <exception cref="ParityException">The checkpoint cannot be read.</exception>
    public static string Of(ReferenceSpec reference, string code, string runtime) => string.Join('\n',
    [
        "reference 1",
        $"checkpoint {ContentHash.OfFile(reference.Source)}",
        $"weights {reference.Weights} strip {reference.StripPrefix} rename {string.Join(';', reference.Rename.Select(r => $"{r.Key}={r.Value}"))}",
        $"architecture {DecoderIdentity.Of(reference.Architecture ?? string.Empty, reference.Options, 0)}",
        $"code {code}",
        $"runtime {runtime} {RuntimeInformation.RuntimeIdentifier}",
        string.Create(CultureInfo.InvariantCulture, $"device {reference.Device} threads {reference.Threads}"),
    ]);
}
