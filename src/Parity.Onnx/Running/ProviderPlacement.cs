using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Parity.Running;

namespace Parity.Onnx.Running;

/// <summary>Which provider really ran which operators, taken from the runtime's own profile of a run.</summary>
/// <param name="Nodes">Operator counts by provider, under the runtime's names.</param>
internal sealed record ProviderPlacement(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, int>> Nodes)
{
    private const string Cpu = "CPUExecutionProvider";
    private static readonly ImmutableHashSet<string> Heavy = ["Conv", "ConvTranspose", "FusedConv", "MatMul", "FusedMatMul", "Gemm", "Attention", "MultiHeadAttention", "GridSample", "NhwcFusedConv"];

    /// <summary>Ends the session's profile and reads it; the file is removed.</summary>
    public static ProviderPlacement End(InferenceSession session)
    {
        var path = session.EndProfiling();
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads a profile: a list of events, of which those of kernels name their provider.</summary>
    public static ProviderPlacement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var kernels =
            from e in document.RootElement.EnumerateArray()
            where e.TryGetProperty("cat", out var category) && category.GetString() == "Node"
            let args = e.GetProperty("args")
            where args.TryGetProperty("provider", out _) && args.TryGetProperty("op_name", out _) && e.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal)
            select (Provider: args.GetProperty("provider").GetString()!, Operator: args.GetProperty("op_name").GetString()!);
        return new(kernels.GroupBy(k => k.Provider, StringComparer.Ordinal).ToImmutableSortedDictionary(
            g => g.Key,
            g => g.GroupBy(k => k.Operator, StringComparer.Ordinal).ToImmutableSortedDictionary(o => o.Key, o => o.Count(), StringComparer.Ordinal),
            StringComparer.Ordinal));
    }

    /// <summary>The providers with their number of operators, the busiest first.</summary>
    public override string ToString() => string.Join(", ", Nodes.OrderByDescending(p => p.Value.Values.Sum())
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} ({p.Value.Values.Sum()} operators)")));

    /// <summary>Holds the placement to what the spec asked for.</summary>
    /// <exception cref="RunnerException">The asked provider ran nothing, or heavy operators fell back to the CPU without leave.</exception>
    public void Demand(string provider, CpuFallback fallback)
    {
        var asked = ExecutionProviders.RuntimeName(provider);
        var heavyOnCpu = Nodes.GetValueOrDefault(Cpu)?.Where(o => Heavy.Contains(o.Key)).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Value} {o.Key}")).ToList() ?? [];
        if (asked == Cpu || fallback == CpuFallback.Allow)
        {
            return;
        }

        if (!Nodes.ContainsKey(asked))
        {
            throw new RunnerException($"Expected the model on {asked}; it ran on {this}.", "The provider took no operator of this graph. Say `cpu_fallback: allow` if that is meant.");
        }

        if (heavyOnCpu.Count > 0)
        {
            throw new RunnerException($"Expected the model on {asked}; {string.Join(", ", heavyOnCpu)} ran on the CPU.", "The provider does not take these operators. Say `cpu_fallback: allow` if that is meant.");
        }
    }
}
