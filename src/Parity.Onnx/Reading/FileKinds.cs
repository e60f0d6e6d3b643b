namespace Parity.Onnx.Reading;

/// <summary>Names the formats that are met under an <c>.onnx</c> name, by their first bytes.</summary>
internal static class FileKinds
{
    private const string Fallback = "its first bytes are not those of an ONNX model; give the file that torch.onnx.export wrote";

    /// <summary>What a file that is no ONNX model seems to be, as a whole sentence with the fix.</summary>
    public static string NotOnnx(string path, ReadOnlySpan<byte> start) => $"{path} is not an ONNX file: {Recognise(start) ?? Fallback}.";

    /// <summary>What the first bytes say, or null when they are not known.</summary>
    public static string? Recognise(ReadOnlySpan<byte> start) =>
        start.IsEmpty ? "it is empty; export or copy it again"
        : start.StartsWith("PK\x03\x04"u8) ? "it is a zip archive, which is how PyTorch saves checkpoints and TorchScript; give it as reference.checkpoint, and the exported .onnx here"
        : start.StartsWith("version https://git-lfs"u8) ? "it is a Git LFS pointer; run `git lfs pull`"
        : start.StartsWith("ftrt"u8) ? "it is a TensorRT engine; write `engine:` instead of `onnx:` in the spec"
        : start is [0x80, >= 2 and <= 5, ..] ? "it is a Python pickle, such as an old PyTorch checkpoint; give it as reference.checkpoint, and the exported .onnx here"
        : start is [0x1F, 0x8B, ..] ? "it is a gzip archive; unpack it first"
        : start.Length > 8 && start[4..].StartsWith("ORTM"u8) ? "it is in ONNX Runtime's own .ort format; give the .onnx it was made from"
        : start.Length > 8 && start[4..].StartsWith("TFL3"u8) ? "it is a TensorFlow Lite model"
        : start.Length > 9 && start[8] == (byte)'{' && start[4..8].IndexOfAnyExcept((byte)0) < 0 ? "it is a safetensors file, which holds weights without a graph"
        : LooksLikeHtml(start) ? "it is an HTML page, probably a download error; download the file again"
        : null;

    private static bool LooksLikeHtml(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(" \r\n\t"u8);
        return text.StartsWith("<!DOCTYPE"u8) || text.StartsWith("<html"u8) || text.StartsWith("<!doctype"u8);
    }
}
