using Parity.Imaging;
using Parity.Running;

namespace Parity.Detections;

/// <summary>Turns a model's raw outputs into detections in pixels of the original image.</summary>
public interface IDetectionDecoder
{
    /// <summary>The name a spec uses: <c>torchvision</c>, <c>rtdetr</c>, …</summary>
    string Name { get; }

    /// <summary>Decodes the outputs of one image.</summary>
    /// <param name="outputs">Everything the model returned, by output name.</param>
    /// <param name="geometry">How the image was brought to the model's input size.</param>
    /// <exception cref="ParityException">An output the decoder needs is missing or has an unusable shape or type.</exception>
    IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry);

    /// <summary>
    /// The most detections that the selection behind these outputs keeps (the best 300 of all queries and classes, say); null: not known, or no
    /// detection can fall out of it. Where it is full, the last place is a second threshold.
    /// </summary>
    int? Capacity(RawOutputs outputs) => null;
}
