using System.Collections.Immutable;
using Parity.Imaging;

namespace Parity.Faults;

/// <summary>Changes to a list of steps, the words that faults are written in.</summary>
internal static class StepEdits
{
    /// <summary>Replaces the first step that fits by others; null when none fits.</summary>
    public static ImmutableArray<IPreprocessStep>? Swap(
        this ImmutableArray<IPreprocessStep> steps, Func<IPreprocessStep, bool> fits, Func<IPreprocessStep, IPreprocessStep[]> by)
    {
        var index = IndexOf(steps, fits);
        return index < 0 ? null : steps.RemoveAt(index).InsertRange(index, by(steps[index]));
    }

    /// <summary>The steps that do not fit.</summary>
    public static ImmutableArray<IPreprocessStep> Without(this ImmutableArray<IPreprocessStep> steps, Func<IPreprocessStep, bool> fits) =>
        steps.RemoveAll(step => fits(step));

    private static int IndexOf(ImmutableArray<IPreprocessStep> steps, Func<IPreprocessStep, bool> fits)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (fits(steps[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
