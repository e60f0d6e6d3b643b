namespace Parity.Comparison;

/// <summary>Splits possible pairs into groups that share no detection (connected components), because the assignment costs the cube of a group's size.</summary>
internal sealed class PairGroups
{
    private readonly int[] _parent;
    private readonly int _references;

    /// <summary>Starts with every detection in a group of its own.</summary>
    public PairGroups(int references, int candidates)
    {
        _references = references;
        _parent = new int[references + candidates];
        for (var i = 0; i < _parent.Length; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>Joins the groups of a reference and a candidate detection.</summary>
    public void Join(int reference, int candidate) => _parent[Root(reference)] = Root(_references + candidate);

    /// <summary>The group of a reference detection, by an arbitrary but stable number.</summary>
    public int OfReference(int reference) => Root(reference);

    private int Root(int node)
    {
        while (_parent[node] != node)
        {
            _parent[node] = _parent[_parent[node]];
            node = _parent[node];
        }

        return node;
    }
}
