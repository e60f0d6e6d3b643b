using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>
/// Reads what <c>trtexec --dumpRawBindingsToFile</c> (8.6 and newer) writes: one file an output, <c>NAME.output.1.300.4.TYPE.raw</c>, with the values as the engine has
/// them. Characters of the name that a file system may not have are replaced there; the log has the name itself.
/// </summary>
internal static partial class RawBindings
{
    private static readonly Dictionary<string, ElementType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fp32"] = ElementType.Float32, ["float"] = ElementType.Float32, ["float32"] = ElementType.Float32,
        ["fp16"] = ElementType.Float16, ["half"] = ElementType.Float16, ["float16"] = ElementType.Float16,
        ["bf16"] = ElementType.BFloat16, ["bfloat16"] = ElementType.BFloat16,
        ["int8"] = ElementType.Int8, ["uint8"] = ElementType.UInt8, ["int32"] = ElementType.Int32, ["int64"] = ElementType.Int64, ["bool"] = ElementType.Bool,
    };

    /// <summary>Reads the outputs of one run.</summary>
    /// <param name="folder">Where trtexec ran.</param>
    /// <param name="log">What it wrote.</param>
    /// <exception cref="ParityException">There is no output, or one has not the bytes its name tells.</exception>
    public static RawOutputs Read(string folder, string log)
    {
        var logged = LogLine().Matches(log).ToDictionary(m => m.Groups["file"].Value, m => m.Groups["name"].Value, StringComparer.Ordinal);
        var outputs = Directory.GetFiles(folder, "*.raw").Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Match: FileName().Match(Path.GetFileName(path))))
            .Where(f => f.Match.Success)
            .Select(f => KeyValuePair.Create(logged.GetValueOrDefault(Path.GetFileName(f.Path), f.Match.Groups["name"].Value), Tensor(f.Path, f.Match)))
            .ToList();
        return outputs.Count > 0 ? new(outputs)
            : throw new ParityException($"trtexec ended well but wrote no output into {folder}; expected files named <output>.output.<shape>.<type>.raw.");
    }

    private static TensorData Tensor(string path, Match name)
    {
        if (!Types.TryGetValue(name.Groups["type"].Value, out var type))
        {
            throw new ParityException($"trtexec wrote {Path.GetFileName(path)}, whose number format \"{name.Groups["type"].Value}\" detections are not made of. Cast the output to float32 or int64 before building the engine.");
        }

        var dimensions = name.Groups["shape"].Value;
        var shape = dimensions.Length == 0 ? [] : dimensions.Split('.').Select(d => long.Parse(d, CultureInfo.InvariantCulture)).ToArray();
        if (shape.Any(d => d < 0))
        {
            throw new ParityException($"trtexec wrote {Path.GetFileName(path)} without the size of an output that depends on the data. Use `runner: polygraphy` for this engine.");
        }

        var bytes = File.ReadAllBytes(path);
        var expected = shape.Aggregate((Int128)type.SizeInBytes(), (product, d) => product * d);
        return bytes.Length == expected ? new TensorData(type, [.. shape], bytes)
            : throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"trtexec wrote {bytes.Length} bytes into {Path.GetFileName(path)}; its shape and number format make {expected}."));
    }

    [GeneratedRegex(@"^(?<name>.+)\.output\.(?<shape>-?[0-9]+(\.-?[0-9]+){0,7})?\.(?<type>[A-Za-z0-9]+)\.raw$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"Writing file for output binding (?<name>.+?) \(with datatype \S+ and dimensions [^)]*\) to (?<file>\S+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LogLine();
}
