namespace Parity.Checkpoints.Keys;

/// <summary>Groups keys by their dotted prefixes.</summary>
internal sealed class KeyTree
{
    // A hostile key may consist of dots.
    private const int MostParts = 32;
    private readonly string _path;
    private readonly List<KeyTree> _children = [];
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);
    private int _count;
    private int _total;

    private KeyTree(string path) => _path = path;

    /// <summary>Groups <paramref name="keys"/> out of all keys into at most <paramref name="most"/> groups, each as long a prefix as that allows.</summary>
    /// <param name="all">Every key.</param>
    /// <param name="keys">The keys in question.</param>
    /// <param name="most">How many groups there may be, unless the first parts of the keys differ more than that.</param>
    public static IReadOnlyList<KeyGroup> Group(IEnumerable<string> all, IReadOnlyCollection<string> keys, int most = 12)
    {
        var root = new KeyTree(string.Empty);
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        foreach (var key in all)
        {
            root.Add(key, wanted.Contains(key));
        }

        var groups = root.Hit().ToList();
        while (FindExpandable(groups, most) is var position and >= 0)
        {
            var children = groups[position].Hit().ToList();
            groups.RemoveAt(position);
            groups.InsertRange(position, children);
        }

        return [.. groups.Select(g => g.ToGroup())];
    }

    private static int FindExpandable(List<KeyTree> groups, int most) =>
        groups.FindIndex(g => g._children.Count > 0 && (g._count < g._total || groups.Count == 1 || g._children.Count == 1) && groups.Count - 1 + g.Hit().Count() <= most);

    private void Add(string key, bool wanted)
    {
        var node = this;
        var parts = key.Split('.', MostParts);
        for (var i = 0; ; i++)
        {
            node._total++;
            node._count += wanted ? 1 : 0;
            if (i == parts.Length)
            {
                return;
            }

            node = node.Child(parts[i]);
        }
    }

    private KeyTree Child(string part)
    {
        if (!_order.TryGetValue(part, out var position))
        {
            _order.Add(part, position = _order.Count);
            _children.Add(new(_path.Length == 0 ? part : $"{_path}.{part}"));
        }

        return _children[position];
    }

    private IEnumerable<KeyTree> Hit() => _children.Where(c => c._count > 0);

    private KeyGroup ToGroup() => new(_children.Count == 0 ? _path : _path + ".*", _count, _total);
}
