using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parity.Goldens;

/// <summary>One value of a golden with its place, so that a message can name it.</summary>
internal readonly record struct GoldenElement(JsonElement Value, string File, string Place)
{
    /// <summary>The value under a key of a mapping.</summary>
    public GoldenElement this[string key] =>
        Value.ValueKind != JsonValueKind.Object ? throw Unusable("a mapping")
        : Value.TryGetProperty(key, out var value) ? new(value, File, $"{Place}/{key}")
        : throw new ParityException($"{File}: expected \"{key}\" under {(Place.Length == 0 ? "/" : Place)}; found none. Restore the file, or run `parity accept` again.");

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Unusable("text");

    public string? TextOrNull() => Value.ValueKind == JsonValueKind.Null ? null : Text();

    public int Integer() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var value) ? value : throw Unusable("a whole number");

    public double Number() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Unusable("a finite number");

    public float Single() => (float)Number() is var value && float.IsFinite(value) ? value : throw Unusable("a finite number");

    public ImmutableArray<GoldenElement> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            throw Unusable("a list");
        }

        var (file, place) = (File, Place);
        return [.. Value.EnumerateArray().Select((item, i) => new GoldenElement(item, file, string.Create(CultureInfo.InvariantCulture, $"{place}/{i}")))];
    }

    public ImmutableArray<GoldenElement> Items(int count) =>
        Items() is { } items && items.Length == count ? items : throw Unusable(string.Create(CultureInfo.InvariantCulture, $"a list of {count}"));

    /// <summary>The error of a value that is not what is expected.</summary>
    public ParityException Unusable(string expected)
    {
        var found = Value.GetRawText();
        return new($"{File}: expected {expected} at {(Place.Length == 0 ? "/" : Place)}; found {(found.Length <= 40 ? found : found[..40] + "…")}. Restore the file, or run `parity accept` again.");
    }
}
