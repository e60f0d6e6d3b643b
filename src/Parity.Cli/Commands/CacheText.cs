using System.Globalization;
using Parity.Running.Caching;

namespace Parity.Cli.Commands;

/// <summary>Shows files of the reference cache.</summary>
internal static class CacheText
{
    /// <summary>A line for each file: age of the last use, size, what answered, where.</summary>
    public static void Write(CliContext context, string folder, IReadOnlyCollection<CacheFile> files)
    {
        var now = context.Clock.GetUtcNow().UtcDateTime;
        var width = files.Select(f => Reference(f).Length).DefaultIfEmpty().Max();
        foreach (var file in files)
        {
            context.WriteLine($"{Age(now - file.LastUse),10}  {Size(file.Bytes),8}  {Reference(file).PadRight(width)}  {Path.GetRelativePath(folder, file.Path)}");
        }
    }

    /// <summary>How many answers, and how large they are together.</summary>
    public static string Total(IReadOnlyCollection<CacheFile> files)
    {
        var remains = files.Count(f => f.IsRemains);
        var answers = files.Count - remains;
        return string.Create(CultureInfo.InvariantCulture, $"{answers} answer{(answers == 1 ? string.Empty : "s")}{(remains > 0 ? $" and {remains} interrupted" : string.Empty)} ({Size(files.Sum(f => f.Bytes))})");
    }

    private static string Reference(CacheFile file) => file.Reference ?? "(an interrupted write)";

    // A file restored from an archive of a machine whose clock is ahead is not older than now.
    private static string Age(TimeSpan age) => age switch
    {
        { TotalHours: < 1 } => Whole(Math.Max(0, age.TotalMinutes), "minute"),
        { TotalDays: < 2 } => Whole(age.TotalHours, "hour"),
        _ => Whole(age.TotalDays, "day"),
    };

    private static string Whole(double count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(count)} {noun}{(Math.Floor(count) == 1 ? string.Empty : "s")}");

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB"),
    };
}
