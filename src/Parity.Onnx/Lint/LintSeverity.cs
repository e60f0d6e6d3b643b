namespace Parity.Onnx.Lint;

/// <summary>How much a finding weighs.</summary>
public enum LintSeverity
{
    /// <summary>Not shown; only an adjustment gives this.</summary>
    Off,

    /// <summary>Worth knowing: nothing is wrong with the file.</summary>
    Note,

    /// <summary>May refuse, slow down or change results, depending on how the model is built and fed.</summary>
    Warning,

    /// <summary>Refused by the target, or wrong results.</summary>
    Error,
}
