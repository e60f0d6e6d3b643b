using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>Nets and inputs of this folder's tests.</summary>
internal static class RtmDetNets
{
    /// <summary>Builds an architecture with options written as in a spec.</summary>
    public static TorchDetector Build(string name, StateDict? weights = null, params (string Key, string Value)[] options)
    {
        var map = new SpecMap(default, [.. options.Select(o => KeyValuePair.Create(
            new SpecScalar(default, o.Key, IsQuoted: false),
            (SpecNode)new SpecScalar(default, o.Value, IsQuoted: false)))]);
        var found = weights is null ? null : new CheckpointWeights { StateDict = weights, Entry = "state_dict", Layout = "mmengine" };
        return ArchitectureRegistry.BuiltIn.Create(name, map, found);
    }

    /// <summary>MMYOLO's test pipeline at another size than 640.</summary>
    public static PreprocessPipeline MmyoloAt(int side)
    {
        var preset = PreprocessPipeline.Preset("mmyolo-rtmdet");
        return preset.WithSteps(preset.Steps.Select(step => step switch
        {
            ResizeStep resize => resize with { Rule = KeepRatioRule.Fit(side, side) with { Rounding = SizeRounding.Truncate } },
            PadStep pad => pad with { Size = (side, side) },
            _ => step,
        }));
    }

    /// <summary>A net's state dict as entries that other names can be given to.</summary>
    public static StateDict StateOf(TorchDetector detector) => new(detector.state_dict().Select(p =>
        new Weights.ArrayStateEntry(p.Key, Parity.Torch.Running.TensorConversions.ToTensorData(p.Value))));

    /// <summary>Shared convolutions were filled under the name of the first level.</summary>
    public static string LevelZero(string key) => key.EndsWith(".conv.weight", StringComparison.Ordinal)
        ? key.Replace("_convs.1.", "_convs.0.", StringComparison.Ordinal).Replace("_convs.2.", "_convs.0.", StringComparison.Ordinal)
        : key;
}
