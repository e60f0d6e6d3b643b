namespace Parity.Specs;

/// <summary>
/// The budgets that hold where a spec names none, by precision. They are bounds chosen from the unit roundoff of each format and from what is publicly reported of
/// detectors; <c>docs/tensorrt.md</c> has the derivation and the sources. None was measured on a GPU here.
/// </summary>
public static class PrecisionBudgets
{
    /// <summary>The budgets of a precision: box in pixels of the original image, score absolute.</summary>
    public static ToleranceSpec Of(PrecisionClass precision) => precision switch
    {
        PrecisionClass.Tf32 => new() { BoxPixels = 1, Score = 0.005 },
        PrecisionClass.Fp16 => new() { BoxPixels = 2, Score = 0.02 },
        PrecisionClass.Bf16 => new() { BoxPixels = 4, Score = 0.05 },
        PrecisionClass.Fp8 or PrecisionClass.Int8 => new() { BoxPixels = 8, Score = 0.1 },
        _ => new(),
    };
}
