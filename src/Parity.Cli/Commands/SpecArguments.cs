using System.CommandLine;

namespace Parity.Cli.Commands;

/// <summary>The arguments that several verbs share.</summary>
internal static class SpecArguments
{
    /// <summary>Files, folders or patterns of specs; without any, the folder <c>specs</c>.</summary>
    public static Argument<string[]> Specs() => new("specs")
    {
        Description = "Spec files, folders of specs, or patterns such as specs/*.yaml.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["specs"],
    };
}
