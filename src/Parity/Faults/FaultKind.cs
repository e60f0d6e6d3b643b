namespace Parity.Faults;

/// <summary>What a fault changes.</summary>
public enum FaultKind
{
    /// <summary>The shared preprocessing, and so the tensor both sides receive.</summary>
    Preprocessing,

    /// <summary>The decoded detections: it tests the verdict, not the pipeline.</summary>
    Detections,
}
