namespace Parity.Checkpoints.Pickle;

/// <summary>The name of a Python class or function. It is never looked up.</summary>
public sealed class PickleGlobal(string module, string name) : PickleValue
{
    /// <summary>The module, for instance <c>torch._utils</c>.</summary>
    public string Module { get; } = module;

    /// <summary>The name inside the module, for instance <c>_rebuild_tensor_v2</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Module and name joined by a dot.</summary>
    public string FullName { get; } = $"{module}.{name}";

    /// <inheritdoc/>
    public override string Kind => $"the name {FullName}";
}
