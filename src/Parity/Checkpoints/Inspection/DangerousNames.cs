namespace Parity.Checkpoints.Inspection;

/// <summary>Names with which a pickle runs programs or code. A list to warn by, not to be safe by: nothing that a pickle names is called here.</summary>
internal static class DangerousNames
{
    // Reached through any module that imports them, as in torch.serialization.os.system.
    private static readonly HashSet<string> Anywhere = new(StringComparer.Ordinal)
    {
        "os", "posix", "nt", "subprocess", "_posixsubprocess", "pty", "runpy", "importlib", "ctypes", "socket", "shutil", "webbrowser", "marshal", "timeit", "pdb", "bdb",
    };

    // Words that packages use for modules of their own.
    private static readonly HashSet<string> AtTheTop = new(StringComparer.Ordinal)
    {
        "sys", "code", "codeop", "commands", "cProfile", "profile", "multiprocessing", "asyncio", "urllib", "requests", "pip", "dill", "cloudpickle",
    };

    private static readonly HashSet<string> Builtins = new(StringComparer.Ordinal) { "eval", "exec", "execfile", "compile", "open", "__import__", "apply", "input", "breakpoint", "globals", "vars", "setattr" };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "pickle.load", "pickle.loads", "_pickle.load", "_pickle.loads", "torch.load", "torch.hub.load", "numpy.load", "types.CodeType", "types.FunctionType", "operator.attrgetter", "operator.methodcaller",
    };

    /// <summary>True for a name with which a pickle runs programs or code.</summary>
    public static bool Contains(string name)
    {
        var parts = name.Split('.');
        return parts[..^1].Any(Anywhere.Contains)
            || (parts.Length > 1 && AtTheTop.Contains(parts[0]))
            || (parts is [.., "builtins" or "__builtin__", var function] && Builtins.Contains(function))
            || Functions.Contains(name);
    }
}
