namespace Parity.Specs.Binding;

/// <summary>Names that become folder or file names on any operating system.</summary>
internal static class NameRules
{
    /// <summary>The longest name.</summary>
    public const int MaxLength = 100;

    /// <summary>What a name looks like to an editor; <see cref="Problem"/> knows more.</summary>
    public const string Pattern = @"^[^<>:""/\\|?*. ]([^<>:""/\\|?*]*[^<>:""/\\|?*. ])?$";

    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly string[] Reserved =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" }),
        "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
    ];

    /// <summary>What makes the name unusable, or null.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"it must have 1 to {MaxLength} characters; it has {name.Length}";
        }

        if (name.FirstOrDefault(c => Forbidden.Contains(c, StringComparison.Ordinal) || char.IsControl(c) || char.IsSurrogate(c)) is var bad and not '\0')
        {
            return char.IsControl(bad) || char.IsSurrogate(bad) ? "it holds a character that file names cannot have" : $"it holds '{bad}', which file names cannot have";
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return "it holds a character that file names cannot have";
        }

        if (name[0] is '.' or ' ' || name[^1] is '.' or ' ')
        {
            return "it begins or ends with a dot or a blank";
        }

        // Windows reserves these with any extension too.
        var stem = name.Split('.')[0].TrimEnd();
        return Reserved.Contains(stem, StringComparer.OrdinalIgnoreCase) ? $"Windows reserves \"{stem}\"" : null;
    }
}
