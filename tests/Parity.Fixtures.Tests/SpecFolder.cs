using Parity.Tensors;

namespace Parity.Fixtures.Tests;

/// <summary>A folder with a spec of recorded outputs: everything is real but the model, which ran before.</summary>
internal sealed class SpecFolder
{
    public SpecFolder()
    {
        Directory.CreateDirectory(Path.Combine(Root, "goldens"));
        Directory.CreateDirectory(Path.Combine(Root, "images"));
        foreach (var name in (string[])["a.png", "b.png"])
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, "goldens", "images", "shapes", "scene-1.png"), Path.Combine(Root, "images", name));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("parity-fixtures").FullName;

    /// <summary>Records one box a side and image; the candidate's lies <paramref name="shift"/> pixels to the right, both are <paramref name="moved"/>.</summary>
    public SpecFolder Record(float shift = 0, float moved = 0)
    {
        foreach (var (side, dx) in (ReadOnlySpan<(string, float)>)[("reference", moved), ("candidate", moved + shift)])
        {
            Directory.CreateDirectory(Path.Combine(Root, side));
            foreach (var name in (string[])["a.png", "b.png"])
            {
                NpzFile.Write(Path.Combine(Root, side, name + ".npz"),
                [
                    new("boxes", TensorData.From<float>([10 + dx, 20, 60 + dx, 90], 1, 4)),
                    new("labels", TensorData.From<long>([1], 1)),
                    new("scores", TensorData.From<float>([0.9f], 1)),
                ]);
            }
        }

        return this;
    }

    public string Write(string file, string model = "boxes", string extra = "") => Text(file, $"""
        model: {model}
        labels: [background, thing]
        images: [images/*.png]
        preprocess: torchvision-detection
        reference: {"{"} recorded: reference {"}"}
        candidates:
          shipped: {"{"} recorded: candidate {"}"}
        detections: {"{"} decoder: torchvision, score_threshold: 0.5 {"}"}
        faults: [divide-by-225]
        {extra}
        """);

    public string Text(string file, string text)
    {
        var path = Path.Combine(Root, file);
        File.WriteAllText(path, text);
        return path;
    }
}
