namespace Parity.Torch.Architectures;

/// <summary>
/// Gives an <see cref="ITorchArchitecture"/> the name specs use. A class may carry several names; it then has a public
/// constructor that takes the name, otherwise one without parameters.
/// </summary>
/// <param name="name">Family and net, for instance <c>team/net</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ParityArchitectureAttribute(string name) : Attribute
{
    /// <summary>The name, as written under <c>architecture:</c>.</summary>
    public string Name { get; } = name;
}
