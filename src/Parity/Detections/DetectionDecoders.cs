using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Detections;

/// <summary>Every decoder by name: builds the one a spec names, or infers it from the outputs of a model.</summary>
public static class DetectionDecoders
{
    /// <summary>The decoders, in the order lists show them.</summary>
    public static ImmutableArray<DecoderEntry> All { get; } = [TorchvisionDecoder.Entry, .. RtDetrEntries.All, RtmDetRawDecoder.Entry, MmDeployDecoder.Entry];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(e => e.Name)];

    /// <summary>The names of all their settings.</summary>
    internal static ImmutableArray<string> SettingNames { get; } = [.. All.SelectMany(e => e.Settings).Select(k => k.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The entry of that name, or null.</summary>
    public static DecoderEntry? Find(string name) => All.FirstOrDefault(e => e.Name == name);

    /// <summary>Builds a decoder.</summary>
    /// <param name="spec">The spec's section, with the decoder named (by the author or by <see cref="Infer(IReadOnlyList{OutputSignature})"/>).</param>
    /// <param name="labels">The number of labels of the spec.</param>
    /// <param name="problems">Where a setting that cannot be used is noted.</param>
    /// <returns>The decoder, or null after noting a problem.</returns>
    public static IDetectionDecoder? Create(DetectionSpec spec, int labels, SpecProblems problems)
    {
        if (spec.Decoder is null || Find(spec.Decoder) is not { } entry)
        {
            problems.Add(spec.At, spec.Decoder is null
                ? $"no decoder is named; known: {string.Join(", ", Names)}"
                : $"unknown decoder {SpecScalar.Show(spec.Decoder)}; {Suggestion.For(spec.Decoder, Names)}");
            return null;
        }

        var before = problems.Items.Count;
        var reader = new MapReader(spec.Settings ?? new(spec.At, []), problems, $"decoder \"{entry.Name}\"");
        var decoder = entry.Create(reader, labels);
        reader.Finish();
        return problems.Items.Count == before ? decoder : null;
    }

    /// <summary>Finds the decoder for a model's outputs.</summary>
    /// <param name="outputs">The outputs in the model's order.</param>
    /// <exception cref="ParityException">No decoder, or more than one, knows these outputs; the message lists them.</exception>
    public static DecoderInference Infer(IReadOnlyList<OutputSignature> outputs) => Infer(outputs, All);

    internal static DecoderInference Infer(IReadOnlyList<OutputSignature> outputs, IReadOnlyList<DecoderEntry> entries)
    {
        var matches = entries.Select(e => (e.Name, Reason: e.Recognise(outputs))).Where(m => m.Reason is not null).ToList();
        var shown = outputs.Count == 0 ? "none" : string.Join(", ", outputs);
        return matches switch
        {
            [var only] => new(only.Name, only.Reason!),
            [] => throw new ParityException($"No decoder knows these outputs: {shown}. Name one as detections.decoder (known: {string.Join(", ", entries.Select(e => e.Name))}), or export the model with the outputs one of them reads."),
            _ => throw new ParityException($"{string.Join(" and ", matches.Select(m => $"\"{m.Name}\""))} both know these outputs: {shown}. Name the right one as detections.decoder."),
        };
    }
}
