using System.Text;

namespace Parity.Reporting;

/// <summary>Markdown that stays short: parts are taken whole or left out and counted, so that no fence or tag stays open.</summary>
internal sealed class BoundedMarkdown
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds what must be there; it must be short.</summary>
    public BoundedMarkdown Add(string part)
    {
        _text.Append(part);
        return this;
    }

    /// <summary>Adds the first parts, as long as the whole text stays below a length.</summary>
    /// <param name="parts">The parts, the most important first.</param>
    /// <param name="end">The length of the whole text that these parts may reach, in UTF-16 units.</param>
    /// <returns>How many parts were added.</returns>
    public int AddUpTo(IReadOnlyCollection<string> parts, int end)
    {
        var added = 0;
        foreach (var part in parts.TakeWhile(p => _text.Length + p.Length <= end))
        {
            _text.Append(part);
            added++;
        }

        return added;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
