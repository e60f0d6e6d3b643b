using System.Collections.Immutable;
using System.Text;

namespace Parity.Goldens;

/// <summary>Reads and words golden files.</summary>
public static class GoldenFile
{
    // A golden of ten thousand detections takes about a megabyte.
    private const long MaxBytes = 16 << 20;

    /// <summary>Reads a golden.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ParityException">The file is no golden: damaged, conflicting, of another format, or absurdly large.</exception>
    public static Golden Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MaxBytes
                ? GoldenReader.Read(File.ReadAllText(path, Encoding.UTF8), path)
                : throw new ParityException($"{path}: expected a golden of at most {MaxBytes} bytes; found {length}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path}: the golden cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The file's text: stable, one detection a line, LF.</summary>
    /// <param name="golden">The golden.</param>
    /// <param name="labels">The spec's labels, written beside the numbers for the reader.</param>
    public static string Format(Golden golden, ImmutableArray<string> labels) => GoldenFormat.Write(golden, labels);
}
