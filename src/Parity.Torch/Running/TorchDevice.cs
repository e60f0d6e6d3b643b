using System.Globalization;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>Reads the device a spec names.</summary>
internal static class TorchDevice
{
    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    /// <exception cref="ParityException">The device is unknown or not on this machine.</exception>
    public static torch.Device Parse(string name)
    {
        if (name == "cpu")
        {
            return torch.CPU;
        }

        var index = 0;
        if (name != "cuda" && !(name.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out index)))
        {
            throw new ParityException($"The reference's device cannot be \"{name}\"; write cpu, cuda or cuda:1.");
        }

        if (!torch.cuda.is_available() || torch.cuda.device_count() <= index)
        {
            throw new ParityException(
                $"The reference asks for {name}, and libtorch sees {(torch.cuda.is_available() ? torch.cuda.device_count() : 0)} CUDA devices. "
                + "Build with -p:ParityTorch=cuda on a machine with a driver, or write device: cpu.");
        }

        KeepFloat32();
        return torch.device(DeviceType.CUDA, index);
    }

    /// <summary>Switches TF32 off, which PyTorch allows in convolutions by default: a reference that rounds its own products to 10 bits proves nothing about a candidate.</summary>
    internal static void KeepFloat32()
    {
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
    }
}
