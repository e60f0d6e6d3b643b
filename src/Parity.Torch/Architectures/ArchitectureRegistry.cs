using System.Reflection;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures;

/// <summary>The architectures that specs can name. Immutable; looking up names touches no native code.</summary>
public sealed class ArchitectureRegistry
{
    private static readonly Lazy<ArchitectureRegistry> OwnArchitectures =
        new(() => new ArchitectureRegistry(new(StringComparer.Ordinal)).With(typeof(ArchitectureRegistry).Assembly));

    private readonly SortedDictionary<string, Type> _types;

    private ArchitectureRegistry(SortedDictionary<string, Type> types) => _types = types;

    /// <summary>The architectures of this library.</summary>
    public static ArchitectureRegistry BuiltIn => OwnArchitectures.Value;

    /// <summary>Every name, in alphabetical order.</summary>
    public IReadOnlyCollection<string> Names => _types.Keys;

    /// <summary>This registry and every class of <paramref name="assembly"/> marked with <see cref="ParityArchitectureAttribute"/>.</summary>
    /// <exception cref="ParityException">A marked class cannot be used, or its name is taken.</exception>
    public ArchitectureRegistry With(Assembly assembly)
    {
        var types = new SortedDictionary<string, Type>(_types, StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes())
        {
            foreach (var name in type.GetCustomAttributes<ParityArchitectureAttribute>(inherit: false).Select(a => a.Name))
            {
                Add(types, name, type);
            }
        }

        return new(types);
    }

    /// <summary>The registry for a reference: with the architectures of the assembly it names, where it names one.</summary>
    /// <exception cref="ParityException">The assembly cannot be used.</exception>
    public ArchitectureRegistry For(ReferenceSpec reference) => reference.Assembly is { } path ? WithFile(path) : this;

    /// <summary>This registry and the architectures of an assembly file, whose code is loaded into the process.</summary>
    /// <exception cref="ParityException">The file is missing, is no .NET assembly, holds no architecture, or was built against another version.</exception>
    public ArchitectureRegistry WithFile(string path) => ArchitectureAssembly.Add(this, path);

    /// <summary>The architecture of that name.</summary>
    /// <exception cref="ParityException">No architecture has the name; the message suggests the nearest.</exception>
    public ITorchArchitecture Get(string name) =>
        _types.TryGetValue(name, out var type) ? Instantiate(type, name) : throw new ParityException(Unknown(name));

    /// <summary>Notes what is wrong with the name and the options of a reference, without touching native code.</summary>
    public void Check(ReferenceSpec reference, SpecProblems problems)
    {
        if (reference.Architecture is not { } name)
        {
            problems.Add(reference.At, $"a checkpoint needs \"architecture\"; known: {string.Join(", ", Names)}.");
        }
        else if (!_types.ContainsKey(name))
        {
            problems.Add(reference.At, Unknown(name));
        }
        else
        {
            Get(name).CheckOptions(Reader(reference.Options, reference.At, problems));
        }
    }

    /// <summary>Builds a detector, still without its weights.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="options">The options as written in a spec; null: every default.</param>
    /// <param name="weights">The weights about to be loaded, or null; see <see cref="ITorchArchitecture.Create"/>.</param>
    /// <exception cref="SpecException">An option is unknown or unusable.</exception>
    /// <exception cref="ParityException">No architecture has the name, or libtorch cannot be loaded.</exception>
    public TorchDetector Create(string name, SpecMap? options = null, CheckpointWeights? weights = null)
    {
        var architecture = Get(name);
        var problems = new SpecProblems();
        architecture.CheckOptions(Reader(options, default, problems));
        if (!problems.None)
        {
            throw new SpecException(problems.Items);
        }

        TorchRuntime.Load();
        return architecture.Create(Reader(options, default, problems), weights);
    }

    /// <summary>Finds the architecture that weights belong to, from names and shapes alone; nothing is built.</summary>
    /// <param name="weights">The weights of a checkpoint.</param>
    /// <param name="artefact">What an artefact of the same model says about itself; null: there is none.</param>
    /// <returns>Every guess, the one nearest to the architecture as published first; empty: none knows the weights.</returns>
    public IReadOnlyList<ArchitectureGuess> Recognise(CheckpointWeights weights, ExportFacts? artefact) =>
        [.. Recognisable.Select(a => a.Recognise(weights, artefact)).OfType<ArchitectureGuess>().OrderBy(g => g.Distance)];

    /// <summary>What recognition looks for, one sentence a family.</summary>
    public IReadOnlyList<string> LooksFor => [.. Recognisable.Select(a => a.LooksFor).Distinct(StringComparer.Ordinal)];

    private IEnumerable<IRecognisableArchitecture> Recognisable => _types.Select(t => Instantiate(t.Value, t.Key)).OfType<IRecognisableArchitecture>();

    /// <summary>True when an architecture comes from the assembly.</summary>
    internal bool Knows(Assembly assembly) => _types.Values.Any(t => t.Assembly == assembly);

    private static MapReader Reader(SpecMap? options, SpecLocation at, SpecProblems problems) =>
        new(options ?? new SpecMap(at, []), problems, "options");

    private static void Add(SortedDictionary<string, Type> types, string name, Type type)
    {
        if (type.IsAbstract || !typeof(ITorchArchitecture).IsAssignableFrom(type) || ConstructorOf(type) is null)
        {
            throw new ParityException(
                $"{type.FullName} is marked [ParityArchitecture(\"{name}\")] and must be a concrete class that implements {nameof(ITorchArchitecture)} "
                + "and has a public constructor without parameters or with one string, the name.");
        }

        if (!types.TryAdd(name, type) && types[name] != type)
        {
            throw new ParityException($"Two classes claim the architecture \"{name}\": {types[name].FullName} and {type.FullName}. Rename one.");
        }
    }

    private static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructor([typeof(string)]) ?? type.GetConstructor(Type.EmptyTypes);

    private static ITorchArchitecture Instantiate(Type type, string name)
    {
        var constructor = ConstructorOf(type)!;
        return (ITorchArchitecture)constructor.Invoke(constructor.GetParameters().Length == 0 ? [] : [name]);
    }

    private string Unknown(string name) => $"\"{name}\" is no known architecture; {Suggestion.For(name, Names)}";
}
