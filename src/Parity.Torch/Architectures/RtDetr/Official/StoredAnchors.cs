using System.Globalization;
using Parity.Checkpoints;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>The anchors that the second release keeps in its checkpoints.</summary>
internal static class StoredAnchors
{
    /// <summary>Holds them to the input size, where they are present.</summary>
    /// <exception cref="ParityException">They were made for another input size.</exception>
    public static void RequireTokens(StateDict stateDict, int tokens, MapSize input)
    {
        if (stateDict.TryGet("decoder.anchors", out var anchors) && anchors.Shape is [_, var stored, _] && stored != tokens)
        {
            throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"The checkpoint's decoder.anchors are for {stored} tokens; a {input.Height}x{input.Width} image has {tokens}. Set options.input_size to the [height, width] the model was trained for (8400 tokens: 640x640)."));
        }
    }
}
