namespace Parity.Torch.Tests.Native;

public sealed class LibraryCacheTests
{
    private static readonly byte[] Image = [1, 2, 3, 4];

    [Fact]
    public void The_copy_is_kept_and_used_again()
    {
        using var folder = new TemporaryFolder();
        var paths = new List<string>();

        new LibraryCache(folder.File("cache")).Use("lib.so", Image, paths.Add);
        var written = File.GetLastWriteTimeUtc(paths[0]);
        new LibraryCache(folder.File("cache")).Use("lib.so", Image, paths.Add);

        paths.Should().HaveCount(2).And.OnlyContain(p => p == paths[0]);
        File.ReadAllBytes(paths[0]).Should().Equal(Image);
        File.GetLastWriteTimeUtc(paths[0]).Should().Be(written);
        Directory.GetFiles(folder.File("cache")).Should().ContainSingle("no temporary file stays behind");
    }

    [Fact]
    public void A_damaged_copy_is_replaced()
    {
        using var folder = new TemporaryFolder();
        var cache = new LibraryCache(folder.Path);
        cache.Use("lib.so", Image, path => File.WriteAllBytes(path, [9]));

        cache.Use("lib.so", Image, path => File.ReadAllBytes(path).Should().Equal(Image));
    }

    [Fact]
    public void Another_image_gets_another_file()
    {
        using var folder = new TemporaryFolder();
        var paths = new List<string>();

        new LibraryCache(folder.Path).Use("lib.so", Image, paths.Add);
        new LibraryCache(folder.Path).Use("lib.so", [5, 6], paths.Add);

        paths.Distinct().Should().HaveCount(2);
    }

    [Fact]
    public void Where_nothing_can_be_kept_the_copy_lives_while_it_is_loaded()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("occupied"), string.Empty);
        foreach (var cache in new LibraryCache[] { new(null), new(folder.File("occupied")) })
        {
            var used = string.Empty;

            cache.Use("lib.so", Image, path => File.ReadAllBytes(used = path).Should().Equal(Image));

            File.Exists(used).Should().BeFalse();
        }
    }
}
