namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>What the two codebases call the same parts.</summary>
/// <param name="Attention">Self-attention of the encoder layer.</param>
/// <param name="Linear">Stem of the encoder layer's two linear maps.</param>
/// <param name="FusionConv">Stem of the fusion block's 1×1 convolutions.</param>
/// <param name="FusionChain">The fusion block's chain of RepVGG blocks.</param>
internal sealed record PartNames(string Attention, string Linear, string FusionConv, string FusionChain)
{
    public static PartNames Official { get; } = new("self_attn", "linear", "conv", "bottlenecks");

    public static PartNames Ultralytics { get; } = new("ma", "fc", "cv", "m");
}
