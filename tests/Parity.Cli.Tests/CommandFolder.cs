using Parity.Tensors;

namespace Parity.Cli.Tests;

/// <summary>A folder to run the tool in, with a spec of recorded outputs, and what the tool wrote.</summary>
internal sealed class CommandFolder : IDisposable
{
    private readonly PipedTool _tool;

    public CommandFolder()
    {
        _tool = new(Root);
        foreach (var folder in (string[])["specs", "goldens", "images", "reference", "candidate"])
        {
            Directory.CreateDirectory(Path.Combine(Root, folder));
        }

        File.Copy(RepositoryRoot.File("goldens", "images", "shapes", "scene-1.png"), Path.Combine(Root, "images", "a.png"));
        Record(0);
        Spec();
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("parity-cli-").FullName;

    public bool IsBuildServer
    {
        get => _tool.IsBuildServer;
        set => _tool.IsBuildServer = value;
    }

    /// <summary>What the person at the terminal types.</summary>
    public string Answers
    {
        get => _tool.Answers;
        set => _tool.Answers = value;
    }

    public string Out => _tool.Out;

    public string Error => _tool.Error;

    /// <summary>Variables of the environment, as the tool sees it.</summary>
    public Dictionary<string, string> Variables => _tool.Variables;

    /// <summary>Records one box on each side, the candidate's <paramref name="shift"/> pixels to the right; both moved.</summary>
    public void Record(float shift, float moved = 0)
    {
        RecordBoxes("reference", "a.png", 10 + moved);
        RecordBoxes("candidate", "a.png", 10 + moved + shift);
    }

    /// <summary>Records one box on each side for every image, all of them copies of the first; on one image the candidate's is three pixels to the right.</summary>
    public void Record(IReadOnlyCollection<string> images, string? shifted = null)
    {
        foreach (var name in images)
        {
            var image = Path.Combine(Root, "images", name);
            if (!File.Exists(image))
            {
                File.Copy(Path.Combine(Root, "images", "a.png"), image);
            }

            RecordBoxes("reference", name, 10);
            RecordBoxes("candidate", name, name == shifted ? 13 : 10);
        }
    }

    /// <summary>Records no box on either side.</summary>
    public void RecordNothing() => RecordOnBothSides("a.png");

    /// <summary>Records the same boxes on each side, by their left edges.</summary>
    public void RecordOnBothSides(string image, params float[] lefts)
    {
        RecordBoxes("reference", image, lefts);
        RecordBoxes("candidate", image, lefts);
    }

    private void RecordBoxes(string side, string image, params float[] lefts)
    {
        var path = Path.Combine(Root, side, image + ".npz");
        File.Delete(path);
        NpzFile.Write(path,
        [
            new("boxes", TensorData.From<float>([.. lefts.SelectMany(x => (float[])[x, 20, x + 50, 90])], lefts.Length, 4)),
            new("labels", TensorData.From<long>([.. lefts.Select(_ => 1L)], lefts.Length)),
            new("scores", TensorData.From<float>([.. lefts.Select(_ => 0.9f)], lefts.Length)),
        ]);
    }

    public void Spec(string reference = "recorded: ../reference", string candidate = "recorded: ../candidate", string images = "../images/*.png") =>
        File.WriteAllText(Path.Combine(Root, "specs", "boxes.yaml"), $$"""
        model: boxes
        labels: [background, thing]
        images: [{{images}}]
        preprocess: torchvision-detection
        reference: { {{reference}} }
        candidates:
          shipped: { {{candidate}} }
        detections: { decoder: torchvision, score_threshold: 0.5 }
        faults: [divide-by-225]
        """);

    /// <summary>Runs the tool as a pipe sees it.</summary>
    public Task<int> Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    /// <summary>Runs the tool as a pipe sees it, until it is stopped.</summary>
    public Task<int> Run(CancellationToken cancellation, params string[] arguments) => _tool.Run(arguments, cancellation);

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        _tool.Dispose();
    }
}
