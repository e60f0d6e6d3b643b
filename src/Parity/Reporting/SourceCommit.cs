namespace Parity.Reporting;

/// <summary>Finds the commit that is checked out.</summary>
internal static class SourceCommit
{
    // GitHub Actions, Azure Pipelines, GitLab; the first is for every other build server and for a Kubernetes job without a checkout.
    private static readonly string[] Variables = ["PARITY_COMMIT", "GITHUB_SHA", "BUILD_SOURCEVERSION", "CI_COMMIT_SHA"];

    /// <summary>The commit as the build server or the folder's own repository says, or null where neither does.</summary>
    public static string? Find(string folder, Func<string, string?> environment) =>
        Variables.Select(environment).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? FromGit(folder);

    private static string? FromGit(string folder)
    {
        try
        {
            for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            {
                var git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git))
                {
                    return FromHead(git, git);
                }

                if (File.Exists(git) && File.ReadAllText(git) is ['g', 'i', 't', 'd', 'i', 'r', ':', .. var linked])
                {
                    // A linked work tree keeps its HEAD apart and its branches in the main repository.
                    var own = Path.GetFullPath(linked.Trim(), at.FullName);
                    var common = Path.Combine(own, "commondir");
                    return FromHead(own, File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), own) : own);
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The commit is a courtesy to the reader: a repository that cannot be read leaves it unknown.
            return null;
        }
    }

    private static string? FromHead(string own, string common)
    {
        var head = File.ReadAllText(Path.Combine(own, "HEAD")).Trim();
        if (!head.StartsWith("ref: ", StringComparison.Ordinal))
        {
            return head;
        }

        var name = head[5..];
        var loose = Path.Combine(common, name.Replace('/', Path.DirectorySeparatorChar));
        if (File.Exists(loose))
        {
            return File.ReadAllText(loose).Trim();
        }

        var packed = Path.Combine(common, "packed-refs");
        return File.Exists(packed) ? File.ReadLines(packed).FirstOrDefault(l => l.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0] : null;
    }
}
