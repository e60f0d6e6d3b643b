namespace Parity.Onnx.Reading;

/// <summary>The messages of an ONNX file whose insides are walked before anything is built.</summary>
internal enum WireMessage
{
    /// <summary>Not walked into: text, numbers, raw data, or a part that Parity does not read.</summary>
    Opaque,

    /// <summary>A message without messages inside.</summary>
    Leaf,

    Model,
    Function,
    Graph,
    Node,
    Attribute,
    Tensor,
    SparseTensor,
    Value,
    Type,
    TensorType,
    Shape,
}
