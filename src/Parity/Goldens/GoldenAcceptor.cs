using System.Text;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>
/// Approves goldens: the only code that writes <c>.verified.</c> files, never called by a test. At every moment the approved file is whole, the old one or
/// the new one, and what was received is deleted last: a process that is killed loses nothing.
/// </summary>
public sealed class GoldenAcceptor
{
    private readonly ParitySpec _spec;
    private readonly GoldenStore _store;
    private readonly IDurableFiles _files;
    private readonly bool _onServer;

    /// <summary>Approves goldens of one spec.</summary>
    public GoldenAcceptor(ParitySpec spec)
        : this(spec, new DiskFiles(), ContinuousIntegration.Detected)
    {
    }

    /// <summary>Approves goldens of one spec, where the caller knows whether this is a build server.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="onServer">True: nothing is approved here.</param>
    public GoldenAcceptor(ParitySpec spec, bool onServer)
        : this(spec, new DiskFiles(), onServer)
    {
    }

    internal GoldenAcceptor(ParitySpec spec, IDurableFiles files, bool onServer) =>
        (_spec, _store, _files, _onServer) = (spec, new(spec.GoldenFolder), files, onServer);

    /// <summary>How old a temporary file must be to count as left by a killed process and not as another's work.</summary>
    internal TimeSpan LeftoverAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What <see cref="Accept(Golden, byte[])"/> would change. A golden that cannot be read is replaced, and the preview says so.</summary>
    public GoldenPreview Preview(Golden proposed)
    {
        try
        {
            return GoldenPreview.Of(_store.Find(proposed.Image), proposed, _spec);
        }
        catch (ParityException e)
        {
            var preview = GoldenPreview.Of(null, proposed, _spec);
            return preview with { Kind = GoldenChangeKind.Changed, Lines = [$"replaces a golden that cannot be used: {e.Message}", .. preview.Lines] };
        }
    }

    /// <summary>Writes a golden and its picture.</summary>
    /// <param name="proposed">The golden, made by <see cref="GoldenProposal"/>.</param>
    /// <param name="overlay">The PNG of the image with the golden's boxes drawn on it; null: none, and an outdated one is deleted.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="ParityException">This is a build server, where nothing is approved; or the folder cannot be written.</exception>
    public GoldenPreview Accept(Golden proposed, byte[]? overlay = null)
    {
        ContinuousIntegration.RefuseApproval(_onServer);

        var preview = Preview(proposed);
        try
        {
            Write(proposed, overlay, preview.Kind == GoldenChangeKind.Unchanged);
            return preview;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{_store.VerifiedPath(proposed.Image)}: the golden cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Approves a golden that a run left for review.</summary>
    /// <returns>What changed.</returns>
    /// <exception cref="ParityException">It may not be approved, this is a build server, or the folder cannot be written.</exception>
    public GoldenPreview Accept(PendingGolden pending) => pending is { Golden: { } golden, Refusal: null }
        ? Accept(golden, pending.Overlay is null ? null : File.ReadAllBytes(pending.Overlay))
        : throw new ParityException($"{pending.File}: {pending.Refusal}");

    /// <summary>Deletes what a run left for review; the approved golden stays.</summary>
    public void Reject(string image)
    {
        _files.Delete(_store.ReceivedOverlayPath(image));
        _files.Delete(_store.ReceivedPath(image));
    }

    private void Write(Golden proposed, byte[]? overlay, bool unchanged)
    {
        var image = proposed.Image;

        // A picture that is encoded again may differ in its bytes; an unchanged golden must not show up in a diff.
        if (overlay is not null && !(unchanged && File.Exists(_store.OverlayPath(image))))
        {
            _files.WriteWhole(_store.TemporaryPath(image), _store.OverlayPath(image), overlay);
        }

        if (!unchanged)
        {
            _files.WriteWhole(_store.TemporaryPath(image), _store.VerifiedPath(image), Encoding.UTF8.GetBytes(GoldenFile.Format(proposed, _spec.Labels)));
        }

        if (overlay is null)
        {
            _files.Delete(_store.OverlayPath(image));
        }

        Reject(image);
        foreach (var leftover in _store.Leftovers(image, DateTime.UtcNow - LeftoverAge).ToList())
        {
            _files.Delete(leftover);
        }
    }
}
