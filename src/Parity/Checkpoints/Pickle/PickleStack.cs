using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Parity.Checkpoints.Pickle;

/// <summary>The stack, marks and memo of the pickle machine.</summary>
internal sealed class PickleStack(PickleInput input)
{
    private readonly List<PickleValue> _values = [];
    private readonly List<int> _marks = [];
    private readonly List<PickleValue?> _memo = [];
    private int _memoised;
    private int _created;

    /// <summary>The number of values memoised so far, which is the next index of MEMOIZE.</summary>
    public int Memoised => _memoised;

    /// <summary>Pushes a value that was just made.</summary>
    public void PushNew(PickleValue value)
    {
        if (++_created > CheckpointLimits.PickleNodes)
        {
            throw input.TooMuch($"more than {CheckpointLimits.PickleNodes} values.");
        }

        Push(value);
    }

    /// <summary>Pushes a value that exists already.</summary>
    public void Push(PickleValue value)
    {
        if (_values.Count >= CheckpointLimits.PickleStack)
        {
            throw input.TooMuch($"more than {CheckpointLimits.PickleStack} values on the stack.");
        }

        _values.Add(value);
    }

    /// <summary>The top value.</summary>
    public PickleValue Peek() => _values.Count > Floor ? _values[^1] : throw input.Damaged("a value is missing on the stack.");

    /// <summary>Takes the top value.</summary>
    public PickleValue Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Marks the current height.</summary>
    public void Mark()
    {
        if (_marks.Count >= CheckpointLimits.PickleStack)
        {
            throw input.TooMuch($"more than {CheckpointLimits.PickleStack} marks on the stack.");
        }

        _marks.Add(_values.Count);
    }

    /// <summary>Takes everything above the last mark, and the mark.</summary>
    public ImmutableArray<PickleValue> PopToMark()
    {
        if (_marks.Count == 0)
        {
            throw input.Damaged("a mark is missing on the stack.");
        }

        var floor = Floor;
        var items = ImmutableArray.Create(CollectionsMarshal.AsSpan(_values)[floor..]);
        _values.RemoveRange(floor, _values.Count - floor);
        _marks.RemoveAt(_marks.Count - 1);
        return items;
    }

    /// <summary>Takes the top value or, where there is none above it, the last mark (POP does both).</summary>
    public void PopValueOrMark()
    {
        if (_marks.Count > 0 && _values.Count == Floor)
        {
            _marks.RemoveAt(_marks.Count - 1);
        }
        else
        {
            Pop();
        }
    }

    /// <summary>Remembers the top value.</summary>
    public void Memoise(long index)
    {
        // Python numbers values in sequence; an index far ahead would only serve to take memory.
        if (index < 0 || index > _memoised + CheckpointLimits.PickleMemoGap)
        {
            throw input.TooMuch($"memo index {index} after {_memoised} memoised values.");
        }

        while (_memo.Count <= index)
        {
            _memo.Add(null);
        }

        _memo[(int)index] = Peek();
        _memoised++;
    }

    /// <summary>Pushes a remembered value.</summary>
    public void Recall(long index) =>
        Push((index < _memo.Count && index >= 0 ? _memo[(int)index] : null) ?? throw input.Damaged($"memo {index} was never set."));

    private int Floor => _marks.Count == 0 ? 0 : _marks[^1];
}
