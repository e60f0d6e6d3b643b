using Parity.Specs;

namespace Parity.Running;

/// <summary>Lists the test cases of a spec; the tool and the xUnit adapter share this list.</summary>
public static class ParityCases
{
    /// <summary>Every case, images in the order of the spec's image set, then weights, then lint, then faults, then the golden folder.</summary>
    public static IReadOnlyList<ParityCase> Of(ParitySpec spec)
    {
        var sides = spec.Candidates.IsEmpty ? [null] : spec.Candidates.Select(c => (string?)c.Name).ToList();
        var cases = new List<ParityCase>();
        foreach (var side in sides)
        {
            cases.AddRange(spec.Images.Names.Select(image => new ParityCase(spec.Model, CaseKind.Image, side, image)));
        }

        cases.AddRange(spec.Candidates.Where(c => c.SameWeights).Select(c => new ParityCase(spec.Model, CaseKind.Weights, c.Name, string.Empty)));
        if (spec.Lint is { } lint)
        {
            cases.AddRange(
                from candidate in spec.Candidates
                where candidate.Kind == CandidateKeys.Onnx.Name
                from target in lint.Targets.Select(t => t.Text).Prepend(string.Empty)
                select new ParityCase(spec.Model, CaseKind.Lint, candidate.Name, target));
        }

        cases.AddRange(spec.Faults.Select(fault => new ParityCase(spec.Model, CaseKind.Fault, null, fault.Name)));
        cases.Add(new(spec.Model, CaseKind.Goldens, null, string.Empty));
        return cases;
    }
}
