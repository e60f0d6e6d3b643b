using System.Text;

namespace Parity.Running.Commands;

/// <summary>Splits a command line into a program and arguments without a shell: blanks separate, double or single quotes group.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        var parts = new List<string>();
        var current = new StringBuilder();
        var quote = '\0';
        var started = false;
        foreach (var c in line)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                started = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Flush();
            }
            else
            {
                current.Append(c);
                started = true;
            }
        }

        if (quote != '\0')
        {
            throw new ParityException($"The command line has an unclosed {quote}: {line}");
        }

        Flush();
        return parts.Count > 0 ? parts : throw new ParityException("The command line is empty; expected a program and its arguments.");

        void Flush()
        {
            if (started)
            {
                parts.Add(current.ToString());
                current.Clear();
                started = false;
            }
        }
    }
}
