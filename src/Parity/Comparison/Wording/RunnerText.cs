using Parity.Running;

namespace Parity.Comparison;

/// <summary>What ran, in words: the runtime, where it ran, and what tells it from another of its kind.</summary>
public static class RunnerText
{
    private static readonly string[] Told = ["precision", "precision found", "tf32", "engine", "built for", "opset"];

    /// <summary>One line.</summary>
    public static string Of(RunnerDescription runner)
    {
        var properties = Told.Where(runner.Properties.ContainsKey).Select(k => $"{k}: {runner.Properties[k]}").ToList();
        return $"{runner.Runtime} on {runner.Device}{(properties.Count > 0 ? $" ({string.Join("; ", properties)})" : string.Empty)}";
    }
}
