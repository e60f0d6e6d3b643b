using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>A whole <c>torch.nn.Module</c> that was pickled: an inert object whose state holds parameters, buffers and submodules.</summary>
internal static class PickledModule
{
    /// <summary>True when the object has the attributes that every module has.</summary>
    public static bool IsModule(PickleObject value) => value.State is PickleDict state && state.Has("_parameters") && state.Has("_modules");
}
