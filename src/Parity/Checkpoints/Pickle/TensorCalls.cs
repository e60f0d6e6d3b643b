using System.Collections.Immutable;

namespace Parity.Checkpoints.Pickle;

/// <summary>The functions of PyTorch that rebuild tensors, as data.</summary>
internal static class TensorCalls
{
    /// <summary>The tensor a known function would rebuild; null for any other function.</summary>
    /// <exception cref="CheckpointException">The arguments cannot be a tensor's.</exception>
    public static PickleValue? Call(PickleInput input, PickleCalls calls, PickleGlobal global, ReadOnlySpan<PickleValue> items) => global.FullName switch
    {
        "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2" => Tensor(input, items, dtype: null),
        "torch._utils._rebuild_tensor_v3" => Tensor(input, items, dtype: items.Length > 6 ? items[6] as PickleGlobal : null),
        "torch._utils._rebuild_parameter" or "torch._utils._rebuild_parameter_with_state" => items is [PickleTensor or PickleArray, ..] ? items[0] : null,

        // A tensor with Python attributes: (function, type, arguments, state).
        "torch._tensor._rebuild_from_type_v2" => items is [PickleGlobal function, _, PickleTuple arguments, ..] && IsRebuild(function) ? calls.Call(function, arguments) : null,
        _ => null,
    };

    // Not _rebuild_from_type_v2 itself, which could nest without end.
    private static bool IsRebuild(PickleGlobal function) => function.Module == "torch._utils" && function.Name.StartsWith("_rebuild_", StringComparison.Ordinal);

    private static PickleTensor? Tensor(PickleInput input, ReadOnlySpan<PickleValue> items, PickleGlobal? dtype)
    {
        if (items is not [PickleStorage storage, PickleInteger offset, PickleTuple size, PickleTuple stride, ..])
        {
            // A storage that is not in the file (meta or fake tensors) leaves the call inert.
            return null;
        }

        if (!offset.TryGetInt64(out var from) || Numbers(size) is not { } shape || Numbers(stride) is not { } strides || shape.Length != strides.Length || shape.Length > CheckpointLimits.TensorDimensions)
        {
            throw input.Damaged($"a tensor in storage {storage.Key} has a size and stride that do not belong together.");
        }

        var type = dtype?.Name ?? TorchTypes.OfStorage(storage.TypeName) ?? storage.TypeName;
        return new PickleTensor(storage, type, from, shape, strides);
    }

    private static ImmutableArray<long>? Numbers(PickleTuple tuple)
    {
        var numbers = ImmutableArray.CreateBuilder<long>(tuple.Items.Length);
        foreach (var item in tuple.Items)
        {
            if (item is not PickleInteger integer || !integer.TryGetInt64(out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.MoveToImmutable();
    }
}
