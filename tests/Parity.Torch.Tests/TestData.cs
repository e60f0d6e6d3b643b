using Parity.Tensors;

namespace Parity.Torch.Tests;

/// <summary>The files under Data, wherever the tests are started from.</summary>
internal static class TestData
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static IReadOnlyDictionary<string, TensorData> Npz(string name) => NpzFile.Read(PathOf(name));
}
