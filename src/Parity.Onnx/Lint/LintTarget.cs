using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parity.Onnx.Lint;

/// <summary>What a model is to run on: a TensorRT of some version.</summary>
public sealed record LintTarget
{
    private const string TensorRtName = "tensorrt";

    private LintTarget(Version version, string text) => (Version, Text) = (version, text);

    /// <summary>The version as far as it was given, for instance 8.5.2.</summary>
    public Version Version { get; }

    /// <summary>As written: <c>tensorrt:8.5.2</c>.</summary>
    public string Text { get; }

    /// <summary>Its name in sentences: <c>TensorRT 8.5.2</c>.</summary>
    public string DisplayName => $"TensorRT {Text[(TensorRtName.Length + 1)..]}";

    /// <summary>Reads a target.</summary>
    /// <exception cref="ParityException">It is none; the message says what one looks like.</exception>
    public static LintTarget Parse(string text) => TryParse(text, out var target, out var problem) ? target : throw new ParityException(problem);

    /// <summary>Reads a target, or says what is wrong with it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LintTarget? target, [NotNullWhen(false)] out string? problem)
    {
        target = null;
        var parts = text.Split(':');
        if (parts[0] != TensorRtName || parts.Length > 2)
        {
            problem = $"the target \"{text}\" is not known; write tensorrt and its version, for instance tensorrt:8.5.2.";
            return false;
        }

        if (parts.Length == 1 || !TryVersion(parts[1], out var version))
        {
            problem = $"the target \"{text}\" needs a version of two to four numbers, for instance tensorrt:8.5.2: every version refuses something else.";
            return false;
        }

        if (!TensorRt.OperatorTable.Covers(version))
        {
            problem = $"the target \"{text}\" is older than the oldest operator table here, that of TensorRT {TensorRt.OperatorTable.Oldest}.";
            return false;
        }

        (target, problem) = (new(version, text), null);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool TryVersion(string text, [NotNullWhen(true)] out Version? version)
    {
        var parts = text.Split('.');
        var sound = parts.Length is >= 2 and <= 4 && parts.All(p => p.Length is >= 1 and <= 6 && int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        version = sound ? Version.Parse(text) : null;
        return sound;
    }
}
