using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>Convolutions, pooling, matrix products and what resizes feature maps.</summary>
internal static class LayerShapes
{
    /// <summary>Conv, MaxPool, AveragePool: [N, C, spatial…].</summary>
    public static ImmutableArray<Dim>? Window(InferenceCall call)
    {
        if (call.Shape(0) is not { Length: >= 3 } x)
        {
            return null;
        }

        var convolution = call.Node.OpType == "Conv";
        var weight = convolution ? call.Shape(1) : null;
        var kernel = call.Node.Attribute("kernel_shape")?.Ints.ToArray() ?? weight?.Skip(2).Select(d => d.Size ?? -1).ToArray();
        var spatial = x.Skip(2).Select((d, i) => Windowed(call, d, i, kernel, x.Length - 2));
        return [x[0], convolution ? weight is { Length: > 0 } w ? w[0] : Dim.Unknown : x[1], .. spatial];
    }

    /// <summary>GlobalAveragePool and its kin.</summary>
    public static ImmutableArray<Dim>? Global(InferenceCall call) =>
        call.Shape(0) is { Length: >= 2 } x ? [x[0], x[1], .. Enumerable.Repeat(Dim.Of(1), x.Length - 2)] : null;

    /// <summary>MatMul, as numpy's.</summary>
    public static ImmutableArray<Dim>? MatMul(InferenceCall call)
    {
        if (call.Shape(0) is not { Length: >= 2 } a || call.Shape(1) is not { Length: >= 2 } b)
        {
            return null;
        }

        Inner(call, a[^1], b[^2]);
        return [.. BroadcastShapes.Two(call, a[..^2], b[..^2]), a[^2], b[^1]];
    }

    /// <summary>Gemm: [M, N].</summary>
    public static ImmutableArray<Dim>? Gemm(InferenceCall call)
    {
        if (call.Shape(0) is not { Length: 2 } a || call.Shape(1) is not { Length: 2 } b)
        {
            return null;
        }

        var (left, right) = (call.Int("transA", 0) != 0, call.Int("transB", 0) != 0);
        Inner(call, a[left ? 0 : 1], b[right ? 1 : 0]);
        return [a[left ? 1 : 0], b[right ? 0 : 1]];
    }

    /// <summary>Resize and Upsample.</summary>
    public static ImmutableArray<Dim>? Resize(InferenceCall call)
    {
        if (call.Shape(0) is not { } x)
        {
            return null;
        }

        if (call.Node.OpType == "Resize" && call.Opset >= 11 && call.In(3).Content is { } sizes && sizes.Length == x.Length)
        {
            return sizes;
        }

        return [.. x.Take(Math.Min(2, x.Length)), .. x.Skip(2).Select(d => d.Through("resized"))];
    }

    /// <summary>GridSample: [N, C, the grid's spatial sizes].</summary>
    public static ImmutableArray<Dim>? GridSample(InferenceCall call) =>
        call.Shape(0) is { Length: >= 3 } x && call.Shape(1) is { } grid && grid.Length == x.Length ? [x[0], x[1], .. grid.Skip(1).Take(grid.Length - 2)] : null;

    /// <summary>RoiAlign: [regions, C, height, width].</summary>
    public static ImmutableArray<Dim>? RoiAlign(InferenceCall call) =>
        [call.In(1).At(0), call.In(0).At(1), Dim.Of(call.Int("output_height", 1)), Dim.Of(call.Int("output_width", 1))];

    private static Dim Windowed(InferenceCall call, Dim size, int axis, long[]? kernel, int spatial)
    {
        var pads = call.Node.Attribute("pads")?.Ints ?? [];
        var strides = call.Node.Attribute("strides")?.Ints ?? [];
        var dilations = call.Node.Attribute("dilations")?.Ints ?? [];
        var (stride, dilation) = (axis < strides.Count ? strides[axis] : 1, axis < dilations.Count ? dilations[axis] : 1);
        var automatic = call.Node.Attribute("auto_pad") is { Text: not ("NOTSET" or "") } || call.Int("ceil_mode", 0) != 0;
        if (kernel is null || axis >= kernel.Length || kernel[axis] <= 0 || stride <= 0 || automatic || (pads.Count > 0 && pads.Count != spatial * 2))
        {
            return size.Through("windowed");
        }

        var padding = pads.Count > 0 ? pads[axis] + pads[axis + spatial] : 0;
        var reach = dilation * (kernel[axis] - 1);
        return size.Size is { } known
            ? Dim.Of(((known + padding - reach - 1) / stride) + 1)
            : size.Varies && stride == 1 && padding == reach ? size : size.Through(string.Create(CultureInfo.InvariantCulture, $"|{kernel[axis]},{stride},{padding},{dilation}"));
    }

    private static void Inner(InferenceCall call, Dim a, Dim b)
    {
        var (varying, size) = a.Varies ? (a, b.Size) : (b, a.Size);
        if (varying.Varies && size is { } held)
        {
            call.Conflict(varying, string.Create(CultureInfo.InvariantCulture, $"a matrix of {held} rows"));
        }
    }
}
