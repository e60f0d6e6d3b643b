using Parity.Imaging;

namespace Parity.Running;

/// <summary>A prepared image, or why it cannot be read.</summary>
internal sealed record FedImage(string Name, ModelInput? Input, TensorFingerprint? Fingerprint, ParityException? Error);
