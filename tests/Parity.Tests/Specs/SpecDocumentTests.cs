using System.Text.RegularExpressions;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>Holds docs/spec.md to the loader: its examples load, its errors are the loader's words, its tables are the loader's keys.</summary>
public sealed partial class SpecDocumentTests : IDisposable
{
    private const string SpecPath = "specs/shapes.yaml";

    private readonly SpecFolder _folder = new();

    public SpecDocumentTests()
    {
        foreach (var name in new[] { "empty.png", "scene-1.png", "scene-2.jpg", "scene-3.png", "scene-4.jpg", "scene-5.png", "scene-6.jpg", "scene-7.png", "night/scene-9.webp" })
        {
            _folder.Write($"goldens/images/shapes/{name}", "content");
        }
    }

    public static TheoryData<int, string> Examples
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (line, text) in SpecDocument.Blocks("yaml"))
            {
                data.Add(line, text);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_loads_as_a_spec_or_as_a_part_of_one(int line, string yaml)
    {
        var whole = yaml.Contains("model:", StringComparison.Ordinal) ? yaml : Complete(yaml);

        FluentActions.Invoking(() => SpecFile.Load(_folder.Write(SpecPath, whole))).Should().NotThrow("docs/spec.md has it from line {0} on", line);
    }

    [Fact]
    public void The_spoilt_example_gives_the_errors_that_are_printed_below_it()
    {
        var (_, wrong) = SpecDocument.Blocks("yml").Should().ContainSingle().Which;
        var printed = SpecDocument.Blocks("console").Select(b => b.Text).Single(t => t.Contains(SpecPath, StringComparison.Ordinal));
        var path = _folder.Write(SpecPath, wrong);

        var thrown = FluentActions.Invoking(() => SpecFile.Load(path)).Should().Throw<SpecException>().Which;

        thrown.Problems.Select(p => p.ToString().Replace(path, SpecPath, StringComparison.Ordinal).Replace(_folder.Root, "…", StringComparison.Ordinal)).Should().Equal(printed.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Every_key_has_its_row()
    {
        var keys = RootKeys.All.SelectMany(WithNested)
            .Concat(SpecVocabulary.Default.Settings.Values.SelectMany(s => s))
            .Concat(DetectionDecoders.All.SelectMany(e => e.Settings));

        Missing(keys.Select(SpecDocument.RowOf)).Should().BeEmpty("each is a row of a table in docs/spec.md");
    }

    [Fact]
    public void Every_decoder_requirement_and_fault_is_listed()
    {
        Missing(DetectionDecoders.All.Select(d => $"| `{d.Name}` | {d.Summary} |")).Should().BeEmpty("each is a row of the decoders in docs/spec.md");
        Missing(SpecVocabulary.Default.Requirements!.Select(r => $"| `{r}` |")).Should().BeEmpty("each is a row of the requirements in docs/spec.md");
        Missing(SpecVocabulary.Default.Faults!.Select(f => $"`{f}`")).Should().BeEmpty("each is named under faults in docs/spec.md");
    }

    [Fact]
    public void No_row_speaks_of_a_key_that_does_not_exist()
    {
        var known = RootKeys.All.SelectMany(WithNested)
            .Concat(SpecVocabulary.Default.Settings.Values.SelectMany(s => s))
            .Concat(DetectionDecoders.All.SelectMany(e => e.Settings))
            .Select(SpecDocument.RowOf).ToHashSet(StringComparer.Ordinal);

        SpecDocument.Text.Split('\n').Where(l => KeyRow().IsMatch(l)).Should().NotBeEmpty().And.OnlyContain(l => known.Contains(l));
    }

    private static IEnumerable<SpecKey> WithNested(SpecKey key) => key.Keys.SelectMany(WithNested).Prepend(key);

    private static string[] Missing(IEnumerable<string> rows) =>
        [.. rows.Distinct(StringComparer.Ordinal).Where(r => !SpecDocument.Text.Contains(r, StringComparison.Ordinal))];

    // A part replaces the sections of the same name in a sound spec.
    private static string Complete(string part)
    {
        var sections = Sections(SpecFolder.Sound.Replace("images/*.png", "../goldens/images/shapes/*.png", StringComparison.Ordinal)
            .Replace("images: 2, empty: [blank.png]", "empty: [empty.png]", StringComparison.Ordinal));
        var own = Sections(part);
        return string.Join('\n', sections.Where(s => !own.ContainsKey(s.Key)).Concat(own).Select(s => s.Value));
    }

    private static Dictionary<string, string> Sections(string yaml) => Section().Matches(yaml).ToDictionary(m => m.Groups["key"].Value, m => m.Value.TrimEnd('\n'), StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<key>\w+):.*\n?(^(?!\w).*\n?)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `\w+` \|.*\|.*\|.*\|$")]
    private static partial Regex KeyRow();
}
