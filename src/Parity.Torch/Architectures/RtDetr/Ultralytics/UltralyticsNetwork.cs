using Parity.Torch.Operators;
using System.Globalization;
using Parity.Imaging;
using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>An Ultralytics RT-DETR: numbered layers <c>model.{i}</c>, the last of which is the decoder; answers <c>output0</c>.</summary>
internal sealed class UltralyticsNetwork : TorchDetector
{
    private readonly UltralyticsSizes _sizes;
    private readonly IReadOnlyList<Layer> _layers;
    private readonly IReadOnlyList<int> _maps;
    private readonly Decoder _decoder;
    private readonly List<string> _notes = [];

    public UltralyticsNetwork(UltralyticsSizes sizes)
        : base(nameof(UltralyticsNetwork))
    {
        _sizes = sizes;
        (_layers, _maps) = LayerList.Build(sizes);
        var style = HeadStyle.Ultralytics with { Projection = (NormStyle.Ultralytics with { Epsilon = sizes.Epsilon }).Numbered };
        _decoder = new(sizes.Head, style, [.. _maps.Select(_ => sizes.NeckWidth)], sizes.Levels);
        var numbered = _layers.Select((layer, number) => (Number: number, layer.Module))
            .Where(l => l.Module is not null)
            .Select(l => (l.Number.ToString(CultureInfo.InvariantCulture), l.Module!))
            .Append((_layers.Count.ToString(CultureInfo.InvariantCulture), _decoder));
        register_module("model", new NamedGroup(numbered.ToArray()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => _notes;

    /// <summary>The key of the decoder, for instance <c>model.28</c>.</summary>
    public string DecoderKey => string.Create(CultureInfo.InvariantCulture, $"model.{_layers.Count}");

    /// <summary>The decoder.</summary>
    public Decoder Decoder => _decoder;

    /// <summary>Keeps a choice for the verdict; null: there was none.</summary>
    public void Note(string? choice)
    {
        if (choice is not null)
        {
            _notes.Add(choice);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry)
    {
        using var scope = torch.NewDisposeScope();
        var output = Detect(InputCheck.Batch(input, _sizes.Input), Probe.None);
        var scores = output.Logits.sigmoid();
        var rows = _sizes.Rows == OutputRows.Scores ? torch.cat([output.Boxes, scores], -1) : BestRows(output.Boxes, scores);
        return [new("output0", rows.MoveToOuterDisposeScope())];
    }

    /// <summary>Detects in a batch <c>[B,3,H,W]</c>; the caller disposes the output.</summary>
    public DecoderOutput Detect(torch.Tensor images, Probe probe)
    {
        using var scope = torch.NewDisposeScope();
        return _decoder.Detect(Run(images, probe)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // As in Part: fields are not registered a second time.
    }

    /// <summary>The best scores of all queries and classes, as many as there are queries: <c>[B,Q,6]</c>.</summary>
    private static torch.Tensor BestRows(torch.Tensor boxes, torch.Tensor scores)
    {
        var (queries, classes) = (scores.shape[1], scores.shape[2]);
        var (sorted, order) = scores.flatten(1).sort(1, descending: true, stable: true);
        var best = order.narrow(1, 0, queries);
        var query = best.div(Scalars.Of(classes), torch.RoundingMode.floor).unsqueeze(-1).expand(-1, -1, 4);
        var label = best.remainder(Scalars.Of(classes)).to(scores.dtype).unsqueeze(-1);
        return torch.cat([boxes.gather(1, query), sorted.narrow(1, 0, queries).unsqueeze(-1), label], -1);
    }

    private List<torch.Tensor> Run(torch.Tensor images, Probe probe)
    {
        var outputs = new List<torch.Tensor>(_layers.Count);
        for (var number = 0; number < _layers.Count; number++)
        {
            var layer = _layers[number];
            outputs.Add(layer.Run(layer.From.Count == 0 ? [images] : [.. layer.From.Select(i => outputs[i])]));
            probe.See(string.Create(CultureInfo.InvariantCulture, $"model.{number}"), outputs[number]);
            Release(outputs, layer, number);
        }

        return [.. _maps.Select(i => outputs[i])];
    }

    /// <summary>Frees the maps that <paramref name="layer"/> was the last to read.</summary>
    private void Release(List<torch.Tensor> outputs, Layer layer, int number)
    {
        foreach (var read in layer.From.Where(i => !_maps.Contains(i) && !_layers.Skip(number + 1).Any(l => l.From.Contains(i))))
        {
            outputs[read].Dispose();
        }
    }
}
