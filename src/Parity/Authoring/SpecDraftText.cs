using System.Text;

namespace Parity.Authoring;

/// <summary>Writes a draft as a spec: what was guessed stands as a comment above the value it explains.</summary>
public static class SpecDraftText
{
    /// <summary>The spec with line feeds.</summary>
    public static string Write(SpecDraft draft)
    {
        var text = new StringBuilder();
        text.Append("# yaml-language-server: $schema=parity.schema.json\n");
        text.Append("# Written by parity new. Comments say what each value was told from; check those that say \"guessed\".\n");
        Value(text, string.Empty, "model", new(YamlText.Scalar(draft.Model)));
        Value(text, string.Empty, "labels", draft.Labels);
        Section(text, "images", draft.Images);
        Section(text, "preprocess", draft.Preprocess);
        Entries(text, "reference", draft.Reference);
        if (!draft.Candidates.IsEmpty)
        {
            Entries(text, "candidates", draft.Candidates);
        }

        Section(text, "detections", draft.Detections);
        if (draft.Tolerance is not null)
        {
            Section(text, "tolerance", draft.Tolerance);
        }

        Section(text, "expect", draft.Expect);
        Section(text, "faults", draft.Faults);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string key, DraftValue value)
    {
        text.Append('\n');
        Value(text, string.Empty, key, value);
    }

    private static void Entries(StringBuilder text, string key, IEnumerable<KeyValuePair<string, DraftValue>> entries)
    {
        text.Append('\n').Append(key).Append(":\n");
        foreach (var (name, value) in entries)
        {
            Value(text, "  ", YamlText.Scalar(name), value);
        }
    }

    private static void Value(StringBuilder text, string indent, string key, DraftValue value)
    {
        foreach (var comment in value.Because)
        {
            text.Append(indent).Append("# ").Append(comment.ReplaceLineEndings(" ")).Append('\n');
        }

        text.Append(indent).Append(key).Append(": ").Append(value.Yaml).Append('\n');
    }
}
