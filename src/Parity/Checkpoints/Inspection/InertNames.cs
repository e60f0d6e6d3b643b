using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Inspection;

/// <summary>Counts the calls that stayed inert, in time proportional to the file.</summary>
internal static class InertNames
{
    // Reached through any module that imports them, as in torch.serialization.os.system.
    private static readonly HashSet<string> DangerousModules = new(StringComparer.Ordinal)
    {
        "os", "posix", "nt", "subprocess", "runpy", "importlib", "ctypes", "pty", "socket", "shutil", "webbrowser", "marshal", "timeit", "pdb", "bdb", "commands",
    };

    private static readonly HashSet<string> DangerousBuiltins = new(StringComparer.Ordinal) { "eval", "exec", "execfile", "compile", "open", "__import__", "apply", "input", "breakpoint", "globals", "vars", "setattr" };

    /// <summary>Names of inert calls and how often they occur, the most frequent first.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> Count(PickleValue root)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<PickleValue>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<PickleValue>([root]);
        while (pending.TryPop(out var value))
        {
            if (value is not (PickleDict or PickleList or PickleSet or PickleTuple or PickleObject) || !seen.Add(value))
            {
                continue;
            }

            if (value is PickleObject inert)
            {
                counts[inert.TypeName] = counts.GetValueOrDefault(inert.TypeName) + 1;
            }

            PushChildren(pending, value);
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>True for a name with which a pickle runs programs or code.</summary>
    public static bool IsDangerous(string name)
    {
        var parts = name.Split('.');
        return parts[..^1].Any(DangerousModules.Contains)
            || (parts is [.., "builtins" or "__builtin__", var function] && DangerousBuiltins.Contains(function))
            || name is "pickle.loads" or "_pickle.loads" or "sys.exit";
    }

    private static void PushChildren(Stack<PickleValue> pending, PickleValue value)
    {
        switch (value)
        {
            case PickleDict dict:
                foreach (var (key, item) in dict.Items)
                {
                    pending.Push(key);
                    pending.Push(item);
                }

                Push(pending, dict.Attributes);
                break;
            case PickleList list: Push(pending, list.Items); break;
            case PickleSet set: Push(pending, set.Items); break;
            case PickleTuple tuple: Push(pending, tuple.Items); break;
            case PickleObject inert: Push(pending, inert.Callable, inert.Arguments, inert.State, inert.ListItems, inert.DictItems); break;
        }
    }

    private static void Push(Stack<PickleValue> pending, IReadOnlyList<PickleValue> values)
    {
        foreach (var value in values)
        {
            pending.Push(value);
        }
    }

    private static void Push(Stack<PickleValue> pending, params ReadOnlySpan<PickleValue?> values)
    {
        foreach (var value in values)
        {
            if (value is not null)
            {
                pending.Push(value);
            }
        }
    }
}
