using Parity.Goldens;

namespace Parity.Cli.Commands;

/// <summary>Shows one pending golden.</summary>
internal static class PendingText
{
    public static void Write(CliContext context, PendingGolden golden)
    {
        context.WriteLine($"{golden.Model} › {golden.Image}: {golden.Kind.ToString().ToLowerInvariant()}");
        foreach (var line in golden.Changes)
        {
            context.WriteLine($"  {line}");
        }

        Line(context, "headroom", golden.Headroom?.ToString());
        Line(context, "picture", Relative(context, golden.Overlay));
        Line(context, "approved", Relative(context, golden.ApprovedOverlay));
        Line(context, "refused", golden.Refusal);
    }

    private static void Line(CliContext context, string name, string? text)
    {
        if (text is not null)
        {
            context.WriteLine($"  {name,-9} {text}");
        }
    }

    private static string? Relative(CliContext context, string? path) => path is null ? null : Path.GetRelativePath(context.CurrentDirectory, path);
}
