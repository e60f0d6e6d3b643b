using System.Text;
using Parity.Specs;
using Parity.Specs.Yaml;

namespace Parity.Tests.Specs;

public sealed class HostileYamlTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "1:1: the spec is empty; *")]
    [InlineData("# only a comment\n", "1:1: the spec is empty; *")]
    [InlineData("---\n...\n", "1:1: the spec is empty; *")]
    [InlineData("- a", "1:1: a spec is a mapping of keys to values; found a list.")]
    [InlineData("text", "1:1: a spec is a mapping of keys to values; found a value.")]
    [InlineData("a: 1\n---\nb: 2", "2:1: a spec is one document; a second one starts here: put it into a file of its own.")]
    [InlineData("a: &x 1\nb: *x", "1:4: a spec has no anchors (&name); write the value where it is needed.")]
    [InlineData("a: *x", "1:4: a spec has no aliases (\\*name); write the value again.")]
    [InlineData("a: !!python/object:os.system rm", "1:4: a spec has no tags (!name); remove the tag.")]
    [InlineData("? [a, b]\n: 1", "1:3: a key is a single word; found a list or mapping in its place.")]
    [InlineData("a: [1, 2", "*this is not YAML: *")]
    [InlineData("a: \"open", "*this is not YAML: *")]
    [InlineData("a:\n\tb: 1", "2:1: this is not YAML: * The line is indented with a tab: use spaces.")]
    [InlineData("a: 1\nb: x\u0007y", "2:5: a spec is text; the control character U+0007 here is not allowed: remove it.")]
    [InlineData("%YAML 3.0\n---\na: 1", "*this is not YAML: *")]
    public void A_text_that_is_no_spec_is_refused_with_its_place(string text, string expected) =>
        _folder.ProblemOf(text).Should().Match(expected.Replace("\\*", "*", StringComparison.Ordinal));

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[{")]
    public void Nesting_without_end_meets_a_limit_instead_of_overflowing_the_stack(string open) =>
        _folder.ProblemsOf(string.Concat(Enumerable.Repeat(open, SpecText.MaxBytes / open.Length))).Should().NotBeEmpty();

    [Fact]
    public void Indentation_nests_no_deeper_than_the_limit()
    {
        string Nested(int depth) => string.Concat(Enumerable.Range(0, depth).Select(i => $"{new string(' ', i)}a:\n")) + new string(' ', depth) + "a: 1";

        _folder.ProblemsOf(Nested(SpecTreeBuilder.MaxDepth - 1)).Should().NotContain(p => p.Contains("nests"));
        _folder.ProblemOf(Nested(SpecTreeBuilder.MaxDepth)).Should().Be($"33:33: a spec nests at most {SpecTreeBuilder.MaxDepth} levels; this goes deeper.");
    }

    [Fact]
    public void A_mapping_full_of_unknown_keys_is_reported_briefly()
    {
        var problems = _folder.ProblemsOf(SpecFolder.Sound + "\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"key{i}: 1\n")));

        problems.Should().HaveCount(21);
        problems[^1].Should().EndWith("… and 9980 more unknown keys in the spec.");
    }

    [Fact]
    public void A_value_of_many_thousand_letters_is_shown_cut_on_one_line()
    {
        var problem = _folder.ProblemOf(SpecFolder.Sound.Replace("[bgr]", $"[\"{new string('x', 50_000)}\"]"));

        problem.Should().HaveLength("16:10: unknown fault \"\"; known: ".Length + 61 + string.Join(", ", SpecVocabulary.Default.Faults!).Length);
        _folder.ProblemOf(SpecFolder.Sound.Replace("[bgr]", "[\"a\\n::error::b\\e[31m\"]")).Should().Contain("\"a·::error::b·[31m\"");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        _folder.ProblemOf("# " + new string('x', SpecText.MaxBytes)).Should().Be("1:1: a spec has at most 256 KiB; this file is larger and was not read.");
    }

    [Fact]
    public void A_byte_order_mark_is_accepted_and_other_encodings_are_named()
    {
        var path = _folder.PathOf("spec.yaml");
        File.WriteAllText(path, SpecFolder.Sound, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        SpecFile.Load(path).ModelAt.Column.Should().Be(1);

        File.WriteAllText(path, SpecFolder.Sound, Encoding.Unicode);
        FluentActions.Invoking(() => SpecFile.Load(path)).Should().Throw<SpecException>().WithMessage("*:1:1: a spec is UTF-8 text; this file is UTF-16: save it as UTF-8.");

        File.WriteAllBytes(path, [.. "a: b\nc: "u8, 0xE9, .. "t\n"u8]);
        FluentActions.Invoking(() => SpecFile.Load(path)).Should().Throw<SpecException>().WithMessage("*:2:4: a spec is UTF-8 text; byte 0xE9 here is not: save the file as UTF-8.");
    }

    [Fact]
    public void Windows_line_ends_and_a_document_marker_change_nothing()
    {
        _folder.Load(SpecFolder.Sound.Replace("\n", "\r\n")).Reference!.At.Line.Should().Be(6);
        _folder.Load("%YAML 1.2\n---\n" + SpecFolder.Sound + "\n...\n").Reference!.At.Line.Should().Be(8);
    }

    [Fact]
    public void A_folder_in_place_of_a_spec_is_a_clear_error() =>
        FluentActions.Invoking(() => SpecFile.Load(_folder.Root)).Should().Throw<ParityException>().WithMessage("*cannot be read: it is a folder; *");
}
