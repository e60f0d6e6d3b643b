namespace Parity.Checkpoints.WrongFiles;

/// <summary>Names zip archives that are not of <c>torch.save</c>.</summary>
internal static class WrongArchive
{
    /// <summary>Fails when the entries' names show another kind of archive.</summary>
    /// <exception cref="CheckpointException">The archive is TorchScript, NumPy's, or something else.</exception>
    public static void Refuse(string path, IReadOnlyCollection<string> names)
    {
        if (What(names) is { } what)
        {
            throw new CheckpointException(path, CheckpointProblem.NotACheckpoint, $"expected a PyTorch checkpoint, found {what}.{NearbyCandidates.Sentence(path)}");
        }
    }

    private static string? What(IReadOnlyCollection<string> names)
    {
        bool Ends(string end) => names.Any(n => n.EndsWith(end, StringComparison.Ordinal));
        bool Starts(string start) => names.Any(n => n.StartsWith(start, StringComparison.Ordinal));
        return Ends("/constants.pkl") ? "a TorchScript archive (torch.jit.save). Name it in the spec with \"torchscript:\" instead of \"checkpoint:\""
            : Ends("/archive_format") || Ends("models/model.json") ? "an exported program (torch.export, .pt2), which holds a graph instead of a checkpoint"
            : Ends("/.data/python_version") ? "a torch.package archive, which holds code to execute. Save the state dict with torch.save"
            : Ends("/data.pkl") ? null
            : names.Count > 0 && names.All(n => n.EndsWith(".npy", StringComparison.Ordinal)) ? "a NumPy archive (.npz)"
            : Starts("META-INF/") || Starts("word/") || Starts("[Content_Types]") ? "a zip archive of another program"
            : $"a zip archive that torch.save did not write (it holds {string.Join(", ", names.Take(3))}{(names.Count > 3 ? ", …" : string.Empty)}). If the checkpoint lies inside, unpack it first";
    }
}
