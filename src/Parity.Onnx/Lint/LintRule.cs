using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint;

/// <summary>One thing that is looked for. Each has a section in <c>docs/lint.md</c>.</summary>
public sealed record LintRule
{
    internal LintRule(string id, LintSeverity severity, string title, Func<LintScene, IEnumerable<LintHit>> find) =>
        (Id, Severity, Title, Find) = (id, severity, title, find);

    /// <summary>The stable name, for instance <c>tensorrt-operator</c>; also the anchor of its section.</summary>
    public string Id { get; }

    /// <summary>The severity of its findings, unless one says otherwise.</summary>
    public LintSeverity Severity { get; }

    /// <summary>What it looks for, in one sentence.</summary>
    public string Title { get; }

    /// <summary>True when it asks what a TensorRT version does, and so runs only when one is named.</summary>
    public bool NeedsTensorRt { get; internal init; }

    /// <summary>True when what it finds can explain wrong results: quoted where a candidate fails.</summary>
    public bool ExplainsResults { get; internal init; }

    /// <summary>Its section of the documentation, relative to the repository.</summary>
    public string Documentation => $"docs/lint.md#{Id}";

    internal Func<LintScene, IEnumerable<LintHit>> Find { get; }
}
