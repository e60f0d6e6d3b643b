using System.CommandLine;

namespace Parity.Cli.Commands;

/// <summary>The arguments that several verbs share.</summary>
internal static class SpecArguments
{
    /// <summary>Files, folders or patterns of specs; without any, the folder <c>specs</c>.</summary>
    public static Argument<string[]> Specs()
    {
        var specs = new Argument<string[]>("specs")
        {
            Description = "Spec files, folders of specs, or patterns such as specs/*.yaml.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["specs"],
        };

        // Without this a misspelt option would be looked for as a spec file.
        specs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                result.AddError($"There is no option {token.Value}; --help lists those there are. A file of that name is written ./{token.Value}.");
            }
        });
        return specs;
    }
}
