namespace Parity.Onnx.Suspicions;

/// <summary>Something in a model's file that could explain a failing verdict. It is no proof: the verdict is earned by running.</summary>
/// <param name="Id">A stable name, for instance <c>roi-align-mode</c>.</param>
/// <param name="Where">The node or part of the file.</param>
/// <param name="Why">What it does to the results.</param>
/// <param name="Fix">What to do.</param>
public sealed record OnnxSuspicion(string Id, string Where, string Why, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Why} {Fix}";
}
