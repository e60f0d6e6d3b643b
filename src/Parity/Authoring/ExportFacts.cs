using System.Collections.Immutable;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Authoring;

/// <summary>What an exported artefact says about itself without being run: the facts that a checkpoint's shapes do not tell.</summary>
public sealed record ExportFacts
{
    /// <summary>The artefact.</summary>
    public required string Path { get; init; }

    /// <summary>The key a spec names it by: <c>onnx</c>, <c>engine</c> or <c>recorded</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The inputs and outputs in words, for comments.</summary>
    public string Signature { get; init; } = string.Empty;

    /// <summary>The picture's height in pixels of the input; null: free, or not known.</summary>
    public int? Height { get; init; }

    /// <summary>The picture's width in pixels of the input; null: free, or not known.</summary>
    public int? Width { get; init; }

    /// <summary>The declared outputs; empty: not known.</summary>
    public ImmutableArray<OutputSignature> Outputs { get; init; } = [];

    /// <summary>Class names that the exporter stored; empty: none.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>How many values each selection of the best keeps, in the order of the graph: RT-DETR's queries, a proposal network's limit.</summary>
    public ImmutableArray<int> Selections { get; init; } = [];

    /// <summary>The lengths that a resize inside the graph aims at, shorter side and limit of the longer one; null: none was found.</summary>
    public (int Shorter, int Longer)? ResizeLimits { get; init; }

    /// <summary>The least precise number format it computes in, as far as it tells; null: it does not.</summary>
    public PrecisionClass? Precision { get; init; }

    /// <summary>What told the precision, for a comment; empty: nothing did.</summary>
    public string PrecisionBecause { get; init; } = string.Empty;

    /// <summary>The ONNX model that an engine was built from, which tells its inputs and outputs; null: it tells them itself.</summary>
    public string? BuiltFrom { get; init; }
}
