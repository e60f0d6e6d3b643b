namespace Parity.Specs;

/// <summary>The budgets of a comparison. A value at the limit passes.</summary>
public sealed record ToleranceSpec
{
    /// <summary>Largest corner displacement, in pixels of the original image.</summary>
    public double BoxPixels { get; init; } = 0.5;

    /// <summary>Largest absolute score difference.</summary>
    public double Score { get; init; } = 0.001;

    /// <summary>Largest absolute difference of the preprocessed tensor's statistics against the golden's fingerprint; 0 demands the same bytes.</summary>
    public double Tensor { get; init; }

    /// <summary>Largest absolute difference of dense raw outputs; null: raw outputs are reported, not judged.</summary>
    public double? RawMaxAbs { get; init; }
}
