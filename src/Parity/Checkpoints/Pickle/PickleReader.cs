using System.Numerics;
using System.Text;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Pickle;

/// <summary>
/// Reads pickles of protocol 2 to 5 into plain data. Nothing is imported, called or instantiated: names stay names, and calls become
/// data through <see cref="PickleCalls"/>. The machine has no recursion, so nesting costs no stack.
/// </summary>
internal sealed class PickleReader(PickleInput input, IStorageReader storages, InertCalls inert)
{
    private readonly PickleStack _stack = new(input);
    private readonly PickleCalls _calls = new(input, storages, inert);

    /// <summary>Reads one pickle up to its STOP; the input then stands behind it.</summary>
    /// <exception cref="CheckpointException">The pickle is damaged, too large, or of protocol 0.</exception>
    public PickleValue Read()
    {
        for (var count = 0; count < CheckpointLimits.PickleInstructions; count++)
        {
            var code = input.ReadByte();
            if (code == PickleCode.Stop)
            {
                return _stack.Pop();
            }

            if (!ReadLiteral(code) && !ReadText(code) && !ReadContainer(code) && !ReadCall(code) && !ReadStack(code))
            {
                throw new CheckpointException(input.Path, CheckpointProblem.Damaged, $"byte 0x{code:x2} before byte {input.Position} is not an instruction of pickle protocol 2 to 5, which torch.save writes. The file is damaged or something else.");
            }
        }

        throw input.TooMuch($"more than {CheckpointLimits.PickleInstructions} instructions.");
    }

    private bool ReadLiteral(byte code)
    {
        switch (code)
        {
            case PickleCode.None: _stack.Push(PickleNone.Instance); return true;
            case PickleCode.NewTrue: _stack.Push(PickleBool.True); return true;
            case PickleCode.NewFalse: _stack.Push(PickleBool.False); return true;
            case PickleCode.BinInt: PushInteger(input.ReadInt32()); return true;
            case PickleCode.BinInt1: PushInteger(input.ReadByte()); return true;
            case PickleCode.BinInt2: PushInteger(input.ReadUInt16()); return true;
            case PickleCode.Long1: PushInteger(ReadBigInteger(input.ReadByte())); return true;
            case PickleCode.Long4: PushInteger(ReadBigInteger(input.ReadInt32())); return true;
            case PickleCode.BinFloat: _stack.PushNew(new PickleFloat(input.ReadDouble())); return true;
            default: return false;
        }
    }

    private bool ReadText(byte code)
    {
        switch (code)
        {
            case PickleCode.ShortBinUnicode: PushText(input.ReadByte(), Encoding.UTF8); return true;
            case PickleCode.BinUnicode: PushText(input.ReadUInt32(), Encoding.UTF8); return true;
            case PickleCode.BinUnicode8: PushText(input.ReadInt64(), Encoding.UTF8); return true;

            // Python 2 wrote its byte strings so; PyTorch reads them as text too.
            case PickleCode.ShortBinString: PushText(input.ReadByte(), Encoding.Latin1); return true;
            case PickleCode.BinString: PushText(input.ReadInt32(), Encoding.Latin1); return true;
            case PickleCode.ShortBinBytes: PushBytes(input.ReadByte()); return true;
            case PickleCode.BinBytes: PushBytes(input.ReadUInt32()); return true;
            case PickleCode.BinBytes8: PushBytes(input.ReadInt64()); return true;
            case PickleCode.ByteArray8: PushBytes(input.ReadInt64()); return true;
            default: return false;
        }
    }

    private bool ReadContainer(byte code)
    {
        switch (code)
        {
            case PickleCode.EmptyDict: _stack.PushNew(new PickleDict()); return true;
            case PickleCode.EmptyList: _stack.PushNew(new PickleList()); return true;
            case PickleCode.EmptySet: _stack.PushNew(new PickleSet([])); return true;
            case PickleCode.EmptyTuple: _stack.Push(PickleTuple.Empty); return true;
            case PickleCode.Tuple1: PushTuple(1); return true;
            case PickleCode.Tuple2: PushTuple(2); return true;
            case PickleCode.Tuple3: PushTuple(3); return true;
            case PickleCode.Tuple: _stack.PushNew(new PickleTuple(_stack.PopToMark())); return true;
            case PickleCode.FrozenSet: _stack.PushNew(new PickleSet(_stack.PopToMark())); return true;
            case PickleCode.Append: Append([_stack.Pop()]); return true;
            case PickleCode.Appends: Append(_stack.PopToMark().AsSpan()); return true;
            case PickleCode.AddItems: Append(_stack.PopToMark().AsSpan()); return true;
            case PickleCode.SetItem: SetItem(); return true;
            case PickleCode.SetItems: SetItems(_stack.PopToMark().AsSpan()); return true;
            default: return false;
        }
    }

    private bool ReadCall(byte code)
    {
        switch (code)
        {
            case PickleCode.Global: _stack.PushNew(inert.Name(new(input.ReadLine(), input.ReadLine()))); return true;
            case PickleCode.StackGlobal: PushStackGlobal(); return true;
            case PickleCode.Reduce: Call(arguments: _stack.Pop(), keywords: null); return true;
            case PickleCode.NewObj: Call(arguments: _stack.Pop(), keywords: null); return true;
            case PickleCode.NewObjEx: Call(keywords: _stack.Pop(), arguments: _stack.Pop()); return true;
            case PickleCode.Build: Build(_stack.Pop()); return true;
            case PickleCode.BinPersId: _stack.PushNew(_calls.Persistent(_stack.Pop())); return true;
            default: return false;
        }
    }

    private bool ReadStack(byte code)
    {
        switch (code)
        {
            case PickleCode.Proto: CheckProtocol(input.ReadByte()); return true;
            case PickleCode.Frame: input.ReadInt64(); return true;
            case PickleCode.Mark: _stack.Mark(); return true;
            case PickleCode.Pop: _stack.PopValueOrMark(); return true;
            case PickleCode.PopMark: _stack.PopToMark(); return true;
            case PickleCode.Dup: _stack.Push(_stack.Peek()); return true;
            case PickleCode.BinPut: _stack.Memoise(input.ReadByte()); return true;
            case PickleCode.LongBinPut: _stack.Memoise(input.ReadUInt32()); return true;
            case PickleCode.Memoize: _stack.Memoise(_stack.Memoised); return true;
            case PickleCode.BinGet: _stack.Recall(input.ReadByte()); return true;
            case PickleCode.LongBinGet: _stack.Recall(input.ReadUInt32()); return true;
            default: return false;
        }
    }

    private void PushInteger(BigInteger value) => _stack.PushNew(new PickleInteger(value));

    private void PushText(long length, Encoding encoding) => _stack.PushNew(new PickleText(input.ReadText(length, encoding)));

    private void PushBytes(long length) => _stack.PushNew(new PickleBytes(input.ReadBytes(length)));

    private BigInteger ReadBigInteger(long length) => length <= CheckpointLimits.PickleIntegerBytes
        ? new(input.ReadBytes(length))
        : throw input.TooMuch($"an integer of {length} bytes.");

    private void PushTuple(int count)
    {
        var items = new PickleValue[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = _stack.Pop();
        }

        _stack.PushNew(new PickleTuple([.. items]));
    }

    private void PushStackGlobal()
    {
        var name = _stack.Pop();
        var module = _stack.Pop();
        _stack.PushNew(module is PickleText m && name is PickleText n ? inert.Name(new(m.Value, n.Value)) : throw input.Damaged($"a global is named by {module.Kind} and {name.Kind} instead of two strings."));
    }

    private void Append(ReadOnlySpan<PickleValue> items)
    {
        var target = _stack.Peek();
        foreach (var item in items)
        {
            switch (target)
            {
                case PickleList list: list.Add(item); break;
                case PickleSet set: set.Add(item); break;
                case PickleObject inert: inert.Appended().Add(item); break;
                default: throw input.Damaged($"items are appended to {target.Kind}.");
            }
        }
    }

    private void SetItem()
    {
        var value = _stack.Pop();
        SetItems([_stack.Pop(), value]);
    }

    private void SetItems(ReadOnlySpan<PickleValue> pairs)
    {
        var target = _stack.Peek() switch
        {
            PickleDict dict => dict,
            PickleObject inert => inert.Mapped(),
            var other => throw input.Damaged($"items are set on {other.Kind}."),
        };
        if (pairs.Length % 2 != 0)
        {
            throw input.Damaged("a key without a value.");
        }

        for (var i = 0; i < pairs.Length; i += 2)
        {
            target.Set(pairs[i], pairs[i + 1]);
        }
    }

    private void Call(PickleValue arguments, PickleValue? keywords)
    {
        var callable = _stack.Pop();
        _stack.PushNew(keywords is null ? _calls.Call(callable, arguments) : inert.Call(new(callable, new PickleTuple([arguments, keywords]))));
    }

    private void Build(PickleValue state)
    {
        switch (_stack.Peek())
        {
            case PickleDict dict: dict.Attributes = state; break;
            case PickleObject inert: inert.State = state; break;
            case PickleArray array: NumpyCalls.Build(input, array, state); break;

            // A tensor or set subclass may carry attributes; they say nothing about its values.
            case PickleTensor or PickleSet or PickleTuple: break;
            case var other: throw input.Damaged($"a state is set on {other.Kind}.");
        }
    }

    private void CheckProtocol(byte version)
    {
        if (version is < 2 or > 5)
        {
            throw input.Damaged($"expected pickle protocol 2 to 5, found {version}.");
        }
    }
}
