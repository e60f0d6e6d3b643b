using Parity.Checkpoints;
using Parity.Imaging;
using TorchSharp;

namespace Parity.Torch.Architectures;

/// <summary>
/// A detector in evaluation form. Its state dict has the original's names and shapes (persistent parameters and buffers);
/// everything else it needs is computed or registered as a non-persistent buffer, so that it moves and is disposed with the module.
/// </summary>
/// <param name="name">The class name, as PyTorch prints it.</param>
public abstract class TorchDetector(string name) : torch.nn.Module(name)
{
    /// <summary>Choices the detector made that neither the options nor the weights state, for the verdict; usually none.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>Runs one image, without gradients. The caller owns the dispose scope around it and disposes what is returned.</summary>
    /// <param name="input">The preprocessed tensor, <c>[1,3,H,W]</c> or <c>[3,H,W]</c> as the preprocessing made it.</param>
    /// <param name="geometry">Sizes, for detectors that take them as an input.</param>
    /// <returns>The raw outputs by name, in the original's order.</returns>
    public abstract IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry);

    /// <summary>Brings other spellings of the original's keys to this module's own, before they are loaded.</summary>
    public virtual StateDict Adapt(StateDict stateDict) => stateDict;

    /// <summary>True for a key that may be absent on either side without changing what the detector computes. BatchNorm's counters need not be named.</summary>
    public virtual bool IsOptional(string key) => false;
}
