using System.Globalization;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>
/// What one TensorRT version's parser says of every operator: read from onnx-tensorrt's own tables, release by release (the embedded
/// <c>tensorrt-operators.json</c>). A version between two tables is judged by both: what they agree on is certain, the rest is not.
/// </summary>
internal sealed class OperatorTable
{
    private static readonly Lazy<OperatorData> Data = new(OperatorData.Load);
    private readonly OperatorRelease _older;
    private readonly OperatorRelease? _newer;

    private OperatorTable(Version version, OperatorRelease older, OperatorRelease? newer)
    {
        (Version, _older, _newer) = (version, older, newer);
        IsBeyond = newer is null && Compare(version, older) > 0;
    }

    /// <summary>The oldest version that has a table.</summary>
    public static string Oldest => Data.Value.Releases[0].Name;

    /// <summary>The newest version that has a table.</summary>
    public static string Newest => Data.Value.Releases[^1].Name;

    /// <summary>The version asked for.</summary>
    public Version Version { get; }

    /// <summary>True for a version newer than every table: nothing it lacks is certain.</summary>
    public bool IsBeyond { get; }

    /// <summary>The highest opset that the older table's release states.</summary>
    public int MaxOpset => (_newer ?? _older).MaxOpset;

    /// <summary>The lowest opset that the release states, or null.</summary>
    public int? MinOpset => _older.MinOpset;

    /// <summary>True when INT64 stays INT64; before 9.0 it becomes INT32.</summary>
    public bool HasInt64 => _older.NativeInt64;

    /// <summary>Which tables stand in for a version without one.</summary>
    public IEnumerable<string> Notes =>
        IsBeyond ? [string.Create(CultureInfo.InvariantCulture, $"TensorRT {Version} is newer than the newest operator table here ({_older.Name}), so what that one lacks is a warning.")]
        : _newer is not null ? [string.Create(CultureInfo.InvariantCulture, $"TensorRT {Version} has no operator table here; it is judged by those of {_older.Name} and {_newer.Name}, and where they differ a finding is a warning.")]
        : [];

    /// <summary>True when some table is as old as the version.</summary>
    public static bool Covers(Version version) => Compare(version, Data.Value.Releases[0]) >= 0;

    /// <summary>The table of a version.</summary>
    public static OperatorTable Of(Version version)
    {
        var releases = Data.Value.Releases;
        var older = releases.Last(r => Compare(version, r) >= 0);
        return new(version, older, Compare(version, older) == 0 ? null : releases.FirstOrDefault(r => Compare(version, r) < 0));
    }

    /// <summary>The first version whose table has the operator, and every one after it; null when none has.</summary>
    public static string? FirstWith(string operatorType)
    {
        string? first = null;
        foreach (var release in Data.Value.Releases)
        {
            first = Data.Value.Entry(operatorType, release)?.Supported == true ? first ?? release.Name : null;
        }

        return first;
    }

    /// <summary>The first version newer than this one whose table has the operator without that restriction; null when none has.</summary>
    public string? FreeFrom(string operatorType, string restriction) => Data.Value.Releases
        .Where(r => Compare(Version, r) < 0)
        .FirstOrDefault(r => Data.Value.Entry(operatorType, r) is { Supported: true } entry && !entry.Restrictions.Contains(restriction))?.Name;

    /// <summary>What the version says of an operator.</summary>
    public OperatorSupport Find(string operatorType)
    {
        var older = Data.Value.Entry(operatorType, _older);
        var newer = _newer is null ? older : Data.Value.Entry(operatorType, _newer);
        var (has, had) = (newer?.Supported == true, older?.Supported == true);
        var restrictions = (older?.Restrictions ?? []).Union(newer?.Restrictions ?? [], StringComparer.Ordinal)
            .Select(r => new OperatorRestriction(r, !IsBeyond && older?.Restrictions.Contains(r) == true && newer?.Restrictions.Contains(r) == true));
        return new(had || has, had == has && !(IsBeyond && !has), [.. restrictions], older?.Types ?? []);
    }

    /// <summary>Every restriction in any table, with its operator: for the test that each is judged or named as one that cannot be.</summary>
    internal static IEnumerable<(string Operator, string Restriction)> AllRestrictions() => Data.Value.AllRestrictions();

    private static int Compare(Version version, OperatorRelease release) => (version.Major, version.Minor).CompareTo((release.Major, release.Minor));
}
