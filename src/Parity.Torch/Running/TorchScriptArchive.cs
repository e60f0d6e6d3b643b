using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Parity.Torch.Running;

/// <summary>
/// Looks into a TorchScript archive before libtorch does: a load that fails there ends the process, so that whatever can be seen
/// beforehand is refused with a reason.
/// </summary>
internal static partial class TorchScriptArchive
{
    private static readonly string[] Parts = ["constants.pkl", "data.pkl"];
    private const int MostCode = 64 * 1024 * 1024;

    // Operators that libtorch itself brings; all others are registered by libraries that TorchSharp does not load.
    private static readonly string[] Known = ["aten", "prim", "prims", "quantized", "mkldnn", "mkldnn_prepacked", "onednn", "inductor", "sparse"];

    /// <summary>Checks that the archive is whole and needs no operators that are not there.</summary>
    /// <exception cref="ParityException">It cannot be loaded; the message names what it needs, and the way round.</exception>
    public static void Check(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            RequireParts(archive, path);
            var foreign = archive.Entries.Where(e => e.FullName.EndsWith(".py", StringComparison.Ordinal)).SelectMany(e => Foreign(Read(e, path))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (foreign.Count > 0)
            {
                throw new ParityException(
                    $"{path} calls {string.Join(", ", foreign)}, which libtorch does not bring (only {string.Join(", ", Known.Take(3))} and the like), and a load that fails ends the process. "
                    + "Export the part before them (raw boxes and scores) with torch.jit.trace, or use a checkpoint with its architecture, recorded outputs, or a command that runs the model in its Python.");
            }

            foreach (var entry in archive.Entries)
            {
                Drain(entry);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} is no whole TorchScript archive: {e.Message.TrimEnd('.')}. Save it again with torch.jit.save, or copy it again.", e);
        }
    }

    private static void RequireParts(ZipArchive archive, string path)
    {
        var names = archive.Entries.Select(e => e.FullName).ToList();
        string[] missing = [.. Parts.Where(part => !names.Any(n => n.EndsWith($"/{part}", StringComparison.Ordinal)))];
        if (!names.Any(n => n.Contains("/code/", StringComparison.Ordinal)))
        {
            missing = [.. missing, "code/"];
        }

        if (missing.Length > 0)
        {
            throw new ParityException(
                $"{path} is no TorchScript archive: it lacks {string.Join(", ", missing)}. A file of torch.save is a checkpoint: name it with \"checkpoint:\" and its architecture; torch.jit.save writes what \"torchscript:\" reads.");
        }
    }

    private static IEnumerable<string> Foreign(string code) =>
        Operator().Matches(code).Where(m => !Known.Contains(m.Groups["space"].Value)).Select(m => $"{m.Groups["space"].Value}::{m.Groups["name"].Value}");

    private static string Read(ZipArchiveEntry entry, string path)
    {
        if (entry.Length > MostCode)
        {
            throw new ParityException($"{path}: the code in {entry.FullName} takes {entry.Length} bytes; at most {MostCode} are read.");
        }

        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Reading to the end checks the length and the checksum of the entry.
    private static void Drain(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        stream.CopyTo(Stream.Null);
    }

    // The code calls an operator of another library as ops.torchvision.nms(…).
    [GeneratedRegex(@"(?<![\w.])ops\.(?<space>\w+)\.(?<name>\w+)")]
    private static partial Regex Operator();
}
