using Parity.Imaging;

namespace Parity.Running;

/// <summary>Arithmetic on the picture inside a model's graph. Right where the preprocessing leaves it out, so that it explains a failure only where other values are fed.</summary>
/// <param name="Expects">The values the graph begins with.</param>
/// <param name="Text">What it computes, and the fix where that happens twice.</param>
public sealed record OwnPreprocessing(PictureValues Expects, string Text)
{
    /// <summary>The suspicion in words where a preprocessing makes other values than the graph expects; null where it makes those.</summary>
    internal string? Suspicion(PictureValues made) =>
        made == Expects ? null : $"{Text} The graph expects {Words(Expects)}, and `preprocess` makes {Words(made)}.";

    private static string Words(PictureValues values) => values switch
    {
        PictureValues.Levels => "levels from 0 to 255",
        PictureValues.Unit => "values from 0 to 1",
        _ => "values normalised by a mean and a deviation",
    };
}
