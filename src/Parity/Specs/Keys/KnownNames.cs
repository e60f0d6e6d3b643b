using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Fixed words of a spec.</summary>
internal static class KnownNames
{
    public static readonly ImmutableArray<string> Providers = ["cpu", "cuda", "tensorrt"];

    public static readonly ImmutableArray<string> Requirements = ["gpu", "cuda", "cudnn", "tensorrt", "trtexec", "polygraphy"];
}
