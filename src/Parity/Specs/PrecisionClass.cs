namespace Parity.Specs;

/// <summary>The least precise number format that a candidate computes in, from the strictest to the loosest. It decides the budgets a spec leaves out.</summary>
public enum PrecisionClass
{
    /// <summary>IEEE binary32 throughout.</summary>
    Fp32,

    /// <summary>float32 whose products are rounded to 10 bits of mantissa: what NVIDIA GPUs since Ampere do unless told not to.</summary>
    Tf32,

    /// <summary>IEEE binary16.</summary>
    Fp16,

    /// <summary>bfloat16: float32's range with 7 bits of mantissa.</summary>
    Bf16,

    /// <summary>8-bit floats.</summary>
    Fp8,

    /// <summary>8-bit integers with calibrated scales.</summary>
    Int8,
}
