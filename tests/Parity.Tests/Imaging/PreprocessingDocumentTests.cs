using Parity.Faults;
using Parity.Imaging;
using Parity.Imaging.Steps;

namespace Parity.Tests.Imaging;

public sealed class PreprocessingDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "preprocessing.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Presets() => [.. PreprocessPresets.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_document_shows_each_preset_as_the_steps_it_is(string name)
    {
        var steps = PreprocessPipeline.Preset(name).Identity.Split("; ").Select(step => $"- {step}\n");
        var from = Document.IndexOf($"\n`{name}`:", StringComparison.Ordinal);

        from.Should().BePositive();
        Document[from..].Split("```yaml\n")[1].Split("```")[0].Should().Be(string.Concat(steps));
    }

    [Fact]
    public void The_document_lists_every_step_filter_and_fault()
    {
        string[] words = [.. StepCatalog.Names, .. Enum.GetValues<ResizeFilter>().Select(StepWords.Of), .. KnownFaults.Names];

        words.Should().OnlyContain(word => Document.Contains($"`{word}`"));
    }
}
