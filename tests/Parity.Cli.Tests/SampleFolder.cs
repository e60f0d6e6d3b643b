namespace Parity.Cli.Tests;

/// <summary>A team's folder with one of the sample models and the shapes' images, to run the tool in.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly PipedTool _tool;

    public SampleFolder(string model, params string[] files)
    {
        _tool = new(Root);
        foreach (var folder in (string[])["specs", "goldens/images/shapes", $"models/{model}"])
        {
            Directory.CreateDirectory(Path.Combine(Root, folder));
        }

        foreach (var file in files)
        {
            File.Copy(RepositoryRoot.File("models", model, file), Path.Combine(Root, "models", model, file));
        }

        foreach (var image in Directory.EnumerateFiles(RepositoryRoot.File("goldens", "images", "shapes")))
        {
            File.Copy(image, Path.Combine(Root, "goldens", "images", "shapes", Path.GetFileName(image)));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("parity-sample-").FullName;

    public string Out => _tool.Out;

    public string Error => _tool.Error;

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Change(string file, string from, string to)
    {
        var text = Read(file);
        text.Should().Contain(from);
        File.WriteAllText(Path.Combine(Root, file), text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Runs the tool as a pipe sees it, on a desktop.</summary>
    public Task<int> Run(params string[] arguments) => _tool.Run(arguments);

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        _tool.Dispose();
    }
}
