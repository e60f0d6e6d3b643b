using System.Text;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>
/// Writes what a run received where a golden fails: beside the approved file on a desktop, where Verify's tools find it; in the artefact folder on a
/// build server, where nothing is written under <c>goldens/</c>.
/// </summary>
public sealed class ReceivedGoldens
{
    private readonly ParitySpec _spec;
    private readonly GoldenStore _store;
    private readonly GoldenStore _artefacts;
    private readonly bool _onServer;
    private readonly IDurableFiles _files;

    /// <summary>Received files of one spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="artefactFolder">Where a build server keeps what a run leaves.</param>
    public ReceivedGoldens(ParitySpec spec, string artefactFolder)
        : this(spec, artefactFolder, new DiskFiles(), ContinuousIntegration.Detected)
    {
    }

    /// <summary>Received files of one spec, where the caller knows whether this is a build server.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="artefactFolder">Where a build server keeps what a run leaves.</param>
    /// <param name="onServer">True: nothing is written under <c>goldens/</c>.</param>
    internal ReceivedGoldens(ParitySpec spec, string artefactFolder, bool onServer)
        : this(spec, artefactFolder, new DiskFiles(), onServer)
    {
    }

    internal ReceivedGoldens(ParitySpec spec, string artefactFolder, IDurableFiles files, bool onServer)
    {
        (_spec, _files, _onServer) = (spec, files, onServer);
        _store = new(spec.GoldenFolder);
        _artefacts = new(Path.Combine(artefactFolder, "goldens", spec.Model));
    }

    /// <summary>Writes a received golden; its text is exactly what approving would write, so that a tool may move it into place.</summary>
    /// <param name="received">The golden the run proposes.</param>
    /// <param name="overlay">The PNG of the image with the received boxes drawn on it, or null.</param>
    /// <returns>The file written.</returns>
    /// <exception cref="ParityException">The folder cannot be written.</exception>
    public string Write(Golden received, byte[]? overlay = null)
    {
        try
        {
            return Write(_onServer ? _artefacts : _store, received, overlay);
        }
        catch (Exception e) when (!_onServer && (e is IOException or UnauthorizedAccessException))
        {
            // A read-only checkout: what was received must not be lost, and goes where a build server would keep it.
            return Write(_artefacts, received, overlay);
        }
    }

    private string Write(GoldenStore target, Golden received, byte[]? overlay)
    {
        var path = target.ReceivedPath(received.Image);
        try
        {
            _files.WriteWhole(target.TemporaryPath(received.Image), path, Encoding.UTF8.GetBytes(GoldenFile.Format(received, _spec.Labels)));
            if (overlay is not null)
            {
                _files.WriteWhole(target.TemporaryPath(received.Image), target.ReceivedOverlayPath(received.Image), overlay);
            }

            return path;
        }
        catch (Exception e) when (target == _artefacts && (e is IOException or UnauthorizedAccessException))
        {
            throw new ParityException($"{path}: the received golden cannot be written: {e.Message.TrimEnd('.')}. Make the folder writable, or name another: parity run --report DIR.", e);
        }
    }

    /// <summary>Removes what an earlier run received for an image whose golden holds now.</summary>
    public void Discard(string image)
    {
        if (!_onServer)
        {
            try
            {
                _files.Delete(_store.ReceivedPath(image));
                _files.Delete(_store.ReceivedOverlayPath(image));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Read-only: the file stays for review, which tells that it changes nothing. The verdict does not depend on it.
            }
        }
    }

    /// <summary>Opens the diff tool on a received golden and the approved one, on a desktop only.</summary>
    /// <returns>True when a tool was opened.</returns>
    public Task<bool> OpenDiffAsync(string image) =>
        _onServer ? Task.FromResult(false) : GoldenDiff.OpenAsync(_store.ReceivedPath(image), _store.VerifiedPath(image));
}
