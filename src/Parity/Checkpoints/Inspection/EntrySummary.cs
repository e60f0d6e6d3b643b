using Parity.Checkpoints.Keys;
using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Inspection;

/// <summary>Sums up the tensors of one entry.</summary>
internal static class EntrySummary
{
    /// <summary>A place with weights.</summary>
    public static CheckpointEntry Of(string path, WeightSource source, bool isDefault)
    {
        var tensors = NamedTensors.Of(path, source).Tensors;
        var names = tensors.Select(t => t.Key).ToList();
        return Of(source.Path, source.IsModule ? CheckpointEntryKind.Module : CheckpointEntryKind.StateDict, [.. tensors.Select(t => t.Value)], KeyTree.Group(names, names), isDefault);
    }

    /// <summary>An optimizer's state, wherever its tensors are.</summary>
    public static CheckpointEntry OfOptimizer(string path, PickleDict optimizer)
    {
        var moments = (optimizer["state"] as PickleDict)?.Items.SelectMany(i => (i.Value as PickleDict)?.Items.Select(m => m.Value) ?? []).Where(v => v is PickleTensor).ToList() ?? [];
        return Of(path, CheckpointEntryKind.Optimizer, moments, [], isDefault: false);
    }

    private static CheckpointEntry Of(string path, CheckpointEntryKind kind, List<PickleValue> tensors, IReadOnlyList<KeyGroup> keys, bool isDefault)
    {
        Int128 elements = 0, bytes = 0;
        var types = new Dictionary<string, int>(StringComparer.Ordinal);
        var devices = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in tensors)
        {
            var (type, shape, size) = value switch
            {
                PickleTensor tensor => (tensor.ElementTypeName, tensor.Shape, TorchTypes.SizeOf(tensor.ElementTypeName)),
                PickleArray array => (array.TypeCode, array.Shape, NumpyTypes.SizeOf(array.TypeCode)),
                _ => (value.Kind, [0], 0),
            };
            var count = shape.Aggregate((Int128)1, (product, dimension) => dimension < 0 || product > long.MaxValue ? long.MaxValue : product * dimension);
            (elements, bytes) = (elements + count, bytes + (count * size));
            types[type] = types.GetValueOrDefault(type) + 1;
            devices.Add((value as PickleTensor)?.Storage.Device ?? "cpu");
        }

        return new()
        {
            Path = path,
            Kind = kind,
            Tensors = tensors.Count,
            Elements = (long)Int128.Min(elements, long.MaxValue),
            Bytes = (long)Int128.Min(bytes, long.MaxValue),
            ElementTypes = [.. types.OrderByDescending(t => t.Value).Select(t => t.Key)],
            Devices = [.. devices.Take(8)],
            Keys = keys,
            IsDefault = isDefault,
        };
    }
}
