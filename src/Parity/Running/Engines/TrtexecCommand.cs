using System.Globalization;
using Parity.Engines;
using Parity.Machines;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>The command line of one trtexec run. Every path is a plain name in the folder it runs in, so that no name needs quoting.</summary>
internal static class TrtexecCommand
{
    /// <summary>The file of outputs in text form.</summary>
    public const string OutputsJson = "outputs.json";

    /// <summary>The file that tells what the layers compute in.</summary>
    public const string LayersJson = "layers.json";

    private static readonly Version HasRawBindings = new(8, 6);
    private static readonly Version KeepsOutputs = new(11, 0);

    /// <summary>Whether this version writes outputs byte by byte.</summary>
    public static bool WritesRaw(Version? version) => version >= HasRawBindings;

    /// <summary>Why this version cannot be used, or null.</summary>
    public static string? Refuses(Version? version) => version >= KeepsOutputs
        ? $"trtexec of TensorRT {ReleaseVersion.Show(version)} leaves inputs and outputs on the device unless told otherwise, and Parity does not know how to tell it; use `runner: polygraphy` or onnxruntime."
        : null;

    /// <summary>The name of an input's file.</summary>
    public static string InputFile(int index) => string.Create(CultureInfo.InvariantCulture, $"input-{index}.bin");

    /// <summary>The arguments.</summary>
    /// <param name="job">The engine.</param>
    /// <param name="inputs">Its inputs, in the order of <paramref name="tensors"/>.</param>
    /// <param name="tensors">What is fed.</param>
    /// <param name="version">The version of trtexec; null: unknown, taken as old.</param>
    public static IEnumerable<string> Arguments(EngineJob job, IReadOnlyList<TensorSlot> inputs, IReadOnlyList<TensorData> tensors, Version? version)
    {
        yield return $"--loadEngine={EngineFolder.PlanName}";
        foreach (var plugin in job.Options.Plugins)
        {
            yield return $"{(WritesRaw(version) ? "--staticPlugins" : "--plugins")}={plugin}";
        }

        yield return $"--loadInputs={string.Join(',', inputs.Select((slot, i) => $"{Quoted(slot.Name)}:{InputFile(i)}"))}";
        if (inputs.Any(i => i.IsDynamic))
        {
            yield return $"--shapes={string.Join(',', inputs.Zip(tensors, (slot, tensor) => $"{Quoted(slot.Name)}:{TensorSlot.Joined(tensor.Shape)}"))}";
        }

        if (job.Device is { } device)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--device={device}");
        }

        // One inference: values written are those of the last one.
        yield return "--iterations=1";
        yield return "--duration=0";
        yield return "--warmUp=0";
        if (WritesRaw(version))
        {
            yield return "--dumpRawBindingsToFile";
            yield return $"--exportLayerInfo={LayersJson}";
        }
        else
        {
            yield return $"--exportOutput={OutputsJson}";
        }
    }

    // trtexec takes names in single quotes, where a colon would end the name.
    private static string Quoted(string name) => name.Contains(':', StringComparison.Ordinal) ? $"'{name}'" : name;
}
