using System.Text.Json;
using Parity.Comparison;
using Parity.Hosting;
using VerifyTests;
using VerifyXunit;
using Xunit;

namespace VerifyXunitSample;

/// <summary>Holds what a model finds on its images in a snapshot of Verify's, beside Parity's own goldens.</summary>
public sealed class ResultSnapshotTests
{
    [Fact]
    public async Task The_drift_of_the_shapes_model_stays_where_it_was()
    {
        var settings = new VerifySettings();
        settings.UseStringComparer(ParityResultComparer.Within(1e-3));

        using var run = ParityHost.Default.Open(Path.Combine(Root(), "specs", "fasterrcnn-shapes.yaml"));
        foreach (var parityCase in run.Cases)
        {
            run.Judge(parityCase);
        }

        await Verifier.Verify(JsonSerializer.Serialize(run.Result(), VerdictJson.Options), "json", settings);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parity.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parity.sln was not found above the test.");
        }

        return folder;
    }
}
