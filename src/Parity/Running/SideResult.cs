using Parity.Comparison;
using Parity.Imaging;

namespace Parity.Running;

/// <summary>What one side made of one image, or why that cannot be judged.</summary>
internal sealed record SideResult(SideOutputs? Outputs, ParityException? Error)
{
    /// <summary>Runs a loaded side on an image, keeping what goes wrong.</summary>
    public static SideResult Of(LoadedSide side, ModelInput input, TensorFingerprint fingerprint)
    {
        if (side.Error is not null)
        {
            return new(null, side.Error);
        }

        if (side.Failure is not null)
        {
            return new(new() { Input = fingerprint, Failure = side.Failure }, null);
        }

        try
        {
            return new(side.Side!.Run(input, fingerprint), null);
        }
        catch (ParityException e)
        {
            return new(null, e);
        }
    }
}
