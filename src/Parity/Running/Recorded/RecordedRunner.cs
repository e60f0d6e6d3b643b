namespace Parity.Running.Recorded;

/// <summary>
/// A model whose outputs were recorded elsewhere. A folder holds one file per image, named after it (<c>001.png.npz</c>); a single file holds
/// arrays named after image and output (<c>001.png/boxes</c>).
/// </summary>
public sealed class RecordedRunner : IModelRunner
{
    private readonly string _path;
    private readonly Lazy<RawOutputs>? _all;

    /// <summary>Opens recorded outputs.</summary>
    /// <param name="path">The folder, or the one <c>.npz</c>, <c>.safetensors</c> or Polygraphy <c>.json</c> file.</param>
    /// <exception cref="ParityException">There is no such file or folder.</exception>
    public RecordedRunner(string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new ParityException($"{path}: no such file or folder. Expected recorded outputs: a folder of <image>.npz files, or one .npz with arrays named <image>/<output>.");
        }

        _path = path;
        _all = Directory.Exists(path) ? null : new(() => RecordedOutputs.Read(path));
        Description = new() { Kind = "recorded", ModelPath = path, Runtime = "recorded outputs", Device = "as recorded" };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input) => Read(input.ImageName);

    /// <summary>The outputs recorded of an image.</summary>
    /// <exception cref="ParityException">There are none, or they cannot be read.</exception>
    public RawOutputs Read(string image) => _all is null ? OfFolder(image) : OfFile(_all.Value, image);

    /// <summary>True when outputs of the image are there.</summary>
    /// <exception cref="ParityException">The one file they are in cannot be read.</exception>
    public bool Holds(string image) => _all is null ? Files(image).Any(File.Exists) : _all.Value.Names.Any(n => n.StartsWith(image + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held open between images.
    }

    private RawOutputs OfFolder(string image)
    {
        var files = Files(image);
        return files.FirstOrDefault(File.Exists) is { } file
            ? RecordedOutputs.Read(file)
            : throw new ParityException($"{_path} holds no recorded outputs of {image}; expected one of {string.Join(", ", files.Select(Path.GetFileName))}. Record the image, or take it out of the spec.");
    }

    private List<string> Files(string image) => [.. RecordedOutputs.Extensions.Select(e => Path.Combine(_path, image + e))];

    private RawOutputs OfFile(RawOutputs all, string image)
    {
        var prefix = image + "/";
        var own = all.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return own.Count > 0
            ? new(own.Select(n => KeyValuePair.Create(n[prefix.Length..], all[n])))
            : throw new ParityException($"{_path} holds no arrays named {prefix}<output>. Record the image, or take it out of the spec.");
    }
}
