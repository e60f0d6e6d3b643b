using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Parity.Engines;

/// <summary>
/// A serialized TensorRT engine (a plan), as far as its header tells: where the plan starts and which TensorRT wrote it. Nothing of it is executed;
/// loading a plan is, because it can carry host code.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="PlanOffset">Where the plan itself starts: 0, or behind Ultralytics' metadata.</param>
/// <param name="TensorRt">The version that wrote it (major, minor, patch, build), or null where the header has another layout.</param>
/// <param name="Ultralytics">What Ultralytics wrote before the plan, or null.</param>
/// <remarks>
/// The layout is what NVIDIA's trtexec reads for <c>--getPlanVersionOnly</c> (9.0 to 11.1, for engines from 8.6 on): bytes 0–3 <c>ftrt</c>, 4–7 a serialization
/// version of which only 0 is known, 24–27 major, minor, patch, build. The GPU, the precision and the names of inputs and outputs cannot be read.
/// </remarks>
public sealed record PlanFile(string Path, long Length, long PlanOffset, Version? TensorRt, UltralyticsMetadata? Ultralytics)
{
    private const int HeaderLength = 28;
    private const int LongestMetadata = 1 << 20;
    private const string UnknownKind = "it does not begin with TensorRT's mark \"ftrt\". It may be damaged or encrypted; one made by TensorRT 8.5 or older, whose header is not known, needs `built_by`";

    private static readonly Version FirstKnownHeader = new(8, 6);

    private static ReadOnlySpan<byte> Magic => "ftrt"u8;

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="declared">The version the spec says it was built by; an engine of 8.5 or older, whose header is not known, is taken at that word.</param>
    /// <exception cref="ParityException">The file cannot be read or is no TensorRT engine; the message says what it seems to be.</exception>
    public static PlanFile Read(string path, Version? declared = null)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path, declared);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes the plan alone to a stream, without what stands before it.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public void CopyPlanTo(Stream target)
    {
        using var stream = File.OpenRead(Path);
        stream.Position = PlanOffset;
        stream.CopyTo(target);
    }

    private static PlanFile Read(Stream stream, string path, Version? declared)
    {
        var start = new byte[HeaderLength];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan().StartsWith(Magic))
        {
            return new(path, stream.Length, 0, Agreed(VersionIn(start.AsSpan(0, read), path), declared, path), null);
        }

        // Ultralytics: the length of a JSON text (int32), the text, then the plan.
        var length = read < 5 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(start);
        if (length is < 2 or > LongestMetadata || start[4] != (byte)'{')
        {
            var kind = Kind(start.AsSpan(0, read));
            return kind is null && declared is not null && declared < FirstKnownHeader
                ? new(path, stream.Length, 0, declared, null)
                : throw new ParityException($"{path} is not a TensorRT engine: {kind ?? UnknownKind}.");
        }

        var metadata = new byte[length];
        var header = new byte[HeaderLength];
        stream.Position = 4;
        if (stream.ReadAtLeast(metadata, length, throwOnEndOfStream: false) < length || stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"{path} is cut: Ultralytics' metadata is there, the engine behind it is not (the file has {stream.Length} bytes). Export or copy it again."));
        }

        return header.AsSpan().StartsWith(Magic)
            ? new(path, stream.Length, 4 + length, Agreed(VersionIn(header, path), declared, path), Metadata(metadata, path))
            : throw new ParityException($"{path} begins like an Ultralytics engine, but no TensorRT plan follows its metadata. Export or copy it again.");
    }

    private static Version? VersionIn(ReadOnlySpan<byte> header, string path) =>
        header.Length < HeaderLength ? throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"{path} is cut: a TensorRT engine's header has {HeaderLength} bytes, this file {header.Length}. Build or copy it again."))
        : BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != 0 || header[24] == 0 ? null
        : new(header[24], header[25], header[26], header[27]);

    private static UltralyticsMetadata Metadata(byte[] json, string path)
    {
        try
        {
            return UltralyticsMetadata.Read(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is how the parser says that a text is no UTF-8.
            throw new ParityException($"{path}: the metadata before the engine is no JSON: {e.Message} Export it again.", e);
        }
    }

    private static Version? Agreed(Version? found, Version? declared, string path) =>
        found is null || declared is null ? found ?? declared
        : (found.Major, found.Minor, found.Build) == (declared.Major, declared.Minor, declared.Build) ? found
        : throw new ParityException($"{path} was built by TensorRT {found}; the spec's built_by says {declared.ToString(3)}. Mend the spec, or give the engine that is meant.");

    private static string? Kind(ReadOnlySpan<byte> start) =>
        start.IsEmpty ? "it is empty; build or copy it again"
        : start.StartsWith("version https://"u8) ? "it is a Git LFS pointer; run `git lfs pull`"
        : start.StartsWith("PK\x03\x04"u8) ? "it is a zip archive, which is how PyTorch saves checkpoints and TorchScript"
        : start.TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? "it is an HTML or XML page, probably a download error; download the file again"
        : start[0] == 0x08 && start.Length > 4 ? "it looks like an ONNX model; write `onnx:` instead of `engine:`, or build an engine from it"
        : null;
}
