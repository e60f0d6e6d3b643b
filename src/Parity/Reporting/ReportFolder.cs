using System.Text;
using Parity.Goldens;

namespace Parity.Reporting;

/// <summary>Writes a report in its three forms: the page, the data, and the summary.</summary>
public static class ReportFolder
{
    /// <summary>The page's file name.</summary>
    public const string Page = "index.html";

    /// <summary>The data's file name.</summary>
    public const string Data = "report.json";

    /// <summary>The summary's file name.</summary>
    public const string Summary = "summary.md";

    /// <summary>Sees that a folder can be written, or made where there is none, so that a run does not find out at its end. It leaves nothing behind.</summary>
    /// <exception cref="ParityException">It cannot be written.</exception>
    public static void DemandWritable(string folder)
    {
        var nearest = Path.GetFullPath(folder);
        while (!Directory.Exists(nearest) && !File.Exists(nearest) && Path.GetDirectoryName(nearest) is { } parent)
        {
            nearest = parent;
        }

        try
        {
            using var probe = new FileStream(TemporaryFile.Beside(Path.Combine(nearest, Page)), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{folder}: the report cannot be written there: {e.Message.TrimEnd('.')}. Name another folder.", e);
        }
    }

    /// <summary>Writes all three; each appears whole or not at all.</summary>
    /// <param name="folder">The folder, made where there is none; other files in it are left alone.</param>
    /// <param name="report">The report.</param>
    /// <returns>The page's path.</returns>
    /// <exception cref="ParityException">The folder cannot be written.</exception>
    public static string Write(string folder, ParityReport report)
    {
        ReportFile.Write(Path.Combine(folder, Data), report);
        WholeFile.Write(Path.Combine(folder, Summary), Encoding.UTF8.GetBytes(MarkdownSummary.Write(report)));
        var page = Path.Combine(folder, Page);
        WholeFile.Write(page, Encoding.UTF8.GetBytes(ReportPage.Write(report)));
        return page;
    }
}
