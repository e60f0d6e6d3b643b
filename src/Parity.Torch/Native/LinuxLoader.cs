using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Parity.Torch;

/// <summary>Loads TorchSharp's library on Linux, where it names a newer libstdc++ than it uses.</summary>
internal static partial class LinuxLoader
{
    // GCC 13's marker. The library was linked against it and calls none of its symbols; Debian 12 and Ubuntu 22.04 stop at 3.4.30.
    private const string UnusedVersion = "GLIBCXX_3.4.32";

    // The wrapper's dependencies in the order they depend on each other; libgomp's file name carries a hash.
    private static readonly string[] Dependencies = ["libgomp*.so*", "libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>Loads the library and everything it needs into the process, for good.</summary>
    /// <exception cref="ParityException">The system's own libraries are too old or missing.</exception>
    public static void Load(string folder, NativeNames names, LibraryCache cache)
    {
        var wrapper = Path.Combine(folder, names.Wrapper);
        if (NativeLibrary.TryLoad(wrapper, out _))
        {
            return;
        }

        // A copy elsewhere does not find its neighbours by path, but it does once they are in the process.
        foreach (var file in Dependencies.SelectMany(pattern => Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)))
        {
            LoadOrExplain(file);
        }

        var image = File.ReadAllBytes(wrapper);
        if (!ElfVersionNeeds.TryMakeOptional(image, UnusedVersion))
        {
            LoadOrExplain(wrapper);
            return;
        }

        // TorchSharp asks for the library by name; the system answers with the loaded one, whose SONAME is that name.
        cache.Use(names.Wrapper, image, LoadOrExplain);
    }

    /// <summary>Turns the system loader's words into the cause and its fix.</summary>
    public static ParityException Explain(string file, string loaderWords)
    {
        var version = MissingVersion().Match(loaderWords);
        var fix = version.Success
            ? $"It needs {version.Groups["library"].Value} with {version.Groups["version"].Value}, and this system's is older. Debian 12, Ubuntu 22.04 and newer have it; "
                + "on an older system install a newer libstdc++ (GCC 12 or later) or run in such a container."
            : MissingLibrary().Match(loaderWords) is { Success: true } library
                ? $"The system library {library.Groups["library"].Value} is missing: install the package that brings it."
                : "Check that the file is complete and made for this system.";
        return new($"{Path.GetFileName(file)} cannot be loaded from {Path.GetDirectoryName(file)}. {fix} The system's loader says: {loaderWords}");
    }

    [SuppressMessage("Interoperability", "CA2020", Justification = "The handle is kept by the process for its whole life.")]
    private static void LoadOrExplain(string file)
    {
        try
        {
            NativeLibrary.Load(file);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw Explain(file, failure.Message.ReplaceLineEndings(" ").Trim());
        }
    }

    [GeneratedRegex(@"(?<library>lib[\w+.-]+\.so[\w.]*): version [`'](?<version>\w+?_[\d.]+)' not found")]
    private static partial Regex MissingVersion();

    [GeneratedRegex(@"(?<library>lib[\w+.-]+\.so[\w.]*): cannot open shared object file")]
    private static partial Regex MissingLibrary();
}
