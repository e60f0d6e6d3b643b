using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Parity.Cli.Tests;

/// <summary>
/// A team's small net as a checkpoint, as TorchScript, and with what PyTorch answers for one image (tools/fixtures/torchscript), which
/// stands for the shipped artefact.
/// </summary>
internal sealed class OwnModelFolder : IDisposable
{
    private readonly CommandFolder _tool = new();

    public OwnModelFolder()
    {
        foreach (var file in (string[])["net.pt", "net.pth", "nms.pt"])
        {
            File.Copy(Data(file), Path.Combine(Root, file));
        }

        File.Copy(Data("a.png.npz"), Path.Combine(Root, "candidate", "a.png.npz"), overwrite: true);
        File.Delete(Path.Combine(Root, "specs", "boxes.yaml"));
    }

    /// <summary>The assembly of samples/team-architecture, as its own build wrote it.</summary>
    public static string Assembly { get; } =
        Path.GetFullPath(Path.Combine("..", "..", "TeamNet", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "TeamNet.dll"), AppContext.BaseDirectory);

    public string Root => _tool.Root;

    public string Out => _tool.Out;

    public string Error => _tool.Error;

    /// <summary>Another build of the assembly under the same name and version: the sample's, but for the id that each build has of its own.</summary>
    public string AnotherBuild()
    {
        var path = Path.Combine(Root, "rebuilt", "TeamNet.dll");
        var bytes = File.ReadAllBytes(Assembly);
        using var file = new PEReader([.. bytes]);
        var metadata = file.GetMetadataReader();
        bytes[bytes.AsSpan().IndexOf(metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray())] ^= 1;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The spec of the team's own architecture.</summary>
    public void SpecOf(string assembly) =>
        Spec($"checkpoint: ../net.pth\narchitecture: team/net\nassembly: \"{assembly.Replace('\\', '/')}\"\noptions: {{ num_classes: 3 }}");

    /// <summary>A spec whose reference is what is given.</summary>
    public void Spec(string reference) => File.WriteAllText(Path.Combine(Root, "specs", "net.yaml"), $$"""
        model: net
        labels: [one, two, three]
        images: [../images/*.png]
        preprocess: { preset: rtdetr, set: { resize: { size: [64, 64] } } }
        reference:
        {{string.Join('\n', reference.Split('\n').Select(l => "  " + l))}}
        candidates:
          pytorch: { recorded: ../candidate }
        detections: { decoder: rtdetr-raw, score_threshold: 0.5 }
        tolerance: { box_px: 0.01, score: 0.00001 }
        faults: [divide-by-225, bgr]
        """);

    public Task<int> Run(params string[] arguments) => _tool.Run(arguments);

    public void Dispose() => _tool.Dispose();

    private static string Data(string file) => RepositoryRoot.File("tests", "Parity.Cli.Tests", "Data", "torchscript", file);
}
