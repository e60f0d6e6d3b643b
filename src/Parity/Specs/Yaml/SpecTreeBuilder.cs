using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parity.Specs.Yaml;

/// <summary>Builds nodes from parser events; <see cref="Take"/> answers false after noting a problem that ends the reading.</summary>
internal sealed class SpecTreeBuilder(string file, SpecProblems problems)
{
    /// <summary>The deepest nesting of a spec; real ones need 6.</summary>
    public const int MaxDepth = 32;

    private readonly Stack<Frame> _open = new();

    /// <summary>The document's node once it is complete.</summary>
    public SpecNode? Root { get; private set; }

    /// <summary>Takes the next event.</summary>
    public bool Take(ParsingEvent e)
    {
        switch (e)
        {
            case AnchorAlias:
                return Refuse(e, "a spec has no aliases (*name); write the value again.");
            case NodeEvent { Anchor.IsEmpty: false }:
                return Refuse(e, "a spec has no anchors (&name); write the value where it is needed.");
            case NodeEvent { Tag.IsEmpty: false }:
                return Refuse(e, "a spec has no tags (!name); remove the tag.");
            case Scalar scalar:
                return Add(new SpecScalar(At(e), scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any)));
            case MappingStart or SequenceStart:
                return Open(e);
            case MappingEnd or SequenceEnd:
                return Add(_open.Pop().ToNode());
            default:
                return true;
        }
    }

    private bool Open(ParsingEvent e)
    {
        if (_open.Count >= MaxDepth)
        {
            return Refuse(e, $"a spec nests at most {MaxDepth} levels; this goes deeper.");
        }

        if (_open.TryPeek(out var parent) && parent.AwaitsKey)
        {
            return Refuse(e, "a key is a single word; found a list or mapping in its place.");
        }

        _open.Push(new Frame(At(e), e is MappingStart));
        return true;
    }

    private bool Add(SpecNode node)
    {
        if (!_open.TryPeek(out var parent))
        {
            Root = node;
        }
        else if (parent.AwaitsKey)
        {
            return AddKey(parent, (SpecScalar)node);
        }
        else
        {
            parent.Add(node);
        }

        return true;
    }

    private bool AddKey(Frame parent, SpecScalar key)
    {
        if (key.IsNull)
        {
            problems.Add(key.At, "a key is missing before this colon.");
        }
        else if (parent.HasKey(key.Text))
        {
            problems.Add(key.At, $"{key.Shown} stands twice in this mapping; keep one.");
        }

        parent.StartEntry(key);
        return true;
    }

    private bool Refuse(ParsingEvent e, string message)
    {
        problems.Add(At(e), message);
        return false;
    }

    private SpecLocation At(ParsingEvent e) => SpecTree.Place(file, e.Start);

    private sealed class Frame(SpecLocation at, bool isMap)
    {
        private readonly List<SpecNode> _items = [];
        private readonly List<KeyValuePair<SpecScalar, SpecNode>> _entries = [];
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        private SpecScalar? _key;
        private bool _drop;

        public bool AwaitsKey => isMap && _key is null;

        public bool HasKey(string key) => _keys.Contains(key);

        // A repeated or missing key is already reported: its value is read over and dropped, so that nothing is reported twice.
        public void StartEntry(SpecScalar key) => (_key, _drop) = (key, key.IsNull || !_keys.Add(key.Text));

        public void Add(SpecNode node)
        {
            if (!isMap)
            {
                _items.Add(node);
                return;
            }

            if (!_drop)
            {
                _entries.Add(new(_key!, node));
            }

            _key = null;
        }

        public SpecNode ToNode() => isMap ? new SpecMap(at, _entries) : new SpecList(at, _items);
    }
}
