namespace Parity.Onnx.Reading;

/// <summary>Which field of which message holds which message: the part of onnx.proto that <see cref="WireCheck"/> needs.</summary>
internal static class WireSchema
{
    /// <summary>The message that a length-delimited field holds.</summary>
    public static WireMessage Child(WireMessage parent, int field) => (parent, field) switch
    {
        (WireMessage.Model, 7) => WireMessage.Graph,
        (WireMessage.Model, 25) => WireMessage.Function,
        (WireMessage.Model, 8 or 14) => WireMessage.Leaf,
        (WireMessage.Function or WireMessage.Graph, var f) => GraphChild(parent, f),
        (WireMessage.Node, 5) => WireMessage.Attribute,
        (WireMessage.Attribute, 5 or 10) => WireMessage.Tensor,
        (WireMessage.Attribute, 6 or 11) => WireMessage.Graph,
        (WireMessage.Tensor, 13) => WireMessage.Leaf,
        (WireMessage.SparseTensor, 1) => WireMessage.Tensor,
        (WireMessage.Value, 2) => WireMessage.Type,
        (WireMessage.Type, 1) => WireMessage.TensorType,
        (WireMessage.TensorType, 2) => WireMessage.Shape,
        (WireMessage.Shape, 1) => WireMessage.Leaf,
        _ => WireMessage.Opaque,
    };

    /// <summary>True when a model may have that field in that wire form; anything else at the top means another file format.</summary>
    public static bool IsModelField(int field, int wireType) => field switch
    {
        1 or 5 => wireType == 0,
        2 or 3 or 4 or 6 or 7 or 8 or 14 or 20 or 25 or 26 => wireType == 2,
        _ => false,
    };

    private static WireMessage GraphChild(WireMessage parent, int field) => (parent, field) switch
    {
        (WireMessage.Function, 7) or (WireMessage.Graph, 1) => WireMessage.Node,
        (WireMessage.Function, 9) => WireMessage.Leaf,
        (WireMessage.Graph, 5) => WireMessage.Tensor,
        (WireMessage.Graph, 15) => WireMessage.SparseTensor,
        (WireMessage.Graph, 11 or 12 or 13) => WireMessage.Value,
        _ => WireMessage.Opaque,
    };
}
