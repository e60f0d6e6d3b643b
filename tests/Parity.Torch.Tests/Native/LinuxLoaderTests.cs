using System.Text;

namespace Parity.Torch.Tests.Native;

/// <summary>On the real library of the TorchSharp package.</summary>
public sealed class LinuxLoaderTests
{
    private const string Needed = "GLIBCXX_3.4.32";

    [SkippableFact]
    public void One_flag_of_one_version_is_changed()
    {
        var original = Wrapper();
        var altered = original.ToArray();

        ElfVersionNeeds.TryMakeOptional(altered, Needed).Should().BeTrue();

        var changed = Enumerable.Range(0, original.Length).Where(i => original[i] != altered[i]).ToList();
        changed.Should().ContainSingle();
        (altered[changed[0]] ^ original[changed[0]]).Should().Be(2);
    }

    [SkippableFact]
    public void A_version_nobody_asks_for_changes_nothing()
    {
        var image = Wrapper();

        ElfVersionNeeds.TryMakeOptional(image, "GLIBCXX_9.9.99").Should().BeFalse();

        image.Should().Equal(Wrapper());
    }

    [SkippableTheory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(260_000)]
    public void A_library_cut_short_is_one_clear_error(int length) =>
        FluentActions.Invoking(() => ElfVersionNeeds.TryMakeOptional(Wrapper()[..length], Needed))
            .Should().Throw<ParityException>().WithMessage("libLibTorchSharp.so is * restore the TorchSharp package again.");

    [Fact]
    public void Another_file_is_one_clear_error() =>
        FluentActions.Invoking(() => ElfVersionNeeds.TryMakeOptional(new byte[100], Needed)).Should().Throw<ParityException>().WithMessage("*not a 64-bit ELF library*");

    [SkippableFact]
    public void A_system_library_that_is_too_old_is_named_with_the_version_it_lacks()
    {
        // A real symbol version of the library, renamed to one that no libstdc++ defines yet.
        using var folder = new TemporaryFolder();
        var natives = Natives();
        foreach (var file in Directory.GetFiles(natives).Select(f => Path.GetFileName(f)).Where(f => f != "libLibTorchSharp.so"))
        {
            File.CreateSymbolicLink(folder.File(file), Path.Combine(natives, file));
        }

        File.WriteAllBytes(folder.File("libLibTorchSharp.so"), Renamed(Wrapper(), "GLIBCXX_3.4.30", "GLIBCXX_3.4.99"));

        FluentActions.Invoking(() => LinuxLoader.Load(folder.Path, NativeNames.Current(), new LibraryCache(null)))
            .Should().Throw<ParityException>().WithMessage("libLibTorchSharp.so cannot be loaded*libstdc++.so.6 with GLIBCXX_3.4.99*GCC 12*loader says*");
    }

    [Fact]
    public void A_missing_system_library_is_named() =>
        LinuxLoader.Explain("/app/libtorch_cpu.so", "libstdc++.so.6: cannot open shared object file: No such file or directory").Message
            .Should().Contain("libtorch_cpu.so cannot be loaded from /app").And.Contain("system library libstdc++.so.6 is missing");

    private static byte[] Wrapper() => File.ReadAllBytes(Path.Combine(Natives(), "libLibTorchSharp.so"));

    private static string Natives()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux needs the altered copy.");
        return NativeFolder.Find(NativeNames.Current(), NativeFolder.SearchDirectories());
    }

    private static byte[] Renamed(byte[] image, string from, string to)
    {
        var at = image.AsSpan().IndexOf(Encoding.ASCII.GetBytes(from + "\0"));
        Encoding.ASCII.GetBytes(to).CopyTo(image, at);
        return image;
    }
}
