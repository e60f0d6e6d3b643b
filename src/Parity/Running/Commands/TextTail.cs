using System.Text;
using Parity.Checkpoints;

namespace Parity.Running.Commands;

/// <summary>Keeps the end of a stream of text: a program may write gigabytes, and its last lines say why it failed.</summary>
/// <param name="longest">How many characters are kept.</param>
internal sealed class TextTail(int longest)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _kept = new();
    private bool _isCut;

    /// <summary>Reads to the end of the stream.</summary>
    public async Task ReadAsync(TextReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
        {
            Keep(buffer.AsSpan(0, read));
        }
    }

    /// <summary>What was kept, safe to print; says so where there is nothing.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            var text = Printable.Text(_kept.ToString(), longest, keepLines: true).Trim();
            return text.Length == 0 ? "(nothing on stderr)" : _isCut ? "…" + text : text;
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            _kept.Append(text);
            if (_kept.Length > longest)
            {
                _isCut = true;
                _kept.Remove(0, _kept.Length - longest);
            }
        }
    }
}
