using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace Parity.Torch.Architectures;

/// <summary>Loads a team's assembly that holds architectures. Its code runs in this process: a spec that names one is trusted.</summary>
internal static class ArchitectureAssembly
{
    /// <summary>The registry with the assembly's architectures.</summary>
    /// <exception cref="ParityException">The file is missing, is no .NET assembly, holds no architecture, or was built against another Parity.</exception>
    public static ArchitectureRegistry Add(ArchitectureRegistry registry, string path)
    {
        if (!File.Exists(path))
        {
            throw new ParityException($"The assembly {path} does not exist; build the project that holds the architecture first, and name the .dll in its output folder.");
        }

        try
        {
            var assembly = Loaded(path) ?? Assembly.LoadFrom(path);
            var with = registry.With(assembly);
            return with.Names.Count > registry.Names.Count || registry.Knows(assembly)
                ? with
                : throw new ParityException($"The assembly {path} holds no class marked [ParityArchitecture(\"team/net\")]; see docs/authoring.md.");
        }
        catch (BadImageFormatException e)
        {
            throw new ParityException($"{path} is no .NET assembly: {e.Message.TrimEnd('.')}. Name the .dll that dotnet build wrote.", e);
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new ParityException(
                $"{path} cannot be used by Parity {Version}: {e.LoaderExceptions.FirstOrDefault(l => l is not null)?.Message.TrimEnd('.') ?? e.Message}. Build it against this version of Parity.Torch.", e);
        }
        catch (Exception e) when (e is FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new ParityException($"{path} cannot be loaded by Parity {Version}: {e.Message.TrimEnd('.')}. Build it against this version of Parity.Torch, and keep what it needs beside it.", e);
        }
    }

    private static string Version => typeof(ArchitectureAssembly).Assembly.GetName().Version?.ToString(3) ?? "?";

    // In dotnet test the assembly is usually referenced: the test's own copy is the one to use, because its types must not exist twice. Of any other name a process
    // holds one build only, and the code of one must not answer for another.
    private static Assembly? Loaded(string path)
    {
        var name = AssemblyName.GetAssemblyName(path).Name;
        var loaded = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(a => string.Equals(a.GetName().Name, name, StringComparison.OrdinalIgnoreCase));
        return loaded is null || IsOwn(loaded) || loaded.ManifestModule.ModuleVersionId == BuildOf(path)
            ? loaded
            : throw new ParityException(
                $"{path} is another build of {name} than {loaded.Location}, which runs in this process already, and a process can hold only one. "
                + "Name the same file in every spec, or run these specs apart; where it was built again meanwhile, start again.");
    }

    private static bool IsOwn(Assembly assembly) => Path.GetDirectoryName(assembly.Location) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    private static Guid BuildOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
