using Parity.Detections;
using Parity.Running;

namespace Parity.Hosting.Authoring;

/// <summary>What a model answered for one image.</summary>
/// <param name="Raw">Its outputs.</param>
/// <param name="Detections">What they decode to.</param>
internal sealed record Answer(RawOutputs Raw, IReadOnlyList<Detection> Detections);
