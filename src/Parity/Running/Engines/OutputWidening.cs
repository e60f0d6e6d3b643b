using Parity.Engines;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>
/// Number formats of outputs are a choice of whoever builds an engine (<c>--outputIOFormats</c>), and TensorRT before 9 has no int64. Where nothing is lost they are taken back to
/// the model's own, so that an engine is not refused for what its values do not differ in.
/// </summary>
public static class OutputWidening
{
    /// <summary>The outputs in the model's number formats; what was changed is noted.</summary>
    public static RawOutputs Of(RawOutputs outputs, EngineJob job, ICollection<string> notes) =>
        new(outputs.Names.Select(name => KeyValuePair.Create(name, Widened(name, outputs[name], Target(name, outputs[name].ElementType, job), notes))));

    private static ElementType Target(string name, ElementType found, EngineJob job) =>
        job.ModelOutputs.FirstOrDefault(o => o.Name == name)?.Type ?? found switch
        {
            ElementType.Float16 or ElementType.BFloat16 => ElementType.Float32,
            ElementType.Int32 when job.Plan.TensorRt is { } version && version < EngineSignature.KeepsInt64 => ElementType.Int64,
            _ => found,
        };

    private static TensorData Widened(string name, TensorData output, ElementType target, ICollection<string> notes)
    {
        var widened = (output.ElementType, target) switch
        {
            (ElementType.Int32, ElementType.Int64) => TensorData.From(Array.ConvertAll(output.Span<int>().ToArray(), v => (long)v), output.Shape.AsSpan()),
            (ElementType.Float16 or ElementType.BFloat16, ElementType.Float32) => TensorData.From(output.ToFloat32(), output.Shape.AsSpan()),
            _ => output,
        };
        if (widened != output)
        {
            notes.Add($"the engine's output \"{name}\" is {output.ElementType.DisplayName()}; it is compared as {target.DisplayName()}, which loses nothing");
        }

        return widened;
    }
}
