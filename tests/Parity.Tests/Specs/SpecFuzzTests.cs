using System.Text;
using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>Thousands of spoilt specs, the same ones on every run: each loads or ends in a typed error.</summary>
public sealed class SpecFuzzTests : IDisposable
{
    private const int Cases = 1500;

    private static readonly string[] Tokens =
    [
        "[", "]", "{", "}", ":", ": ", "- ", "? ", "&a ", "*a", "!t ", "|", ">", "|2-", "\"", "'", "#", "%", "@", "`", "~", "null", "\n", "\n\n", "  ", "\t", "---\n", "...\n", "<<: ",
        "\\", "/", "..", "../", "**", "*", "?", "-1", "1e999", "NaN", "0x10", "\u0000", "\u0085", "\u2028", "\uFEFF", "é", "💥", "model", "labels", "images", "preprocess", "resize", "scale",
        "reference", "candidates", "tolerance", "detections", "expect", "faults", "goldens", "requires", "\"\\uD800\"", "\"\\0\"", "C:", "//", "nul",
    ];

    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_mutated_spec_loads_or_ends_in_a_parity_exception()
    {
        var random = new Random(1);
        var loaded = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = Mutate(SpecFolder.Sound, random);
            try
            {
                SpecFile.Parse(text, _folder.PathOf("spec.yaml"));
                loaded++;
            }
            catch (SpecException e)
            {
                e.Problems.All(IsWellFormed).Should().BeTrue("case {0} gives {1} for\n{2}", i, e.Message, text);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"Case {i} threw {e.GetType().Name}: {e.Message}\n{text}", e);
            }
        }

        // Some mutations change nothing that matters; if all or none loaded, nothing would have been tested.
        loaded.Should().BeInRange(Cases / 100, Cases / 2);
    }

    [Fact]
    public void Random_bytes_and_spoilt_bytes_end_in_a_spec_exception()
    {
        var random = new Random(2);
        var sound = Encoding.UTF8.GetBytes(SpecFolder.Sound);
        var path = _folder.PathOf("spec.yaml");
        for (var i = 0; i < 500; i++)
        {
            var bytes = i % 2 == 0 ? new byte[random.Next(200)] : [.. sound];
            if (i % 2 == 0)
            {
                random.NextBytes(bytes);
            }
            else
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(0x80, 0x100);
            }

            File.WriteAllBytes(path, bytes);
            FluentActions.Invoking(() => SpecFile.Load(path)).Should().Throw<SpecException>("case {0}", i);
        }
    }

    private static bool IsWellFormed(SpecProblem problem) =>
        problem.At is { Line: >= 1, Column: >= 1 } && problem.Message.Length > 0 && !problem.Message.Contains('\n', StringComparison.Ordinal);

    private static string Mutate(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                2 => text.Remove(at, length).Insert(at, Tokens[random.Next(Tokens.Length)]),
                3 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                4 => text[..at],
                _ => SwapLines(text, random),
            };
            if (text.Length == 0)
            {
                break;
            }
        }

        return text;
    }

    private static string SwapLines(string text, Random random)
    {
        var lines = text.Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }
}
