namespace Parity.Running;

/// <summary>What a test case of a spec judges.</summary>
public enum CaseKind
{
    /// <summary>One image on one candidate (or on the reference alone).</summary>
    Image,

    /// <summary>That one candidate holds the weights of the reference's checkpoint.</summary>
    Weights,

    /// <summary>What one candidate's file shows without being run.</summary>
    Lint,

    /// <summary>One fault that the spec says it catches.</summary>
    Fault,

    /// <summary>The model's golden folder: no golden without its image.</summary>
    Goldens,
}
