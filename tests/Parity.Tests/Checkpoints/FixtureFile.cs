using System.Text.Json;

namespace Parity.Tests.Checkpoints;

/// <summary>
/// A file under Data/checkpoints and what Python's torch reads from it. The book, expected.json, is written by the script that wrote
/// the files (tools/fixtures/checkpoints).
/// </summary>
internal sealed record FixtureFile(string Name, string About, string Outcome, string Chosen, IReadOnlyDictionary<string, IReadOnlyList<FixtureTensor>> Entries)
{
    private static readonly Lazy<IReadOnlyList<FixtureFile>> Book = new(ReadBook);

    public static string Folder { get; } = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "Parity.Tests", "Data", "checkpoints");

    public static IReadOnlyList<FixtureFile> All => Book.Value;

    public string Path => PathOf(Name);

    public static FixtureFile Named(string name) => All.Single(f => f.Name == name);

    public static string PathOf(string name) => System.IO.Path.Combine(Folder, name);

    public static TheoryData<string> WithOutcome(params string[] outcomes)
    {
        var data = new TheoryData<string>();
        foreach (var file in All.Where(f => outcomes.Contains(f.Outcome)))
        {
            data.Add(file.Name);
        }

        return data;
    }

    private static List<FixtureFile> ReadBook()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf("expected.json")));
        return [.. document.RootElement.EnumerateObject().Select(p => Read(p.Name, p.Value))];
    }

    private static FixtureFile Read(string name, JsonElement entry) => new(
        name,
        entry.GetProperty("about").GetString()!,
        entry.GetProperty("outcome").GetString()!,
        entry.TryGetProperty("chosen", out var chosen) ? chosen.GetString()! : string.Empty,
        entry.TryGetProperty("entries", out var entries)
            ? entries.EnumerateObject().ToDictionary(e => e.Name, e => (IReadOnlyList<FixtureTensor>)[.. e.Value.EnumerateArray().Select(FixtureTensor.Read)])
            : new Dictionary<string, IReadOnlyList<FixtureTensor>>());
}
