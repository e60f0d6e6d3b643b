using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Parity.Hosting;

/// <summary>Which builds of which assemblies a model's code consists of: version numbers stay the same while a team edits, module version ids do not.</summary>
internal static class CodeIdentity
{
    private static readonly string Framework = RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The assemblies and everything they reference outside .NET itself, with their module version ids, as one text.</summary>
    public static string Of(params IEnumerable<Assembly> assemblies)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<Assembly>(assemblies);
        while (waiting.TryDequeue(out var assembly))
        {
            if (!IsFramework(assembly) && seen.TryAdd(assembly.FullName!, assembly.ManifestModule.ModuleVersionId.ToString()))
            {
                AddReferences(assembly, seen, waiting);
            }
        }

        return string.Join(' ', seen.Select(s => $"{s.Key.Split(',')[0]}={s.Value}"));
    }

    private static void AddReferences(Assembly assembly, SortedDictionary<string, string> seen, Queue<Assembly> waiting)
    {
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        foreach (var name in assembly.GetReferencedAssemblies().Where(n => !seen.ContainsKey(n.FullName)))
        {
            try
            {
                waiting.Enqueue(context.LoadFromAssemblyName(name));
            }
            catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
            {
                // Nothing that runs needs it, or the run itself would say so; should it appear, it is another identity.
                seen.TryAdd(name.FullName, "absent");
            }
        }
    }

    private static bool IsFramework(Assembly assembly) => assembly.Location.StartsWith(Framework, StringComparison.Ordinal);
}
