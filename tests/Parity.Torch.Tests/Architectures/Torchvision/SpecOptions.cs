using Parity.Specs;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>Options as a spec holds them: values are texts, lists of values, or lists of lists.</summary>
internal static class SpecOptions
{
    private static readonly SpecLocation Here = new("net.parity.yaml", 1, 1);

    public static SpecMap Of(params (string Key, object Value)[] options) => new(
        Here, [.. options.Select((o, i) => KeyValuePair.Create(new SpecScalar(At(i, 3), o.Key), Node(o.Value, At(i, 20))))]);

    private static SpecNode Node(object value, SpecLocation at) => value is object[] items
        ? new SpecList(at, [.. items.Select(i => Node(i, at))])
        : new SpecScalar(at, (string)value);

    private static SpecLocation At(int option, int column) => Here with { Line = option + 10, Column = column };
}
