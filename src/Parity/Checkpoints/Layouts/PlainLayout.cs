using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>A file that is the weights, or a dict of an unknown trainer.</summary>
internal static class PlainLayout
{
    /// <summary>Always answers; the entry is decided only where there is one.</summary>
    public static CheckpointLayout Recognise(CheckpointContents contents) => contents.Sources switch
    {
        [{ Path: "", Value: PickleDict dict }] => new(MmengineLayout.IsDistilled(dict) ? "MMRazor distillation, raw state dict" : "raw state dict", string.Empty, "the file is the state dict"),
        [{ Path: "" }] => new($"pickled module {((PickleObject)contents.Root).TypeName}", string.Empty, "the file is the module"),
        [var only] => new("dict with one set of weights", only.Path, "the only weights of the file"),
        [] => new(WrongFiles.WeightlessFile.Name(contents), null, "nothing in the file is a state dict or a module"),
        _ => new("dict with several sets of weights", null, "the layout is not known"),
    };
}
