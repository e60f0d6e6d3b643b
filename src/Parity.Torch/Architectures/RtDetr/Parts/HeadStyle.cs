namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Where the decoders of the three releases differ.</summary>
/// <param name="Projection">Names and norm of the input projections.</param>
/// <param name="SelectionLinear">Key of the linear map before query selection.</param>
/// <param name="SelectionNorm">Key of the norm before query selection.</param>
/// <param name="DenoisingPadding">The training-only class embedding has one row more than classes.</param>
/// <param name="ClampsFeedForward">The feed-forward sum is held inside float16's range before its norm.</param>
/// <param name="StoresConstants">Anchors, mask and point scales are part of the state dict.</param>
internal sealed record HeadStyle(
    NormStyle Projection,
    string SelectionLinear,
    string SelectionNorm,
    bool DenoisingPadding,
    bool ClampsFeedForward,
    bool StoresConstants)
{
    public static HeadStyle OfficialV1 { get; } = new(NormStyle.Official, "0", "1", DenoisingPadding: true, ClampsFeedForward: true, StoresConstants: false);

    public static HeadStyle OfficialV2 { get; } = new(NormStyle.Official, "proj", "norm", DenoisingPadding: true, ClampsFeedForward: false, StoresConstants: true);

    public static HeadStyle Ultralytics { get; } = new(NormStyle.Ultralytics.Numbered, "0", "1", DenoisingPadding: false, ClampsFeedForward: false, StoresConstants: false);
}
