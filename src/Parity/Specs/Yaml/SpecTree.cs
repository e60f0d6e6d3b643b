using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parity.Specs.Yaml;

/// <summary>
/// Parses YAML text into nodes with places. It walks the parser's events with a stack of its own, so that hostile nesting meets
/// a limit instead of overflowing the thread's stack, and refuses what a spec never needs and a bomb does: aliases, anchors, tags.
/// </summary>
internal static class SpecTree
{
    /// <summary>Parses one document; null after noting a problem that makes the rest of the text meaningless.</summary>
    public static SpecMap? Parse(string text, string file, SpecProblems problems)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            return Read(parser, new SpecTreeBuilder(file, problems), file, problems);
        }
        catch (YamlException e)
        {
            var tab = TabIndent(text, file, e);
            problems.Add(tab ?? Place(file, e.Start), $"this is not YAML: {Words(e)}{(tab is null ? string.Empty : " The line is indented with a tab: use spaces.")}");
        }
        catch (InvalidOperationException e)
        {
            // The parser reports a few malformed texts so, without a place.
            problems.Add(new(file, 1, 1), $"this is not YAML: {e.Message}");
        }

        return null;
    }

    internal static SpecLocation Place(string file, Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static SpecMap? Read(Parser parser, SpecTreeBuilder builder, string file, SpecProblems problems)
    {
        var documents = 0;
        while (parser.MoveNext())
        {
            var e = parser.Current!;
            if (e is DocumentStart && ++documents > 1)
            {
                problems.Add(Place(file, e.Start), "a spec is one document; a second one starts here: put it into a file of its own.");
                return null;
            }

            if (!builder.Take(e))
            {
                return null;
            }
        }

        switch (builder.Root)
        {
            case SpecMap map:
                return map;
            case null or SpecScalar { IsNull: true }:
                problems.Add(new(file, 1, 1), "the spec is empty; it needs \"model\", \"labels\", \"images\", \"preprocess\" and a \"reference\" or \"candidates\".");
                return null;
            default:
                problems.Add(builder.Root.At, $"a spec is a mapping of keys to values; found {builder.Root.Kind}.");
                return null;
        }
    }

    private static string Words(YamlException e)
    {
        var words = (e.InnerException as YamlException ?? e).Message.TrimEnd('.');
        return $"{words}.";
    }

    // The parser names the start of the construct it was in; a tab further down is what the author must find.
    private static SpecLocation? TabIndent(string text, string file, YamlException e)
    {
        var lines = text.Split('\n');
        var last = e.Message.Contains("tab", StringComparison.Ordinal) ? lines.Length : Math.Min(lines.Length, e.End.Line);
        for (var line = (int)Math.Max(1, e.Start.Line); line <= last; line++)
        {
            var indent = lines[line - 1][..^lines[line - 1].TrimStart().Length];
            if (indent.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var column)
            {
                return new(file, line, column + 1);
            }
        }

        return null;
    }
}
