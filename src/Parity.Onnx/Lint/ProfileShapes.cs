using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Onnx.Lint;

/// <summary>Optimisation profiles as they are written: on the command line, and in ONNX Runtime's options.</summary>
public static class ProfileShapes
{
    /// <summary>Reads <c>images=1x3x640x640,1x3x640x640,4x3x640x640</c>: the smallest, usual and largest shape.</summary>
    /// <exception cref="ParityException">The text has another form.</exception>
    public static ProfileShape Parse(string text)
    {
        var at = text.LastIndexOf('=');
        var shapes = at > 0 ? text[(at + 1)..].Split(',').Select(Shape).ToList() : [];
        return shapes is [{ } min, { } opt, { } max] && min.Length == opt.Length && opt.Length == max.Length
            ? new(text[..at], min, opt, max)
            : throw new ParityException($"\"{text}\" is no profile; write an input's name and its smallest, usual and largest shape: images=1x3x640x640,1x3x640x640,4x3x640x640.");
    }

    /// <summary>Reads ONNX Runtime's options (<c>trt_profile_min_shapes</c> and its kin); what has another form is left out.</summary>
    public static ImmutableArray<ProfileShape> FromOptions(IReadOnlyDictionary<string, string> options)
    {
        var (min, opt, max) = (Shapes(options, "min"), Shapes(options, "opt"), Shapes(options, "max"));
        return [.. min.Where(m => opt.ContainsKey(m.Key) && max.ContainsKey(m.Key)).Select(m => new ProfileShape(m.Key, m.Value, opt[m.Key], max[m.Key]))];
    }

    private static Dictionary<string, ImmutableArray<long>> Shapes(IReadOnlyDictionary<string, string> options, string which)
    {
        var shapes = new Dictionary<string, ImmutableArray<long>>(StringComparer.Ordinal);
        foreach (var part in options.GetValueOrDefault($"trt_profile_{which}_shapes", string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf(':');
            if (at > 0 && Shape(part[(at + 1)..]) is { } shape)
            {
                shapes[part[..at]] = shape;
            }
        }

        return shapes;
    }

    private static ImmutableArray<long>? Shape(string text)
    {
        var sizes = text.Split('x').Select(s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : -1).ToImmutableArray();
        return sizes.Contains(-1) ? null : sizes;
    }
}
