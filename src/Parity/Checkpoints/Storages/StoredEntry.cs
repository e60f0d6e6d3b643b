using Parity.Checkpoints.Pickle;
using Parity.Tensors;

namespace Parity.Checkpoints.Storages;

/// <summary>A state dict entry whose bytes lie in a checkpoint's storage.</summary>
internal sealed class StoredEntry : StateEntry
{
    private readonly string _path;
    private readonly string _key;
    private readonly PickleTensor _tensor;

    private StoredEntry(string path, string key, ElementType type, PickleTensor tensor)
        : base(key, type, tensor.Shape) => (_path, _key, _tensor) = (path, key, tensor);

    /// <summary>Makes the entry after checking that the tensor lies inside its storage.</summary>
    /// <exception cref="CheckpointException">It does not, or its number format is not read here.</exception>
    public static StoredEntry Create(string path, string key, PickleTensor tensor) =>
        new(path, key, TensorReading.Check(path, key, tensor).Type, tensor);

    /// <inheritdoc/>
    public override TensorData Read() => TensorReading.Read(_path, _key, _tensor);

    /// <inheritdoc/>
    public override void ReadInto(Span<byte> destination) => TensorReading.ReadInto(_path, _key, _tensor, destination);
}
