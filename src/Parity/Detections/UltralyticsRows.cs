namespace Parity.Detections;

/// <summary>What a row of Ultralytics' <c>output0</c> holds after the box; it changed between releases.</summary>
internal enum UltralyticsRows
{
    /// <summary>Up to 8.3: one score per class.</summary>
    Scores,

    /// <summary>From 8.4: the score and the class index.</summary>
    Detections,
}
