using System.Globalization;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>skip</c>, and the dates after which skips fail.</summary>
internal static class SkipBinder
{
    /// <summary>What a date looks like to an editor.</summary>
    public const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /// <summary>The declared skip; null when absent or after noting a problem.</summary>
    public static SkipSpec? Bind(MapReader? reader)
    {
        if (reader is null)
        {
            return null;
        }

        var reason = reader.Scalar(SkipKeys.Reason.Name, required: true);
        var until = Date(reader, SkipKeys.Until);
        if (reason is not null && reason.Text.Trim().Length == 0)
        {
            reader.Problems.Add(reason.At, "\"reason\" is blank; say why the candidate is skipped.");
        }

        reader.Finish();
        return reason is null ? null : new(reason.At, reason.Text.Trim(), until);
    }

    /// <summary>A date; null when absent or after noting a problem.</summary>
    public static DateOnly? Date(MapReader reader, SpecKey key)
    {
        if (reader.Scalar(key.Name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        reader.Problems.Add(text.At, $"\"{key.Name}\" must be a date as year-month-day, for instance 2027-03-31; found {text.Shown}.");
        return null;
    }

    /// <summary>The day after which a missing requirement fails; without a requirement it says nothing.</summary>
    public static DateOnly? RequiresUntil(MapReader reader)
    {
        var date = Date(reader, CandidateKeys.RequiresUntil);
        if (reader.Has(CandidateKeys.RequiresUntil.Name) && !reader.Has(CandidateKeys.Requires.Name))
        {
            reader.Problems.Add(reader.PlaceOf(CandidateKeys.RequiresUntil.Name), "\"requires_until\" goes with \"requires\"; add it, or use \"skip\" to leave the candidate out everywhere.");
        }

        return date;
    }
}
