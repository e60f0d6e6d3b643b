using System.CommandLine;
using Parity.Hosting;

namespace Parity.Cli.Commands;

/// <summary><c>parity weights CHECKPOINT MODEL.onnx</c>: accounts for every weight of a checkpoint in an ONNX file.</summary>
internal static class WeightsCommand
{
    public static Command Create(CliContext context)
    {
        var checkpoint = new Argument<string>("checkpoint") { Description = "The checkpoint as it was trained." };
        var model = new Argument<string>("model") { Description = "The exported ONNX model." };
        var weights = new Option<string?>("--weights") { Description = "Which entry of the checkpoint, for instance ema.module; left out, it is chosen by layout." };
        var strip = new Option<string?>("--strip-prefix") { Description = "A prefix of keys to remove, for instance architecture." };
        var command = new Command(
            "weights",
            """
            Accounts for every weight: identical, transposed, folded, fused, unused; what stays unexplained fails.
            Exit codes: 0 the same weights, 1 others, 2 a file cannot be used.

            Examples:
              parity weights checkpoint.pth model.onnx
              parity weights checkpoint.pth model.onnx --weights ema.module
            """) { checkpoint, model, weights, strip };
        command.SetAction(parsed => Run(
            context, parsed.GetRequiredValue(checkpoint), parsed.GetRequiredValue(model), parsed.GetValue(weights), parsed.GetValue(strip)));
        return command;
    }

    private static int Run(CliContext context, string checkpoint, string model, string? entry, string? stripPrefix)
    {
        var (account, notes) = WeightComparison.Account(context.PathOf(checkpoint), context.PathOf(model), entry, stripPrefix);
        foreach (var line in notes.Concat(WeightComparison.Lines(account, all: true)))
        {
            context.WriteLine(line);
        }

        return account.IsParity ? ExitCodes.Parity : ExitCodes.NoParity;
    }
}
