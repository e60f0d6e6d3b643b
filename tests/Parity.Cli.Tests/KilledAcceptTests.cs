using System.Diagnostics;

namespace Parity.Cli.Tests;

public sealed class KilledAcceptTests : IDisposable
{
    private const int Images = 24;
    private const int Kills = 10;
    private readonly CommandFolder _folder = new();

    public KilledAcceptTests()
    {
        for (var i = 0; i < Images; i++)
        {
            File.Copy(Path.Combine(_folder.Root, "images", "a.png"), Path.Combine(_folder.Root, "images", Name(i)));
        }

        File.Delete(Path.Combine(_folder.Root, "images", "a.png"));
    }

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_leaves_every_golden_whole()
    {
        var random = new Random(20260101);
        var texts = new List<string[]>();
        foreach (var moved in (float[])[0, 5])
        {
            Record(moved);
            (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
            texts.Add(Goldens());
        }

        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            Record(kill % 2 == 0 ? 0 : 5);

            await Kill(afterGoldens: random.Next(Images), afterMilliseconds: random.Next(8));

            var now = Goldens();
            for (var i = 0; i < Images; i++)
            {
                now[i].Should().BeOneOf([texts[0][i], texts[1][i]], "{0} must be whole after kill {1}", Name(i), kill);
            }

            interrupted += now.Where((text, i) => text == texts[0][i]).Count() is > 0 and < Images ? 1 : 0;
        }

        interrupted.Should().BeGreaterThan(Kills / 3, "the process must have been killed between goldens, or nothing was tested");
        Record(5);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
        Goldens().Should().Equal(texts[1]);
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity);
    }

    [Fact]
    public async Task Two_processes_that_approve_at_once_leave_every_golden_whole()
    {
        Record(0);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
        var old = Goldens();
        Record(5);

        await Task.WhenAll(Succeeds(Start()), Succeeds(Start()));

        Goldens().Should().NotContain(text => old.Contains(text));
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity);
        Directory.GetFiles(Path.Combine(_folder.Root, "goldens"), "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private static string Name(int i) => FormattableString.Invariant($"{i:00}.png");

    private string[] Goldens() => [.. Enumerable.Range(0, Images).Select(i => File.ReadAllText(Path.Combine(_folder.Root, "goldens", "boxes", Name(i) + ".verified.json")))];

    private void Record(float moved)
    {
        for (var i = 0; i < Images; i++)
        {
            _folder.RecordOnBothSides(Name(i), 10 + moved);
        }
    }

    // The moment is chosen by what the process has said, so that it falls where goldens are written and not where .NET starts.
    private async Task Kill(int afterGoldens, int afterMilliseconds)
    {
        using var process = Start();
        for (var seen = 0; seen < afterGoldens && await process.StandardOutput.ReadLineAsync() is { } line;)
        {
            seen += line.StartsWith("boxes ›", StringComparison.Ordinal) ? 1 : 0;
        }

        await Task.Delay(afterMilliseconds);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task Succeeds(Process process)
    {
        var (code, said) = await ToolProcess.Ended(process);
        code.Should().Be(ExitCodes.Parity, said);
    }

    private Process Start() => ToolProcess.Start(_folder.Root, "accept");
}
