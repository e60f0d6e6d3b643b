using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Machines;
using Parity.Specs;

namespace Parity.Engines;

/// <summary>The settings of an <c>engine</c> candidate.</summary>
public sealed partial record EngineOptions
{
    /// <summary>What can run an engine, in the order of preference.</summary>
    public static IReadOnlyList<string> Runners => EngineKeys.Runner.Choices;

    /// <summary>What runs it: <c>onnxruntime</c>, <c>trtexec</c> or <c>polygraphy</c>; null: the first that works here.</summary>
    public string? Runner { get; init; }

    /// <summary>The ONNX model it was built from (an absolute path), or null.</summary>
    public string? Signature { get; init; }

    /// <summary>Declared inputs; none: the signature's.</summary>
    public ImmutableArray<TensorSlot> Inputs { get; init; } = [];

    /// <summary>Declared outputs; none: the signature's.</summary>
    public ImmutableArray<TensorSlot> Outputs { get; init; } = [];

    /// <summary>How it was built, or null where the spec does not say.</summary>
    public EngineBuild? Build { get; init; }

    /// <summary>The version of TensorRT that the spec says built it, or null.</summary>
    public Version? BuiltBy { get; init; }

    /// <summary>The compute capability it was built for, or null.</summary>
    public Version? BuiltFor { get; init; }

    /// <summary>True when newer GPUs than <see cref="BuiltFor"/> may run it.</summary>
    public bool IsForNewerGpus { get; init; }

    /// <summary>Plugin libraries, absolute.</summary>
    public ImmutableArray<string> Plugins { get; init; } = [];

    /// <summary>True when ONNX Runtime gets the engine inside the model.</summary>
    public bool Embed { get; init; }

    /// <summary>How long a program may take for one image.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Reads the settings as written in the spec; what is wrong is noted in <paramref name="problems"/>.</summary>
    public static EngineOptions Bind(CandidateSpec candidate, SpecProblems problems)
    {
        var reader = new MapReader(candidate.Settings ?? new(candidate.At, []), problems, $"candidate {candidate.Name}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(candidate.At.File)) ?? string.Empty;
        var (builtFor, newer) = BuiltForOf(reader);
        var options = new EngineOptions
        {
            Runner = reader.Choice(EngineKeys.Runner.Name, EngineKeys.Runner.Choices),
            Signature = reader.Text(EngineKeys.Signature.Name) is { } path ? Path.GetFullPath(path, folder) : null,
            Inputs = Slots(reader, EngineKeys.Inputs),
            Outputs = Slots(reader, EngineKeys.Outputs),
            Build = BuildOf(reader, candidate.Precision),
            BuiltBy = BuiltByOf(reader),
            BuiltFor = builtFor,
            IsForNewerGpus = newer,
            Plugins = [.. reader.Texts(EngineKeys.Plugins.Name)?.Select(p => Path.GetFullPath(p.Text, folder)) ?? []],
            Embed = reader.Flag(EngineKeys.Embed.Name) ?? false,
            Timeout = TimeSpan.FromSeconds(reader.Integer(EngineKeys.TimeoutSeconds) ?? 300),
        };
        if (options.Signature is null && (options.Inputs.IsEmpty || options.Outputs.IsEmpty))
        {
            problems.Add(candidate.SourceAt, "an engine does not tell its inputs and outputs: add \"signature\", the ONNX model it was built from, or \"inputs\" and \"outputs\".");
        }

        reader.Finish();
        return options;
    }

    // Without calibration TensorRT invents the ranges: fit for timing, not for parity.
    private static EngineBuild? BuildOf(MapReader reader, PrecisionClass precision)
    {
        var calibration = reader.Text(EngineKeys.Calibration.Name);
        EngineBuild? build = null;
        if (reader.Scalar(EngineKeys.BuiltWith.Name) is { } command)
        {
            try
            {
                build = EngineBuild.Parse(command.Text);
            }
            catch (ParityException e)
            {
                reader.Problems.Add(command.At, e.Message);
            }
        }

        if ((build?.NeedsCalibration ?? precision == PrecisionClass.Int8) && build?.Calibration is null && calibration is null)
        {
            reader.Problems.Add(
                reader.Has(EngineKeys.BuiltWith.Name) ? reader.PlaceOf(EngineKeys.BuiltWith.Name) : reader.At,
                "an int8 engine (--int8, --best) without calibration has invented ranges: it is fit for timing and unfit for parity. Build it with --calib=<cache> or from a model with QuantizeLinear nodes, and say which in \"calibration\".");
        }

        return build;
    }

    private static ImmutableArray<TensorSlot> Slots(MapReader reader, SpecKey key)
    {
        if (reader.Map(key.Name) is not { } map)
        {
            return [];
        }

        var slots = ImmutableArray.CreateBuilder<TensorSlot>();
        foreach (var name in map.Keys)
        {
            if (map.Scalar(name.Text) is not { } text)
            {
                continue;
            }

            if (TensorSlot.TryParse(name.Text, text.Text, out var slot))
            {
                slots.Add(slot);
            }
            else
            {
                reader.Problems.Add(text.At, $"\"{name.Text}\" must be a number format and a shape, for instance float32 Nx3x640x640; found {text.Shown}.");
            }
        }

        return slots.ToImmutable();
    }

    private static Version? BuiltByOf(MapReader reader)
    {
        if (reader.Scalar(EngineKeys.BuiltBy.Name) is not { } text)
        {
            return null;
        }

        if (text.Text.Contains('.', StringComparison.Ordinal) && ReleaseVersion.TryParse(text.Text, out var version))
        {
            return version;
        }

        reader.Problems.Add(text.At, $"\"built_by\" must be a version of TensorRT such as 8.5.2; found {text.Shown}.");
        return null;
    }

    private static (Version? Capability, bool IsForNewer) BuiltForOf(MapReader reader)
    {
        if (reader.Scalar(EngineKeys.BuiltFor.Name) is not { } text)
        {
            return (null, false);
        }

        if (Capability().Match(text.Text) is { Success: true } match)
        {
            return (new(int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture)), match.Groups["plus"].Length > 0);
        }

        reader.Problems.Add(text.At, $"\"built_for\" must be a compute capability such as 8.9, or 8.0+ where newer GPUs may run the engine, too; found {text.Shown}.");
        return (null, false);
    }

    [GeneratedRegex(@"^(?<major>[1-9][0-9]?)\.(?<minor>[0-9])(?<plus>\+?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Capability();
}
