using Parity.Imaging;
using Parity.Running;

namespace Parity.Detections;

/// <summary>
/// MMDeploy's exports with suppression in the graph: <c>dets</c> <c>[1,N,5]</c> (corners in pixels of the input, score) and <c>labels</c>
/// <c>[1,N]</c>. Rows that only fill up (score 0, or label −1 in a batch) are left out. A side that returns RTMDet's raw maps is decoded from
/// those, so that one name fits the checkpoint and the export.
/// </summary>
/// <param name="settings">For a side that returns raw maps.</param>
/// <param name="labels">Classes of the model; 0: not checked.</param>
internal sealed class MmDeployDecoder(RtmDetSettings settings, int labels = 0) : IDetectionDecoder
{
    private const string DecoderName = "mmdeploy";

    private readonly RtmDetRawDecoder _raw = new(settings, labels, DecoderName);

    /// <summary>The decoder's entry in the table of decoders.</summary>
    public static DecoderEntry Entry { get; } = new(DecoderName, "MMDeploy's exports: dets [1,N,5] and labels [1,N]; a side that returns RTMDet's raw maps is decoded from those.")
    {
        Settings = RtmDetSettings.Keys,
        Create = static (reader, labels) => new MmDeployDecoder(RtmDetSettings.Bind(reader), labels),
        Recognise = static outputs => Has(outputs, "dets", 3) && Has(outputs, "labels", 2) ? "dets and labels: an export by MMDeploy" : null,
    };

    /// <inheritdoc/>
    public string Name => DecoderName;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        if (RtmDetMaps.AreIn(outputs))
        {
            return _raw.Decode(outputs, geometry);
        }

        var rows = RtDetrOutput.Take(outputs, Name, "dets", null, 5);
        var classes = RtDetrOutput.Labels(RtDetrOutput.Take(outputs, Name, "labels", rows.Shape[0]), Name, "labels");
        var values = rows.ToFloat32();
        var detections = new List<Detection>();
        for (var i = 0; i < classes.Length; i++)
        {
            var row = values.AsSpan(5 * i, 5);
            if (classes[i] < 0 || row[4] == 0)
            {
                continue;
            }

            var box = geometry.ToOriginal(new(row[0], row[1], row[2], row[3]));
            detections.Add(new(Clipping.To(box, geometry.OriginalWidth, geometry.OriginalHeight), row[4], Checked(classes[i])));
        }

        return detections;
    }

    private static bool Has(IReadOnlyList<OutputSignature> outputs, string name, int axes) => outputs.Any(o => o.Name == name && o.Shape.Count == axes);

    private int Checked(int label) => labels == 0 || label < labels
        ? label
        : throw new ParityException($"The decoder \"{Name}\" found label {label}, and the spec names {labels} labels (0 to {labels - 1}). List every class in the model's order; these models have no background class.");
}
