using System.Globalization;
using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>Both sides received the same tensor, and it is the one that was approved.</summary>
internal static class TensorStage
{
    public static StageVerdict Judge(ImageEvidence evidence)
    {
        if ((evidence.Reference ?? evidence.Candidate)?.Input is not { } input)
        {
            return StageVerdict.NotJudged(ParityStage.Tensor, "no side received a tensor");
        }

        var checks = new List<Check> { Finite(input) };
        var notes = new List<string>();
        var compared = 0L;
        if (evidence is { Reference: { } reference, Candidate: { } candidate })
        {
            checks.Add(Same(reference.Input, candidate.Input));
        }

        if (evidence.Golden is not { } golden)
        {
            notes.Add("the tensor is not held to a golden: there is none");
        }
        else if (evidence.StaleParts.Contains("image"))
        {
            notes.Add("the tensor is not held to the golden, which was made from another image");
        }
        else
        {
            // Also where the spec's own preprocessing was edited: a /225 written there is named, not only called stale.
            checks.Add(Approved(golden.Tensor, input, evidence));
            compared = input.Shape.Aggregate(1L, (product, size) => product * size);
        }

        return new() { Stage = ParityStage.Tensor, Checks = [.. checks], Notes = [.. notes], ComparedValues = compared };
    }

    private static Check Finite(TensorFingerprint input)
    {
        var broken = input.Channels.Any(c => !double.IsFinite(c.Mean) || !double.IsFinite(c.Min) || !double.IsFinite(c.Max));
        return new()
        {
            Name = CheckNames.Finite,
            Passed = !broken,
            Expected = "a finite tensor",
            Found = broken ? "NaN or infinity" : Describe(input),
            Fix = broken ? "look for a division by zero in the preprocessing, a std of 0 for instance" : null,
        };
    }

    private static Check Same(TensorFingerprint reference, TensorFingerprint candidate)
    {
        var same = reference.Equals(candidate);
        return new()
        {
            Name = CheckNames.SameTensor,
            Passed = same,
            Expected = $"both sides to receive the same tensor, {Describe(reference)}",
            Found = same ? "the same bytes" : FingerprintDiagnosis.Compare(reference, candidate).Message,
            Fix = same ? null : "compare outputs that were made from the same preprocessed tensor",
        };
    }

    private static Check Approved(TensorFingerprint golden, TensorFingerprint input, ImageEvidence evidence)
    {
        var limit = evidence.Tolerance.Tensor;
        var difference = golden.Equals(input) ? 0 : golden.LargestDifference(input);
        var passed = golden.Equals(input) || (limit > 0 && difference <= limit);
        return new()
        {
            Name = CheckNames.Tensor,
            Passed = passed,
            Expected = $"the approved tensor, {Describe(golden)}",
            Found = golden.Equals(input) ? "the same bytes" : FingerprintDiagnosis.Compare(golden, input, evidence.Pipeline).Message,
            Limit = limit > 0 ? $"{Figures.Number(limit)} on mean, std, min and max of each channel" : "0 (the same bytes)",
            Where = passed ? null : Statistics(golden, input),
            Fix = passed ? null : "mend the preprocessing; if the change is meant, review it and run `parity accept`",
            RequiredTolerance = double.IsFinite(difference) && difference > 0 ? difference : null,
            Headroom = passed && limit > 0 ? limit - difference : null,
        };
    }

    private static string Describe(TensorFingerprint print) => $"{print.ElementType.DisplayName()} {TensorData.FormatShape(print.Shape)}";

    private static string? Statistics(TensorFingerprint golden, TensorFingerprint input)
    {
        var channels = golden.Channels.Zip(input.Channels).ToList();
        return channels.Count == 0 ? null : "mean by channel " + string.Join(", ", channels.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.First.Mean:0.0000} → {p.Second.Mean:0.0000}")));
    }
}
