using System.Globalization;
using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary>What <c>parity preprocess</c> prints.</summary>
internal static class PreprocessReport
{
    /// <summary>Steps, tensor, statistics per channel and the way back to the original picture.</summary>
    public static IEnumerable<string> Lines(PreprocessPipeline pipeline, PreprocessedImage image)
    {
        foreach (var step in pipeline.Identity.Split("; "))
        {
            yield return $"step     {step}";
        }

        var print = image.Fingerprint();
        yield return $"tensor   {image.Tensor}, sha256 {print.Sha256}";
        for (var channel = 0; channel < print.Channels.Length; channel++)
        {
            var c = print.Channels[channel];
            yield return string.Create(
                CultureInfo.InvariantCulture, $"channel  {channel}: mean {c.Mean:0.######}, std {c.Std:0.######}, min {c.Min:0.######}, max {c.Max:0.######}");
        }

        var g = image.Geometry;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"boxes    x = (x' - {g.X.Offset}) / {g.X.Scale}, y = (y' - {g.Y.Offset}) / {g.Y.Scale} in the original {g.OriginalWidth}x{g.OriginalHeight}");
    }

    /// <summary>Holds the tensor against one made elsewhere from the same picture.</summary>
    public static (bool Equal, IReadOnlyList<string> Lines) Compare(PreprocessedImage ours, TensorData theirs, PreprocessPipeline pipeline)
    {
        var diagnosis = FingerprintDiagnosis.Compare(ours.Fingerprint(), TensorFingerprint.Of(theirs, LayoutOf(theirs, ours.Layout)), pipeline);
        if (diagnosis.Equal)
        {
            return (true, ["compare  equal to the bit"]);
        }

        var difference = ours.Tensor.Count == theirs.Count ? LargestDifference(ours.Tensor.ToFloat32(), theirs.ToFloat32()) : null;
        return (false, difference is null ? [$"compare  {diagnosis.Message}"] : [$"compare  {diagnosis.Message}", difference]);
    }

    // A tensor with its channels last is recognised, so that statistics compare channel by channel.
    private static TensorLayout LayoutOf(TensorData tensor, TensorLayout otherwise) =>
        tensor.Shape is [.., 3] && tensor.Shape is not [.., 3, _, _] ? TensorLayout.Hwc : otherwise;

    private static string LargestDifference(float[] ours, float[] theirs)
    {
        var (at, largest, differing) = (0, 0.0, 0);
        for (var i = 0; i < ours.Length; i++)
        {
            var distance = Math.Abs((double)ours[i] - theirs[i]);
            differing += distance == 0 ? 0 : 1;
            if (distance > largest || double.IsNaN(distance))
            {
                (at, largest) = (i, distance);
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"         {differing} of {ours.Length} values differ, at most by {largest:0.######} (value {at}: here {ours[at]}, theirs {theirs[at]})");
    }
}
