namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>What a row of <c>output0</c> holds; it changed between releases.</summary>
internal enum OutputRows
{
    /// <summary>Releases 8.3: centre and size in 0..1, then one sigmoid score per class; <c>[B,Q,4+C]</c> in the order of the queries.</summary>
    Scores,

    /// <summary>Releases 8.4: centre and size in 0..1, score, class; <c>[B,Q,6]</c>, the best of all queries and classes, by score.</summary>
    Detections,
}
