using System.Globalization;
using Parity.Goldens;

namespace Parity.Cli.Commands;

/// <summary>One review: shows each pending golden, asks, and does what was answered. The end of the input answers like quit.</summary>
internal sealed class ReviewWalk(CliContext context, int total)
{
    private const string Question = "[a]ccept  [r]eject  [s]kip  [A]ccept all / [R]eject all / [S]kip all of this model  [q]uit > ";
    private readonly Dictionary<string, char> _ofModel = new(StringComparer.Ordinal);
    private int _seen;
    private int _accepted;
    private int _rejected;
    private bool _isOver;

    /// <summary>True when nothing is left to review.</summary>
    public bool IsDone => _accepted + _rejected == total;

    /// <summary>How it ended.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{_accepted} accepted, {_rejected} rejected, {total - _accepted - _rejected} left.");

    /// <summary>Reviews one golden.</summary>
    public void Visit(GoldenAcceptor acceptor, PendingGolden golden)
    {
        if (_isOver)
        {
            return;
        }

        context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++_seen} of {total}"));
        PendingText.Write(context, golden);
        var answer = _ofModel.TryGetValue(golden.Model, out var all) ? all : Ask(golden.Model);
        if (answer == 'a' && golden.Refusal is not null)
        {
            context.WriteError($"{golden.Model} › {golden.Image} is not accepted: {golden.Refusal}");
        }
        else if (answer == 'a')
        {
            acceptor.Accept(golden);
            _accepted++;
        }
        else if (answer == 'r')
        {
            acceptor.Reject(golden.Image);
            _rejected++;
        }
    }

    private char Ask(string model)
    {
        while (true)
        {
            context.Out.Write(new Spectre.Console.Text(Question));
            var answer = context.In.ReadLine()?.Trim() ?? "q";
            context.WriteLine(string.Empty);
            switch (answer)
            {
                case "a" or "r" or "s":
                    return answer[0];
                case "A" or "R" or "S":
                    return _ofModel[model] = char.ToLowerInvariant(answer[0]);
                case "q":
                    _isOver = true;
                    return 'q';
                default:
                    context.WriteLine($"expected a, r, s, A, R, S or q; found \"{answer}\".");
                    break;
            }
        }
    }
}
