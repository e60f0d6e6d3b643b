using Parity.Detections;
using Parity.Torch.Operators;
using Parity.Torch.Running;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Proposes boxes in which an object may lie (Ren et al., "Faster R-CNN", section 3.1).</summary>
internal sealed class RegionProposalNetwork : Module
{
    private static readonly BoxCoder Coder = new(1, 1, 1, 1);

    [ComponentName(Name = "head")]
    private readonly RegionProposalHead _head;

    private readonly RegionProposalOptions _options;

    public RegionProposalNetwork(RegionProposalOptions options, int channels)
        : base("RegionProposalNetwork")
    {
        (_options, _head) = (options, new(channels, options.Anchors[0].Count, options.ConvDepth));
        RegisterComponents();
    }

    /// <summary>Boxes in pixels of the resized image, most likely first; an image may have none.</summary>
    public IReadOnlyList<Box> Propose(IReadOnlyList<torch.Tensor> levels, ModelInputImage image)
    {
        using var scope = torch.NewDisposeScope();
        var candidates = new BoxCandidates();
        for (var level = 0; level < levels.Count; level++)
        {
            AddBest(candidates, levels[level], level, image);
        }

        return [.. candidates.Suppress(_options.NmsThreshold, _options.PostNmsTopN).Select(i => candidates.Boxes[i])];
    }

    /// <summary>What the head says of one level.</summary>
    public (torch.Tensor Logits, torch.Tensor Deltas) Predict(torch.Tensor level) => _head.Predict(level);

    private void AddBest(BoxCandidates candidates, torch.Tensor map, int level, ModelInputImage image)
    {
        var (logits, offsets) = Predict(map);
        var byCell = logits.permute(0, 2, 3, 1).flatten();
        var (scores, probabilities) = (byCell.ToTensorData().ToFloat32(), byCell.sigmoid().ToTensorData().ToFloat32());

        // [1, A·4, H, W] → [H, W, A·4]: the four offsets of an anchor side by side, anchors in the order of the grid.
        var deltas = offsets.permute(0, 2, 3, 1).flatten().ToTensorData().ToFloat32();
        var grid = new AnchorGrid(_options.Anchors[level], ((int)map.shape[2], (int)map.shape[3]), image.Padded);
        foreach (var index in ScoreOrder.Falling(scores).Take(_options.PreNmsTopN))
        {
            var box = BoxCoder.Clip(Coder.Decode(grid[index], deltas.AsSpan(index * 4, 4)), image.Resized.Width, image.Resized.Height);
            if (box is { Width: >= 1e-3f, Height: >= 1e-3f } && probabilities[index] >= (float)_options.ScoreThreshold)
            {
                candidates.Add(box, probabilities[index], level);
            }
        }
    }
}
