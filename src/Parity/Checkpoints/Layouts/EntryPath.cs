using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>Finds a value by a dotted path whose keys may contain dots themselves.</summary>
internal static class EntryPath
{
    /// <summary>The value at the path, or null. At every level the longest key that fits is tried first.</summary>
    public static PickleValue? Resolve(PickleValue root, string path)
    {
        if (path.Length == 0)
        {
            return root;
        }

        if (root is not PickleDict dict)
        {
            return null;
        }

        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (dict[path[..end]] is { } value && Resolve(value, end == path.Length ? string.Empty : path[(end + 1)..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
