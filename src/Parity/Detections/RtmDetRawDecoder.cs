using Parity.Imaging;
using Parity.Running;

namespace Parity.Detections;

/// <summary>
/// RTMDet's raw head: class logits <c>[1,classes,h,w]</c> and distances <c>[1,4,h,w]</c> (left, top, right, bottom) at strides 8, 16 and 32,
/// post-processed as MMYOLO 0.6 or MMDetection 3.3 do it.
/// </summary>
/// <param name="settings">Whose post-processing, and its limits.</param>
/// <param name="labels">Classes of the model; 0: not checked.</param>
/// <param name="name">What messages call the decoder.</param>
internal sealed class RtmDetRawDecoder(RtmDetSettings settings, int labels = 0, string name = RtmDetRawDecoder.DecoderName) : IDetectionDecoder
{
    /// <summary>The decoder's name.</summary>
    public const string DecoderName = "rtmdet-raw";

    /// <summary>The decoder's entry in the table of decoders.</summary>
    public static DecoderEntry Entry { get; } = new(DecoderName, "RTMDet's head: class logits and distances at three strides, without suppression.")
    {
        Settings = RtmDetSettings.Keys,
        ReadsDenseOutputs = true,
        Create = static (reader, labels) => new RtmDetRawDecoder(RtmDetSettings.Bind(reader), labels),
        Recognise = RtmDetMaps.Recognise,
    };

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int? Capacity(RawOutputs outputs) => settings.DetectionLimit;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        var levels = RtmDetMaps.Levels(outputs, geometry, name);
        if (labels > 0 && levels[0].Classes != labels)
        {
            throw new ParityException($"The decoder \"{name}\" found {levels[0].Classes} classes, and the spec names {labels} labels. List every class in the model's order; RTMDet has no background class.");
        }

        var candidates = new RtmDetCandidates();
        foreach (var together in settings.Project == RtmDetProject.Mmyolo ? [levels] : levels.Select(l => (IReadOnlyList<RtmDetLevel>)[l]))
        {
            candidates.Add(together, settings, geometry);
        }

        var detections = candidates.Suppress(settings.IouLimit, settings.DetectionLimit);
        return settings.Project == RtmDetProject.Mmdetection
            ? [.. detections]
            : [.. detections.Select(d => d with { Box = Clipping.To(d.Box, geometry.OriginalWidth, geometry.OriginalHeight) })];
    }
}
