using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Inference;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Scenes;

/// <summary>A graph as the rules see it.</summary>
/// <param name="Index">Who makes and takes each value.</param>
/// <param name="Facts">What is known of each value; null in the body of a function, whose inputs have no types.</param>
/// <param name="Inside">Where it lies, for the text of a place; empty for the model's own graph.</param>
/// <param name="Opset">The version of ONNX's own operator set that holds in it.</param>
internal sealed record GraphScene(GraphIndex Index, GraphFacts? Facts, string Inside, long Opset)
{
    /// <summary>The operator of the model's own that it is the body of, or null.</summary>
    public OnnxFunction? Function { get; init; }

    /// <summary>True in the body of an operator that the model defines itself.</summary>
    public bool IsFunction => Function is not null;

    /// <summary>True for an If's branch, a Loop's or Scan's body.</summary>
    public bool IsBody => Index.Outer is not null;
}
