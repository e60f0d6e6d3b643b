namespace Parity.Cli.Tests;

/// <summary>A training's output folder with the checkpoints that were meant, to put the wrong file into.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private readonly CommandFolder _tool = new();

    public string Out => _tool.Out;

    public string Error => _tool.Error;

    /// <summary>A file among the fixtures of the reader's tests.</summary>
    public static string Fixture(string name) => RepositoryRoot.File("tests", "Parity.Tests", "Data", "checkpoints", name);

    /// <summary>A checkpoint or an export among the fixtures of the weight tests.</summary>
    public static string Exported(string name) => RepositoryRoot.File("tests", "Parity.Onnx.Tests", "Data", "weights", name);

    /// <summary>Puts a file there, <c>output/checkpoint0070.pth</c> and <c>0071</c> beside it or above it.</summary>
    public string Place(string fixture, string name) => Place(File.ReadAllBytes(Fixture(fixture)), name);

    /// <summary>Puts bytes there.</summary>
    public string Place(byte[] bytes, string name)
    {
        var path = Path.Combine(_tool.Root, "output", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        foreach (var epoch in (string[])["checkpoint0070.pth", "checkpoint0071.pth"])
        {
            File.Copy(Fixture("rtdetr-v2.pth"), Path.Combine(_tool.Root, "output", epoch), overwrite: true);
        }

        return path;
    }

    public Task<int> Run(params string[] arguments) => _tool.Run(arguments);

    public void Dispose() => _tool.Dispose();
}
