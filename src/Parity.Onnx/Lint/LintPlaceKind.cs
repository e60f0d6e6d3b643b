namespace Parity.Onnx.Lint;

/// <summary>What a finding points at.</summary>
public enum LintPlaceKind
{
    /// <summary>The file as a whole.</summary>
    Model,

    /// <summary>An operator call.</summary>
    Node,

    /// <summary>An input of the model.</summary>
    Input,

    /// <summary>An output of the model.</summary>
    Output,

    /// <summary>A stored tensor.</summary>
    Tensor,
}
