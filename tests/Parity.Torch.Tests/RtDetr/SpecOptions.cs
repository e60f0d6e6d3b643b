using Parity.Specs;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>Options as a spec would hold them.</summary>
internal static class SpecOptions
{
    private static readonly SpecLocation Here = new("rtdetr.parity.yaml", 1, 1);

    /// <summary>Keys with one value each, or several separated by spaces.</summary>
    public static SpecMap Of(params (string Key, string Value)[] options) => new(
        Here,
        [.. options.Select(o => KeyValuePair.Create(new SpecScalar(Here, o.Key), Node(o.Value)))]);

    private static SpecNode Node(string value) => value.Contains(' ', StringComparison.Ordinal)
        ? new SpecList(Here, [.. value.Split(' ').Select(v => new SpecScalar(Here, v))])
        : new SpecScalar(Here, value);
}
