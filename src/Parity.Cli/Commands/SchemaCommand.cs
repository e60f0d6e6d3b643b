using System.CommandLine;
using Parity.Hosting;
using Parity.Specs.Schema;

namespace Parity.Cli.Commands;

/// <summary><c>parity schema</c>: the JSON schema of specs, for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var command = new Command(
            "schema",
            """
            Prints the JSON schema of specs: parity schema > specs/parity.schema.json.

            Example:
              parity schema
            """);
        command.SetAction(_ => Print(context));
        return command;
    }

    // Architectures stay open: an assembly of the team's own may hold more. Straight to the writer: a console would wrap long lines at its width.
    private static int Print(CliContext context)
    {
        context.Out.Profile.Out.Writer.Write(SpecSchema.Write(ParityHost.Default.Vocabulary with { Architectures = null }));
        return ExitCodes.Parity;
    }
}
