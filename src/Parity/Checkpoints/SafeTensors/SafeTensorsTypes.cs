namespace Parity.Checkpoints.SafeTensors;

/// <summary>The number formats of safetensors.</summary>
internal static class SafeTensorsTypes
{
    /// <summary>PyTorch's name of the format; a format that PyTorch lacks keeps its own name.</summary>
    public static string TorchName(string type) => type switch
    {
        "F32" => "float32",
        "F64" => "float64",
        "F16" => "float16",
        "BF16" => "bfloat16",
        "I8" => "int8",
        "I16" => "int16",
        "I32" => "int32",
        "I64" => "int64",
        "U8" => "uint8",
        "U16" => "uint16",
        "U32" => "uint32",
        "U64" => "uint64",
        "BOOL" => "bool",
        "C64" => "complex64",
        "F8_E4M3" => "float8_e4m3fn",
        "F8_E5M2" => "float8_e5m2",
        _ => type,
    };
}
