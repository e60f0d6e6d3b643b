using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parity.Tests.Imaging;

/// <summary>The same bytes on processors without AVX2 and without any vector instruction: the tests of pixels in a process that was started so.</summary>
public sealed class PlainProcessorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX2", "AVX2 False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "vectors False, AVX2 False")]
    public void Pixels_are_the_same_without_the_instructions(string switchedOff, string expected)
    {
        var start = new ProcessStartInfo(Host(), [typeof(PixelProgram).Assembly.Location]) { RedirectStandardOutput = true, Environment = { [switchedOff] = "0" } };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        output.Should().MatchRegex("^[0-9]{3} tests, ").And.EndWith(expected + Environment.NewLine);
        process.ExitCode.Should().Be(0);
    }

    // The host that stands three folders above the framework this test runs on.
    private static string Host() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
