using System.Globalization;
using Parity.Authoring;
using Parity.Detections;
using Parity.Running.Recorded;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Hosting.Authoring;

/// <summary>What recorded outputs tell once the images are known.</summary>
internal static class RecordedReading
{
    private const int Named = 4;

    /// <summary>The facts with the outputs of the first image.</summary>
    /// <exception cref="ParityException">An image has no recorded outputs, or they cannot be read.</exception>
    public static ExportFacts Complete(ExportFacts recorded, ImageSet images)
    {
        using var runner = new RecordedRunner(recorded.Path);
        var without = images.Names.Where(n => !runner.Holds(n)).ToList();
        if (without.Count > 0)
        {
            throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"{recorded.Path} holds no recorded outputs of {without.Count} of the {images.Names.Length} images ({string.Join(", ", without.Take(Named))}{(without.Count > Named ? ", …" : string.Empty)}). ")
                + $"Expected a folder with {without[0]}.npz (or .safetensors, .json), or one file with arrays named {without[0]}/<output>. Record them, or name only the images that are recorded with --images.");
        }

        var outputs = OutputSignature.Of(runner.Read(images.Names[0]));
        return recorded with { Outputs = [.. outputs], Signature = $"recorded: {string.Join(", ", outputs.Select(o => $"{o.Name} {o.Type.DisplayName()} [{string.Join(',', o.Shape)}]"))}" };
    }
}
