using Parity.Torch.Operators;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>
/// The detection head of both codebases: project three maps to one memory, select the best tokens as queries, refine
/// their boxes layer by layer. One query is one box; no suppression follows.
/// </summary>
internal sealed class Decoder : Part
{
    private readonly HeadSizes _sizes;
    private readonly ModuleList<ConvNorm> _projections;
    private readonly ModuleList<DecoderLayer> _layers;
    private readonly Mlp _queryPosition;
    private readonly Linear _selectionLinear;
    private readonly LayerNorm _selectionNorm;
    private readonly Linear _selectionScore;
    private readonly Mlp _selectionBox;
    private readonly ModuleList<Linear> _scores;
    private readonly ModuleList<Mlp> _boxes;

    /// <param name="sizes">The numbers.</param>
    /// <param name="style">The release.</param>
    /// <param name="inputs">Channels of the three maps.</param>
    /// <param name="levels">Their sizes, finest first.</param>
    public Decoder(HeadSizes sizes, HeadStyle style, IReadOnlyList<int> inputs, IReadOnlyList<MapSize> levels)
        : base(nameof(Decoder))
    {
        _sizes = sizes;
        var hidden = sizes.Hidden;
        using (torch.NewDisposeScope())
        {
            var anchors = AnchorTable.Create(levels);
            register_buffer("anchors", anchors.Logits.DetachFromDisposeScope(), style.StoresConstants);
            register_buffer("valid_mask", anchors.Valid.DetachFromDisposeScope(), style.StoresConstants);
        }

        register_module("input_proj", _projections = torch.nn.ModuleList(inputs.Select(c => new ConvNorm(c, hidden, 1, 1, Activation.None, style.Projection)).ToArray()));
        _layers = torch.nn.ModuleList(Enumerable.Range(0, sizes.Layers).Select(_ => new DecoderLayer(sizes, style, levels)).ToArray());
        register_module("decoder", new NamedGroup(("layers", _layers)));
        register_module("denoising_class_embed", torch.nn.Embedding(sizes.Classes + (style.DenoisingPadding ? 1 : 0), hidden));
        register_module("query_pos_head", _queryPosition = new(4, 2 * hidden, hidden));
        _selectionLinear = torch.nn.Linear(hidden, hidden);
        _selectionNorm = torch.nn.LayerNorm(hidden);
        register_module("enc_output", new NamedGroup((style.SelectionLinear, _selectionLinear), (style.SelectionNorm, _selectionNorm)));
        register_module("enc_score_head", _selectionScore = torch.nn.Linear(hidden, sizes.Classes));
        register_module("enc_bbox_head", _selectionBox = BoxHead());
        register_module("dec_score_head", _scores = torch.nn.ModuleList(Enumerable.Range(0, sizes.Layers).Select(_ => torch.nn.Linear(hidden, sizes.Classes)).ToArray()));
        register_module("dec_bbox_head", _boxes = torch.nn.ModuleList(Enumerable.Range(0, sizes.Layers).Select(_ => BoxHead()).ToArray()));

        Mlp BoxHead() => new(hidden, hidden, hidden, 4);
    }

    /// <summary>The anchors <c>[1,L,4]</c> as logits, +∞ where invalid.</summary>
    public torch.Tensor Anchors => get_buffer("anchors")!;

    /// <summary>Replaces the computed anchors by those a checkpoint carries.</summary>
    /// <param name="logits"><c>[1,L,4]</c>, +∞ where invalid.</param>
    public void UseAnchors(torch.Tensor logits)
    {
        using var guard = torch.no_grad();
        Anchors.copy_(logits);
    }

    /// <summary>Detects in the maps of a batch.</summary>
    public DecoderOutput Detect(IReadOnlyList<torch.Tensor> maps)
    {
        using var scope = torch.NewDisposeScope();
        var memory = Memory(maps);
        var (queries, reference, tokens) = Select(memory);
        var boxes = reference.sigmoid_();
        for (var layer = 0; ; layer++)
        {
            queries = _layers[layer].Refine(queries, _queryPosition.call(boxes), boxes, memory);
            boxes = _boxes[layer].call(queries).PlusInPlace(InverseSigmoid(boxes)).sigmoid_();
            if (layer == _sizes.LastLayer)
            {
                return new DecoderOutput(_scores[layer].call(queries), boxes, tokens).MoveToOuterDisposeScope();
            }
        }
    }

    private torch.Tensor Memory(IReadOnlyList<torch.Tensor> maps)
    {
        using var scope = torch.NewDisposeScope();
        return torch.cat([.. maps.Select((map, i) => _projections[i].call(map).flatten(2).transpose(1, 2))], 1).MoveToOuterDisposeScope();
    }

    /// <summary>The tokens with the highest class logit become queries: content <c>[B,Q,D]</c>, box logits <c>[B,Q,4]</c>, token <c>[B,Q]</c>.</summary>
    private (torch.Tensor Content, torch.Tensor Reference, torch.Tensor Tokens) Select(torch.Tensor memory)
    {
        using var scope = torch.NewDisposeScope();
        var features = _selectionNorm.call(_selectionLinear.call(memory * get_buffer("valid_mask")!));
        var best = _selectionScore.call(features).amax([-1]);

        // Tokens outside the mask tie exactly; a stable sort takes the lower token, as exported TopK operators do.
        var tokens = best.sort(1, descending: true, stable: true).Indices.narrow(1, 0, _sizes.Queries).contiguous();
        var content = Gather(features, tokens);
        var anchors = Anchors.expand(memory.shape[0], -1, -1);
        var reference = _selectionBox.call(content).PlusInPlace(Gather(anchors, tokens));
        return (content.MoveToOuterDisposeScope(), reference.MoveToOuterDisposeScope(), tokens.MoveToOuterDisposeScope());
    }

    private static torch.Tensor Gather(torch.Tensor rows, torch.Tensor tokens) =>
        rows.gather(1, tokens.unsqueeze(-1).expand(-1, -1, rows.shape[2]));

    private static torch.Tensor InverseSigmoid(torch.Tensor boxes)
    {
        const double Smallest = 1e-5;
        using var scope = torch.NewDisposeScope();
        var x = boxes.clamp(Scalars.Of(0L), Scalars.One);
        return (x.clamp(min: Scalars.Of(Smallest)) / x.Complement().clamp_(min: Scalars.Of(Smallest))).log_().MoveToOuterDisposeScope();
    }
}
