namespace Parity.Specs.Binding;

/// <summary>Paths as a spec writes them: relative to the spec, forward slashes, the same on every operating system.</summary>
internal static class PathRules
{
    /// <summary>What makes the path unusable, or null.</summary>
    public static string? Problem(string path)
    {
        if (path.Trim().Length == 0)
        {
            return "a path is empty; name a file";
        }

        if (path.Any(char.IsControl))
        {
            return "it holds a control character";
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            return $"paths are written with forward slashes: {SpecScalar.Show(path.Replace('\\', '/'))}";
        }

        if (path.Contains("://", StringComparison.Ordinal))
        {
            return "it is an address; download the file and name its path";
        }

        return path.StartsWith('~') ? "\"~\" stands for nothing here; write the path relative to the spec" : null;
    }

    /// <summary>The absolute path, or null after noting a problem.</summary>
    public static string? Absolute(SpecScalar path, BindingContext context)
    {
        var problem = Problem(path.Text);
        try
        {
            if (problem is null)
            {
                return Path.GetFullPath(Path.Combine(context.Folder, path.Text));
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            problem = e.Message;
        }

        context.Problems.Add(path.At, $"the path {path.Shown} cannot be used: {problem}.");
        return null;
    }
}
