namespace Parity.Detections;

/// <summary>A decoder that was inferred from a model's outputs.</summary>
/// <param name="Decoder">Its name.</param>
/// <param name="Reason">What it was recognised by, for the verdict.</param>
public sealed record DecoderInference(string Decoder, string Reason);
