using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>An operator that works for one size only, although the file declares that the size varies.</summary>
/// <param name="Node">The operator.</param>
/// <param name="Varies">What varies, in words.</param>
/// <param name="Baked">What it is held to, in words.</param>
/// <param name="FromData">True when the size is a number of detections.</param>
internal sealed record SizeConflict(OnnxNode Node, string Varies, string Baked, bool FromData);
