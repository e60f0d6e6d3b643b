using Parity.Checkpoints;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Benchmarks;

/// <summary>Finds every tensor of a checkpoint, optimizer moments included: what <c>torch.load</c> reads.</summary>
internal static class CheckpointTensors
{
    public static IReadOnlyList<StateEntry> Of(CheckpointFile file)
    {
        var found = new List<StateEntry>();
        var pending = new Stack<PickleValue>([file.Root]);
        while (pending.TryPop(out var value))
        {
            switch (value)
            {
                case PickleTensor tensor: found.Add(StoredEntry.Create(file.Path, $"tensor {found.Count}", tensor)); break;
                case PickleDict dict: Push(pending, dict.Items.Select(i => i.Value)); break;
                case PickleList list: Push(pending, list.Items); break;
                case PickleTuple tuple: Push(pending, tuple.Items); break;
            }
        }

        return found;
    }

    private static void Push(Stack<PickleValue> pending, IEnumerable<PickleValue> values)
    {
        foreach (var value in values)
        {
            pending.Push(value);
        }
    }
}
