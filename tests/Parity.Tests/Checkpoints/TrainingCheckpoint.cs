using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Parity.Tests.Checkpoints;

/// <summary>
/// Writes a training checkpoint as torch.save lays it out, as large as asked: model and optimizer moments, every tensor square and float32. Storages are
/// holes in the file (zeros that take no disk) but for the first row, which counts 0, 1, 2 …
/// </summary>
internal sealed class TrainingCheckpoint : IDisposable
{
    /// <summary>Rows and columns of each tensor; 16 MiB of float32.</summary>
    public const int Side = 2048;

    public const int TensorBytes = Side * Side * sizeof(float);

    private static readonly string[] Weights = ["backbone.conv.weight", "encoder.conv.weight", "decoder.conv.weight", "head.transposed", "head.column"];
    private readonly MemoryStream _pickle = new();
    private int _storages;

    private TrainingCheckpoint(string folder) => Path = System.IO.Path.Combine(folder, "checkpoint0071.pth");

    public string Path { get; }

    /// <summary>Writes one in a new folder: five weights, twice as many moments, 250 MB.</summary>
    public static TrainingCheckpoint Write()
    {
        var checkpoint = new TrainingCheckpoint(Directory.CreateTempSubdirectory("parity-training-").FullName);
        checkpoint.WritePickle();
        checkpoint.WriteFile();
        return checkpoint;
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    private void WritePickle()
    {
        Op(0x80, 2);
        Op('}', '(');
        Text("model");
        Op('}', '(');
        Tensor(Weights[0], [Side, Side], [Side, 1]);
        Tensor(Weights[1], [Side, Side], [Side, 1]);
        Tensor(Weights[2], [Side, Side], [Side, 1]);
        Tensor(Weights[3], [Side, Side], [1, Side]);
        Tensor(Weights[4], [Side], [Side]);
        Op('u');
        Text("last_epoch");
        Op('K', 71);
        Text("optimizer");
        Op('}', '(');
        Text("state");
        Op('}', '(');
        for (byte i = 0; i < Weights.Length; i++)
        {
            Op('K', i);
            Op('}', '(');
            Tensor("exp_avg", [Side, Side], [Side, 1]);
            Tensor("exp_avg_sq", [Side, Side], [Side, 1]);
            Op('u');
        }

        Op('u');
        Text("param_groups");
        Op(']');
        Op('u', 'u', '.');
    }

    private void Tensor(string name, int[] shape, int[] stride)
    {
        Text(name);
        Global("torch._utils", "_rebuild_tensor_v2");
        Op('(', '(');
        Text("storage");
        Global("torch", "FloatStorage");
        Text(_storages++.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Text("cuda:0");
        Integer(Side * Side);
        Op('t', 'Q', 'K', 0);
        Sizes(shape);
        Sizes(stride);
        Op(0x89);
        Global("collections", "OrderedDict");
        Op(')', 'R', 't', 'R');
    }

    private void Sizes(int[] sizes)
    {
        Op('(');
        foreach (var size in sizes)
        {
            Integer(size);
        }

        Op('t');
    }

    private void Integer(int value)
    {
        Op('J');
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _pickle.Write(bytes);
    }

    private void Text(string text)
    {
        Op('X', (byte)text.Length, 0, 0, 0);
        _pickle.Write(Encoding.ASCII.GetBytes(text));
    }

    private void Global(string module, string name) => _pickle.Write(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private void Op(params ReadOnlySpan<int> codes)
    {
        foreach (var code in codes)
        {
            _pickle.WriteByte((byte)code);
        }
    }

    private void WriteFile()
    {
        var row = MemoryMarshal.AsBytes<float>([.. Enumerable.Range(0, Side).Select(i => (float)i)]).ToArray();
        using var file = File.Create(Path);
        ArchiveWriter.Write(file, [
            ("checkpoint0071/data.pkl", _pickle.ToArray(), null),
            ("checkpoint0071/version", "3\n"u8.ToArray(), null),
            .. Enumerable.Range(0, _storages).Select(i => ($"checkpoint0071/data/{i}", row, (long?)TensorBytes))]);
    }
}
