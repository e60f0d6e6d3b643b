using Parity.Engines;
using Parity.Machines;

namespace Parity.Running.Engines;

/// <summary>A temporary folder in which an engine is run: the plan under a plain name, and whatever goes in and out.</summary>
public sealed class EngineFolder : IDisposable
{
    /// <summary>The plan's name in the folder.</summary>
    public const string PlanName = "model.engine";

    private readonly ExchangeFolder _folder = new("parity-engine-");

    /// <summary>Puts the plan there: linked where the file is a plan from its first byte, copied where something stands before it.</summary>
    /// <exception cref="ParityException">There is no room for it.</exception>
    public EngineFolder(PlanFile plan)
    {
        try
        {
            if (plan.PlanOffset > 0 || !TryLink(plan.Path))
            {
                using var target = File.Create(PathOf(PlanName));
                plan.CopyPlanTo(target);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new ParityException($"{plan.Path} cannot be copied to {_folder.Path}: {e.Message}", e);
        }
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>A file in the folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(_folder.Path, name);

    /// <summary>Removes the outputs of the run before.</summary>
    public void Clear(string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(_folder.Path, pattern))
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // Windows lets only some users make links: then the plan is copied.
    private bool TryLink(string plan)
    {
        try
        {
            File.CreateSymbolicLink(PathOf(PlanName), System.IO.Path.GetFullPath(plan));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
