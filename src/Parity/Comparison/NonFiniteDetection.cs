using Parity.Detections;

namespace Parity.Comparison;

/// <summary>A detection with NaN or infinity in its box or score: always a failure.</summary>
/// <param name="Side">The side that has it.</param>
/// <param name="Detection">The detection.</param>
public sealed record NonFiniteDetection(ComparedSide Side, Detection Detection);
