using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>RTMDet with MMYOLO's key names; MMDetection's are renamed when weights are loaded.</summary>
internal sealed class RtmDetDetector : TorchDetector
{
    private static readonly int[] Strides = [8, 16, 32];

    private readonly RtmDetOptions _options;
    private readonly DistanceRule _rule;
    private readonly Backbone _backbone;
    private readonly Neck _neck;
    private readonly Head _head;

    public RtmDetDetector(RtmDetOptions options, DistanceRule rule)
        : base("RTMDet")
    {
        var widths = new RtmDetWidths(options);
        (_options, _rule) = (options, rule);
        _backbone = new(widths, options.BatchNormEpsilon);
        _neck = new(widths, options.BatchNormEpsilon);
        _head = new(new HeadModule(widths.Head, options.ClassCount, Strides.Length, options.BatchNormEpsilon));
        register_module("backbone", _backbone);
        register_module("neck", _neck);
        register_module("bbox_head", _head);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => _rule.Note.Length == 0 ? [] : [_rule.Note];

    /// <inheritdoc/>
    public override StateDict Adapt(StateDict stateDict)
    {
        var named = MmdetectionKeys.AreUsedBy(stateDict) ? MmdetectionKeys.ToMmyolo(stateDict) : stateDict;
        return _options.ShareConvolutions ? SharedConvolutions.Complete(named, HeadModule.Depth) : named;
    }

    // Older files hold the preprocessing's mean and standard deviation, which the spec states.
    /// <inheritdoc/>
    public override bool IsOptional(string key) => base.IsOptional(key) || key.StartsWith("data_preprocessor.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry)
    {
        using var scope = torch.NewDisposeScope();
        var batch = input.dim() == 3 ? input.unsqueeze(0) : input;
        var coarsest = Strides[^1];
        if (batch.dim() != 4 || batch.shape[1] != 3 || batch.shape[2] % coarsest != 0 || batch.shape[3] % coarsest != 0)
        {
            throw new ParityException(
                $"RTMDet expects an input of shape [1,3,H,W] with H and W multiples of {coarsest}; found {TensorData.FormatShape(input.shape)}. Pad the image in the spec's preprocess.");
        }

        var maps = _neck.call(_backbone.call(batch));
        var scores = Strides.Select((_, level) => KeyValuePair.Create($"cls.{level}", _head.Module.Scores(maps[level], level).MoveToOuterDisposeScope()));
        var distances = Strides.Select((stride, level) =>
            KeyValuePair.Create($"reg.{level}", _rule.Apply(_head.Module.Distances(maps[level], level), stride).MoveToOuterDisposeScope()));
        return [.. scores, .. distances];
    }

    // As in MapModule: fields are not registered a second time.
    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }
}
