namespace Parity.Torch.Tests.Native;

public sealed class NativeFolderTests
{
    private static readonly NativeNames Names = new("libwrapper.so", "libtorch_cpu.so", "libtorch-cpu-linux-x64");

    [Fact]
    public void The_first_folder_with_the_wrapper_is_taken()
    {
        using var empty = new TemporaryFolder();
        using var full = new TemporaryFolder();
        File.WriteAllText(full.File("libwrapper.so"), string.Empty);
        File.WriteAllText(full.File("libtorch_cpu.so"), string.Empty);

        NativeFolder.Find(Names, [empty.Path, full.Path]).Should().Be(full.Path);
    }

    [Fact]
    public void A_missing_wrapper_names_the_package_and_the_folders()
    {
        using var empty = new TemporaryFolder();

        FluentActions.Invoking(() => NativeFolder.Find(Names, [empty.Path]))
            .Should().Throw<ParityException>().WithMessage($"*libwrapper.so*{empty.Path}*package TorchSharp*");
    }

    [Fact]
    public void A_missing_libtorch_names_its_own_package()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("libwrapper.so"), string.Empty);

        FluentActions.Invoking(() => NativeFolder.Find(Names, [folder.Path]))
            .Should().Throw<ParityException>().WithMessage("*libtorch_cpu.so*package libtorch-cpu-linux-x64*");
    }
}
