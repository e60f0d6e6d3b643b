using System.Numerics.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>What a fused kernel holds in its centre beyond its K×K branch: [output channels, input channels].</summary>
internal sealed class CentreResidual
{
    private readonly double[] _values;
    private readonly double[] _limits;
    private readonly int _inputs;

    /// <summary>Subtracts the K×K branch.</summary>
    public CentreResidual(Layer layer, ChannelMatrix matrix, Branch branch, int area)
    {
        Channels = matrix.Channels;
        _inputs = matrix.Width / area;
        _values = new double[Channels * _inputs];
        _limits = new double[Channels];
        for (var c = 0; c < Channels; c++)
        {
            var fused = layer.Matrix.Row(c);
            var own = matrix.Row(c);
            _limits[c] = layer.Weight.Tolerance * Math.Abs(TensorPrimitives.MaxMagnitude(fused));
            for (var i = 0; i < _inputs; i++)
            {
                var at = (i * area) + (area / 2);
                _values[(c * _inputs) + i] = fused[at] - (own[at] * branch.Scale[c]);
            }
        }
    }

    /// <summary>The number of output channels.</summary>
    public int Channels { get; }

    /// <summary>True when the branches make up the whole residual.</summary>
    public bool Fits(IReadOnlyList<Branch> branches) => Agrees(branches, withDiagonal: true);

    /// <summary>True when only the diagonal is left over, where an identity branch adds.</summary>
    public bool IsOffDiagonalFree(IReadOnlyList<Branch> branches) => Agrees(branches, withDiagonal: false);

    /// <summary>The largest absolute remainder.</summary>
    public double Largest(IReadOnlyList<Branch> branches)
    {
        var largest = 0.0;
        for (var at = 0; at < _values.Length; at++)
        {
            largest = Math.Max(largest, Math.Abs(Remainder(at, branches)));
        }

        return largest;
    }

    private bool Agrees(IReadOnlyList<Branch> branches, bool withDiagonal)
    {
        for (var at = 0; at < _values.Length; at++)
        {
            var (c, i) = (at / _inputs, at % _inputs);
            if ((withDiagonal || c != i) && !(Math.Abs(Remainder(at, branches)) <= _limits[c]))
            {
                return false;
            }
        }

        return true;
    }

    private double Remainder(int at, IReadOnlyList<Branch> branches)
    {
        var (c, i) = (at / _inputs, at % _inputs);
        var rest = _values[at];
        foreach (var branch in branches)
        {
            rest -= branch.Weight is { } weight ? weight.Values[at] * branch.Scale[c] : c == i ? branch.Scale[c] : 0;
        }

        return rest;
    }
}
