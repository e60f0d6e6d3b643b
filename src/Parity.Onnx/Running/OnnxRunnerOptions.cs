using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>The settings of an ONNX candidate beside the model and the provider.</summary>
public sealed record OnnxRunnerOptions
{
    /// <summary>The keys, for the spec's vocabulary and its schema.</summary>
    public static ImmutableArray<SpecKey> Keys => OnnxSettingKeys.All;

    /// <summary>
    /// True (<c>no_proposals: empty</c>): where a Faster R-CNN graph stops because an image yields no proposals, the outputs are empty, as PyTorch's are.
    /// False (<c>fail</c>, the default): that is a failure.
    /// </summary>
    public bool EmptyWithoutProposals { get; init; }

    /// <summary>How far the runtime may rewrite the graph (<c>optimization: all | extended | basic | disabled</c>; default all, as shipped).</summary>
    public GraphOptimizationLevel Optimization { get; init; } = GraphOptimizationLevel.ORT_ENABLE_ALL;

    /// <summary>What may run on the CPU beside a GPU provider.</summary>
    public CpuFallback CpuFallback { get; init; } = CpuFallback.Shapes;

    /// <summary>What the runtime may print to the standard error stream (<c>log: verbose | info | warning | error | fatal</c>; default fatal: errors arrive as exceptions).</summary>
    public OrtLoggingLevel Log { get; init; } = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

    /// <summary>Provider options under the runtime's own names, ready to be handed over.</summary>
    public IReadOnlyDictionary<string, string> ProviderOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the settings as written in the spec; what is wrong is noted in <paramref name="problems"/>.</summary>
    public static OnnxRunnerOptions Bind(CandidateSpec candidate, SpecProblems problems)
    {
        if (candidate.Settings is not { } settings)
        {
            return new();
        }

        var reader = new MapReader(settings, problems, $"candidate {candidate.Name}");
        var options = new OnnxRunnerOptions
        {
            EmptyWithoutProposals = Word(reader, OnnxSettingKeys.NoProposals) == "empty",
            Optimization = Word(reader, OnnxSettingKeys.Optimization) switch
            {
                "extended" => GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
                "basic" => GraphOptimizationLevel.ORT_ENABLE_BASIC,
                "disabled" => GraphOptimizationLevel.ORT_DISABLE_ALL,
                _ => GraphOptimizationLevel.ORT_ENABLE_ALL,
            },
            CpuFallback = Word(reader, OnnxSettingKeys.CpuFallback) switch
            {
                "allow" => CpuFallback.Allow,
                "forbid" => CpuFallback.Forbid,
                _ => CpuFallback.Shapes,
            },

            // The runtime counts verbose, info, warning, error, fatal from 0, as the key lists them.
            Log = (OrtLoggingLevel)OnnxSettingKeys.Log.Choices.IndexOf(Word(reader, OnnxSettingKeys.Log) ?? OnnxSettingKeys.Log.Default!),
            ProviderOptions = ProviderSettings.Bind(reader, candidate),
        };
        reader.Finish();
        return options;
    }

    private static string? Word(MapReader reader, SpecKey key) => reader.Choice(key.Name, key.Choices);
}
