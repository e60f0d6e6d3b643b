namespace Parity.Torch;

/// <summary>Finds the folder that holds libtorch.</summary>
internal static class NativeFolder
{
    /// <summary>Where the host looks for native libraries: the same list in a test host, a tool, and published output with or without a runtime identifier.</summary>
    public static IReadOnlyList<string> SearchDirectories()
    {
        var known = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? string.Empty;
        return [.. known.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory).Distinct()];
    }

    /// <summary>The first folder that holds TorchSharp's library; libtorch must stand in it or in another folder of the list.</summary>
    /// <exception cref="ParityException">One of the two libraries is in none of the folders.</exception>
    public static string Find(NativeNames names, IReadOnlyList<string> directories)
    {
        var wrapper = Holding(names.Wrapper, directories) ?? throw Missing(names.Wrapper, "TorchSharp", directories);
        _ = Holding(names.Torch, directories) ?? throw Missing(names.Torch, names.Package, directories);
        return wrapper;
    }

    private static string? Holding(string file, IReadOnlyList<string> directories) =>
        directories.FirstOrDefault(d => File.Exists(Path.Combine(d, file)));

    private static ParityException Missing(string file, string package, IReadOnlyList<string> directories) => new(
        $"A PyTorch reference needs {file}, which is in none of the folders this application loads native libraries from "
        + $"({string.Join(", ", directories)}). Reference the package {package} from the project that is run (a test project or a tool).");
}
