using Parity.Detections;
using Parity.Torch.Operators;
using Parity.Torch.Running;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Classifies and refines the proposals.</summary>
internal sealed class RoiHeads : Module
{
    // torchvision pools from the levels named "0" to "3"; the additional one is called "pool".
    private const int MostPooledLevels = 4;

    private readonly FasterRcnnOptions _options;

    [ComponentName(Name = "box_head")]
    private readonly BoxHead _head;

    [ComponentName(Name = "box_predictor")]
    private readonly BoxPredictor _predictor;

    public RoiHeads(FasterRcnnOptions options)
        : base("RoIHeads")
    {
        _options = options;
        var bins = options.Pooling.OutputHeight * options.Pooling.OutputWidth;
        _head = new(options.FpnChannels * bins, options.Box.RepresentationSize);
        _predictor = new(options.Box.RepresentationSize, options.NumClasses);
        RegisterComponents();
    }

    /// <summary>Detections in pixels of the image the model received, highest score first.</summary>
    public IReadOnlyList<Detection> Detect(IReadOnlyList<torch.Tensor> levels, IReadOnlyList<Box> proposals, ModelInputImage image)
    {
        if (proposals.Count == 0)
        {
            return [];
        }

        using var scope = torch.NewDisposeScope();
        var (probabilities, deltas) = _predictor.Predict(_head.call(Pool(levels, proposals, image)));
        var candidates = Candidates(proposals, probabilities.ToTensorData().ToFloat32(), deltas.ToTensorData().ToFloat32(), image);
        var (scaleX, scaleY) = ((float)image.Original.Width / image.Resized.Width, (float)image.Original.Height / image.Resized.Height);
        return
        [
            .. from index in candidates.Suppress(_options.Box.NmsThreshold, _options.Box.DetectionsPerImage)
               let box = candidates.Boxes[index]
               select new Detection(new(box.X1 * scaleX, box.Y1 * scaleY, box.X2 * scaleX, box.Y2 * scaleY), candidates.Scores[index], candidates.Groups[index]),
        ];
    }

    // The scales are those of this image's padded size, computed anew each time: torchvision infers them from the first image it ever sees
    // and keeps them, so that a first image of an unlucky height spoils every later one.
    private torch.Tensor Pool(IReadOnlyList<torch.Tensor> levels, IReadOnlyList<Box> proposals, ModelInputImage image)
    {
        torch.Tensor[] pooled = [.. levels.Take(Math.Min(levels.Count - 1, MostPooledLevels))];
        float[] scales = [.. pooled.Select(l => PyramidLevels.ScaleOf(l.shape[2], image.Padded.Height))];
        var assigned = PyramidLevels.Assign([.. proposals], scales);
        return RoiAlign.Pool(pooled, scales, [.. proposals.Select((p, i) => new RegionOfInterest(p, assigned[i]))], _options.Pooling);
    }

    private BoxCandidates Candidates(IReadOnlyList<Box> proposals, float[] probabilities, float[] deltas, ModelInputImage image)
    {
        var (classes, limit) = (_options.NumClasses, (float)_options.Box.ScoreThreshold);
        var candidates = new BoxCandidates();
        for (var i = 0; i < probabilities.Length; i++)
        {
            var (proposal, label) = Math.DivRem(i, classes);
            if (label == 0 || !(probabilities[i] > limit))
            {
                continue;
            }

            var box = BoxCoder.Clip(_options.Box.Coder.Decode(proposals[proposal], deltas.AsSpan(i * 4, 4)), image.Resized.Width, image.Resized.Height);
            if (box is { Width: >= 1e-2f, Height: >= 1e-2f })
            {
                candidates.Add(box, probabilities[i], label);
            }
        }

        return candidates;
    }
}
