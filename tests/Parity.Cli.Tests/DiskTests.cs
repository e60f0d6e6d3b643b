using System.Diagnostics;

namespace Parity.Cli.Tests;

/// <summary>
/// A disk that really is full, and a checkout that really cannot be written: file systems of Linux, mounted in a namespace of the process's own, where neither rights nor
/// being root help.
/// </summary>
public sealed class DiskTests : IDisposable
{
    private const int Images = 6;
    private static readonly Lazy<bool> CanMount = new(Probe);
    private readonly CommandFolder _folder = new();
    private readonly string _out = Directory.CreateTempSubdirectory("parity-disk-").FullName;

    public DiskTests()
    {
        var image = Path.Combine(_folder.Root, "images", "a.png");
        foreach (var i in Enumerable.Range(0, Images))
        {
            File.Copy(image, Path.Combine(_folder.Root, "images", Name(i)));
        }

        File.Delete(image);
    }

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_out, recursive: true);
    }

    [SkippableFact]
    public async Task A_disk_that_fills_up_while_goldens_are_written_leaves_each_of_them_whole()
    {
        SkipWithoutMounts();
        var folder = Path.Combine(_folder.Root, "goldens");
        var texts = new List<string[]>();
        var kilobytes = 0;
        foreach (var boxes in (int[])[60, 1])
        {
            Record(boxes);
            (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);
            texts.Add(Goldens(folder));
            kilobytes = Pages(folder);

            // Goldens without their pictures: the new ones need more room.
            foreach (var picture in Directory.GetFiles(folder, "*.verified.png", SearchOption.AllDirectories))
            {
                File.Delete(picture);
            }
        }

        var small = Pages(folder) + 4;
        Record(60);
        var stopped = new List<int>();
        foreach (var part in (double[])[0, 0.4, 0.8])
        {
            var size = small + (int)(part * (kilobytes - small));
            var (code, said) = await Shell(FullDisk, FormattableString.Invariant($"{size}"), _out);

            code.Should().Be(ExitCodes.CouldNotJudge, said);
            said.Should().MatchRegex(@"error: .*\.verified\.\w+: the golden cannot be written: .*(space|disk|Quota)").And.NotContain("   at ");
            var now = Goldens(_out);
            now.Should().OnlyContain(text => texts[0].Contains(text) || texts[1].Contains(text), "on {0} kB each golden is the old one or the new one", size);
            stopped.Add(now.Count(texts[0].Contains));
        }

        stopped.Should().OnlyContain(n => n < Images).And.Contain(n => n > 0, "the disk must have filled up between goldens, or nothing was tested");
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
        Goldens(folder).Should().Equal(texts[0]);
    }

    [SkippableFact]
    public async Task A_checkout_that_cannot_be_written_still_ends_in_a_verdict_and_keeps_its_goldens()
    {
        SkipWithoutMounts();
        Record(1);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);
        var goldens = Goldens(Path.Combine(_folder.Root, "goldens"));
        Record(2);

        var (code, said) = await Shell(ReadOnly, "run");
        code.Should().Be(ExitCodes.NoParity, said);
        said.Should().Contain("received  nothing: ").And.Contain("or name another: parity run --report DIR.").And.Contain("No parity.");

        (code, said) = await Shell(ReadOnly, "run", "--report", _out);
        code.Should().Be(ExitCodes.NoParity, said);
        Directory.GetFiles(_out, "*.received.json", SearchOption.AllDirectories).Should().HaveCount(Images);
        File.Exists(Path.Combine(_out, "index.html")).Should().BeTrue();

        (code, said) = await Shell(ReadOnly, "run", "--report", "out");
        code.Should().Be(ExitCodes.CouldNotJudge, said);
        said.Should().Contain("error: ").And.Contain("cannot be written").And.NotContain("No parity", "nothing runs for minutes to find out at the end");

        (code, said) = await Shell(ReadOnly, "accept");
        code.Should().Be(ExitCodes.CouldNotJudge, said);
        said.Should().Contain("the golden cannot be written: ").And.NotContain("   at ");
        Goldens(Path.Combine(_folder.Root, "goldens")).Should().Equal(goldens);
    }

    // $1: the tool, $2: kB of the disk, $3: where what it holds afterwards is copied to.
    private const string FullDisk = """
        mv goldens saved && mkdir goldens && mount -t tmpfs -o size="$2"k none goldens && cp -r saved/. goldens || exit 99
        dotnet "$1" accept
        code=$?
        rm -rf "$3"/* && cp -r goldens/. "$3"
        umount goldens && rmdir goldens && mv saved goldens
        exit $code
        """;

    // $1: the tool; the rest are its arguments.
    private const string ReadOnly = """
        mount --bind . . && mount -o remount,bind,ro,nosuid,nodev "$PWD" || exit 99
        cd "$PWD" && exec dotnet "$@"
        """;

    private static string Name(int i) => FormattableString.Invariant($"{i}.png");

    private static string[] Goldens(string folder) => [.. Enumerable.Range(0, Images).Select(i => File.ReadAllText(Path.Combine(folder, "boxes", Name(i) + ".verified.json")))];

    private static bool Probe()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare"))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo("/usr/bin/unshare", ["-rm", "mount", "-t", "tmpfs", "none", Path.GetTempPath()]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void SkipWithoutMounts() => Skip.IfNot(CanMount.Value, "this machine lets no process mount a file system in a namespace of its own (unshare -rm)");

    private Task<(int ExitCode, string Said)> Shell(string script, params string[] arguments) =>
        ToolProcess.Ended(ToolProcess.StartProgram(_folder.Root, "/usr/bin/unshare", ["-rm", "sh", "-c", script, "sh", ToolProcess.Assembly, .. arguments]));

    // In kB, as tmpfs counts: whole pages.
    private static int Pages(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => ((int)new FileInfo(f).Length + 4095) / 4096 * 4);

    private void Record(int boxes)
    {
        foreach (var i in Enumerable.Range(0, Images))
        {
            _folder.RecordOnBothSides(Name(i), [.. Enumerable.Range(0, boxes).Select(b => 2f + (3 * b))]);
        }
    }
}
