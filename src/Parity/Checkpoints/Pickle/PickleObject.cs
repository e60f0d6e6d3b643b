namespace Parity.Checkpoints.Pickle;

/// <summary>
/// What Python would have built by calling something: an instance of a class, or the result of a function. Here it stays inert:
/// the callable's name, its arguments, and the state that would have been set.
/// </summary>
public sealed class PickleObject(PickleValue callable, PickleValue arguments) : PickleValue
{
    private PickleList? _listItems;
    private PickleDict? _dictItems;

    /// <summary>The class or function: a <see cref="PickleGlobal"/>, or another inert object.</summary>
    public PickleValue Callable { get; } = callable;

    /// <summary>The arguments; a tuple in well-formed files.</summary>
    public PickleValue Arguments { get; } = arguments;

    /// <summary>The state that BUILD would have set: usually the instance's <c>__dict__</c>.</summary>
    public PickleValue? State { get; internal set; }

    /// <summary>Items appended to an object that is a list; null where there are none.</summary>
    public PickleList? ListItems => _listItems;

    /// <summary>Items set on an object that is a dict; null where there are none.</summary>
    public PickleDict? DictItems => _dictItems;

    /// <summary>The full name of the class or function; <c>?</c> when it is not a plain name.</summary>
    public string TypeName => (Callable as PickleGlobal)?.FullName ?? "?";

    /// <inheritdoc/>
    public override string Kind => $"an object of {TypeName}";

    /// <summary>An attribute of the instance, or null.</summary>
    public PickleValue? Attribute(string name) => State switch
    {
        PickleDict state => state[name],

        // A class with slots pickles the pair (__dict__, slots).
        PickleTuple { Items: [var first, var second] } => (first as PickleDict)?[name] ?? (second as PickleDict)?[name],
        _ => null,
    };

    internal PickleList Appended() => _listItems ??= new();

    internal PickleDict Mapped() => _dictItems ??= new();
}
