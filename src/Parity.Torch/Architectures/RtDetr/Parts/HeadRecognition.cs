using Parity.Authoring;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Reads the decoder's sizes, which both codebases share, from names and shapes.</summary>
/// <param name="shapes">The weights.</param>
/// <param name="prefix">The decoder's key with its dot.</param>
internal sealed class HeadRecognition(WeightShapes shapes, string prefix)
{
    private const int Levels = 3;
    private const int UsualPoints = 4;

    public int? Classes => shapes.Rows(prefix + "enc_score_head.weight");

    public int? Hidden => shapes.Axis(prefix + "enc_score_head.weight", 1);

    public int? FeedForward => shapes.Rows(prefix + "decoder.layers.0.linear1.weight");

    /// <summary>Notes what differs from a table's row.</summary>
    public void Note(OptionList options, HeadSizes usual, ExportFacts? export, int? side)
    {
        options.Add("num_classes", Classes, usual.Classes, $"rows of {prefix}enc_score_head");
        Input(options, export, side);
        if (export is { Selections: [var queries, ..] })
        {
            options.Add("num_queries", queries, usual.Queries, "the first selection of the export keeps as many");
        }

        options.Add("hidden", Hidden, usual.Hidden, $"columns of {prefix}enc_score_head");
        options.Add("ffn", FeedForward, usual.FeedForward, $"rows of {prefix}decoder.layers.0.linear1");
        var heads = shapes.Rows(prefix + "decoder.layers.0.cross_attn.attention_weights.weight") / (Levels * UsualPoints);
        options.Add("heads", heads, usual.Heads, $"rows of the attention weights with {UsualPoints} points; guessed: heads and points cannot be told apart");
        var layers = shapes.Count(prefix + "dec_score_head.{0}.weight");
        options.Add("layers", layers, usual.Layers, "how many heads there are");
        if (layers != usual.Layers && usual.EvalIndex >= 0)
        {
            options.Add("eval_idx", "-1", "guessed: the last layer answers");
        }
    }

    private static void Input(OptionList options, ExportFacts? export, int? side)
    {
        if (export is { Height: { } height, Width: { } width } && (height, width) != (640, 640))
        {
            options.Add("input_size", height == width ? FormattableString.Invariant($"{height}") : FormattableString.Invariant($"[{height}, {width}]"), "the export's input");
        }
        else if (export?.Height is null && side is { } square)
        {
            options.Add("input_size", square, 640, "the stored anchors have as many cells");
        }
    }
}
