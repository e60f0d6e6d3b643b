using System.CommandLine;
using System.Text.Json;
using Parity.Comparison;
using Parity.Running.Caching;

namespace Parity.Cli.Commands;

/// <summary><c>parity cache list|prune</c>: looks into the reference cache and takes old answers out of it.</summary>
internal static class CacheCommand
{
    public static Command Create(CliContext context) => new("cache", "Lists and prunes the reference cache that `parity run --cache` and PARITY_CACHE keep.")
    {
        List(context),
        Prune(context),
    };

    private static Command List(CliContext context)
    {
        var folder = Folder();
        var json = Json();
        var command = new Command(
            "list",
            """
            Lists the cached answers, the least recently used first: age of the last use, size, what answered, file.

            Examples:
              parity cache list --cache .parity-cache
              parity cache list --json
            """) { folder, json };
        command.SetAction(parsed =>
        {
            var path = PathOf(context, parsed.GetValue(folder));
            var files = new ReferenceCache(path, context.Clock).Files();
            if (parsed.GetValue(json))
            {
                context.WriteLine(JsonSerializer.Serialize(files, VerdictJson.Options));
                return ExitCodes.Parity;
            }

            CacheText.Write(context, path, files);
            context.WriteLine($"{path}: {CacheText.Total(files)}{(Directory.Exists(path) ? string.Empty : "; the folder is not there yet")}.");
            return ExitCodes.Parity;
        });
        return command;
    }

    private static Command Prune(CliContext context)
    {
        var folder = Folder();
        var olderThan = new Option<string?>("--older-than") { Description = "Delete answers that were not used for this long, for instance 30d, 12h, 4w.", HelpName = "AGE" };
        var maxSize = new Option<string?>("--max-size") { Description = "Delete the least recently used answers until the rest has this size, for instance 2GB, 500MB.", HelpName = "SIZE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be deleted." };
        var json = Json();
        var command = new Command(
            "prune",
            """
            Deletes answers that were not used for long, or the least recently used ones until the rest fits. Only files that are answers by their place, name and key are touched;
            running processes compute again what is gone. Exit codes: 0 done, 2 the folder or a limit cannot be used, or a file could not be deleted.

            Examples:
              parity cache prune --cache .parity-cache --older-than 30d
              parity cache prune --max-size 2GB --dry-run
            """) { folder, olderThan, maxSize, dryRun, json };
        command.SetAction(parsed =>
        {
            var limits = CacheLimitText.Read(parsed.GetValue(olderThan), parsed.GetValue(maxSize));
            return Prune(context, PathOf(context, parsed.GetValue(folder)), limits, parsed.GetValue(dryRun), parsed.GetValue(json));
        });
        return command;
    }

    private static int Prune(CliContext context, string path, CacheLimits limits, bool dryRun, bool json)
    {
        var pruning = new ReferenceCache(path, context.Clock).Prune(limits, dryRun);
        if (json)
        {
            context.WriteLine(JsonSerializer.Serialize(pruning, VerdictJson.Options));
        }
        else
        {
            CacheText.Write(context, path, pruning.Deleted);
            context.WriteLine($"{path}: {CacheText.Total(pruning.Deleted)} {(dryRun ? "would be deleted" : "deleted")}, {CacheText.Total(pruning.Kept)} kept.");
        }

        foreach (var problem in pruning.Problems)
        {
            context.WriteError(problem);
        }

        return pruning.Problems.IsEmpty ? ExitCodes.Parity : ExitCodes.CouldNotJudge;
    }

    private static Option<string?> Folder() => new("--cache") { Description = "The cache's folder; left out: PARITY_CACHE.", HelpName = "DIR" };

    private static Option<bool> Json() => new("--json") { Description = "As JSON, for scripts." };

    private static string PathOf(CliContext context, string? folder) => (folder ?? context.Environment("PARITY_CACHE")) is { Length: > 0 } path
        ? context.PathOf(path)
        : throw new ParityException("expected the cache's folder, as --cache DIR or in PARITY_CACHE; found neither.");
}
