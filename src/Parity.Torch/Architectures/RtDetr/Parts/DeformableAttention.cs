using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>
/// Multi-scale deformable attention: each query samples a few points around its reference box on every level, bilinearly,
/// and sums them with softmax weights taken over levels and points together.
/// </summary>
internal sealed class DeformableAttention : Part
{
    private readonly int _hidden;
    private readonly int _heads;
    private readonly int _points;
    private readonly IReadOnlyList<MapSize> _levels;
    private readonly TorchSharp.Modules.Linear _offsets;
    private readonly TorchSharp.Modules.Linear _weights;
    private readonly TorchSharp.Modules.Linear _value;
    private readonly TorchSharp.Modules.Linear _output;

    public DeformableAttention(HeadSizes sizes, HeadStyle style, IReadOnlyList<MapSize> levels)
        : base(nameof(DeformableAttention))
    {
        (_hidden, _heads, _points, _levels) = (sizes.Hidden, sizes.Heads, sizes.Points, levels);
        var samples = _heads * levels.Count * _points;

        // 1 / points for each sample of a head; the second release keeps it in the checkpoint.
        register_buffer("num_points_scale", torch.full([levels.Count * _points], Scalars.Of(1.0 / _points), torch.float32), style.StoresConstants);
        register_module("sampling_offsets", _offsets = torch.nn.Linear(_hidden, samples * 2));
        register_module("attention_weights", _weights = torch.nn.Linear(_hidden, samples));
        register_module("value_proj", _value = torch.nn.Linear(_hidden, _hidden));
        register_module("output_proj", _output = torch.nn.Linear(_hidden, _hidden));
    }

    /// <param name="query">Queries with their positions <c>[B,Q,D]</c>.</param>
    /// <param name="boxes">Reference boxes <c>[B,Q,4]</c>: centre and size in 0..1, the same for every level.</param>
    /// <param name="memory">Tokens of all levels <c>[B,L,D]</c>.</param>
    /// <returns><c>[B,Q,D]</c>.</returns>
    public torch.Tensor Attend(torch.Tensor query, torch.Tensor boxes, torch.Tensor memory)
    {
        using var scope = torch.NewDisposeScope();
        var (batch, queries, perHead) = (query.shape[0], query.shape[1], (long)_levels.Count * _points);
        var grid = Grid(query, boxes);
        var weights = _weights.call(query).view(batch, queries, _heads, perHead).softmax(-1)
            .transpose(1, 2).reshape(batch * _heads, 1, queries, perHead);
        var value = _value.call(memory);

        var sampled = torch.cat([.. _levels.Select((size, level) => Sample(value, size, level, grid))], -1);
        var mixed = sampled.mul_(weights).sum(-1).view(batch, _hidden, queries).transpose(1, 2);
        return _output.call(mixed).MoveToOuterDisposeScope();
    }

    /// <summary>Sampling points <c>[B·heads, Q, levels·points, 2]</c> in grid_sample's −1..1.</summary>
    private torch.Tensor Grid(torch.Tensor query, torch.Tensor boxes)
    {
        var (batch, queries, perHead) = (query.shape[0], query.shape[1], (long)_levels.Count * _points);
        var offsets = _offsets.call(query).view(batch, queries, _heads, perHead, 2);
        var reference = boxes.view(batch, queries, 1, 1, 4);
        var scale = get_buffer("num_points_scale")!.view(-1, 1);

        // Offsets move by half the box for each unit, shared among the points.
        var location = reference.narrow(-1, 0, 2).Plus((offsets * scale * reference.narrow(-1, 2, 2)).Times(0.5));
        return location.Times(2).Plus(-1).transpose(1, 2).reshape(batch * _heads, queries, perHead, 2);
    }

    private torch.Tensor Sample(torch.Tensor value, MapSize size, int level, torch.Tensor grid)
    {
        var batch = value.shape[0];
        var start = _levels.Take(level).Sum(l => l.Cells);
        var map = value.narrow(1, start, size.Cells).transpose(1, 2)
            .reshape(batch * _heads, _hidden / _heads, size.Height, size.Width);
        return torch.nn.functional.grid_sample(
            map,
            grid.narrow(2, level * _points, _points),
            torch.GridSampleMode.Bilinear,
            torch.GridSamplePaddingMode.Zeros,
            align_corners: false);
    }
}
