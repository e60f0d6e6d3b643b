using System.Runtime.InteropServices;
using Parity.Engines;
using Parity.Imaging;
using Parity.Machines;
using Parity.Running;
using Parity.Running.Engines;
using Parity.Specs;
using Parity.Tensors;
using Parity.Tests.Engines;
using Parity.Tests.Machines;

namespace Parity.Tests.Running.Engines;

/// <summary>
/// An engine file that is none, and shell scripts in the place of NVIDIA's programs: they record how they were called, check the lengths of what they are fed, and write
/// outputs in the described formats. This holds our side of the exchange; that NVIDIA's programs behave as described was not tried here.
/// </summary>
internal sealed class EngineBench : IDisposable
{
    public static readonly EngineSignature RtDetr = new(
        [Slot("images", "float32 Nx3x4x6"), Slot("orig_target_sizes", "int64 Nx2")],
        [Slot("labels", "int64 Nx2"), Slot("boxes", "float32 Nx2x4"), Slot("scores", "float32 Nx2")]);

    public EngineBench(byte[]? plan = null) => File.WriteAllBytes(EnginePath, plan ?? PlanBytes.Of(8, 6, 1));

    public ProgramFolder Programs { get; } = new();

    public string EnginePath => Path.Combine(Programs.Root, "rtdetr, fp16 = best.engine");

    /// <summary>The arguments of the last call, one a line, as the script kept them.</summary>
    public string[] Arguments => File.ReadAllLines(Path.Combine(Programs.Root, "arguments"));

    public static TensorSlot Slot(string name, string text) => TensorSlot.TryParse(name, text, out var slot) ? slot : throw new InvalidOperationException(text);

    public static ModelInput Input(int height = 4, int width = 6)
    {
        var tensor = TensorData.Zeros<float>(1, 3, height, width);
        for (var i = 0; i < tensor.Count; i++)
        {
            tensor.MutableSpan<float>()[i] = i / 100f;
        }

        return new("picture.png", tensor, ImageGeometry.Unchanged(100, 50));
    }

    public EngineJob Job(EngineSignature? signature = null, EngineOptions? options = null, string? device = null) => new(
        new() { At = default, Name = "trt", Kind = "engine", Source = EnginePath, Tolerance = new(), Precision = PrecisionClass.Fp16, Device = device },
        options ?? new(),
        PlanFile.Read(EnginePath),
        signature ?? RtDetr);

    /// <summary>A program whose script keeps its arguments and its inputs before it does what the test says.</summary>
    public Finding Program(string name, string? version, string script) =>
        new(name, true, version is null ? null : Version.Parse(version), name)
        {
            Path = Programs.Write(name, $"""
                for a in "$@"; do echo "$a"; done > '{Programs.Root}/arguments'
                cp -L ./* '{Programs.Root}/' 2>/dev/null
                D='{Programs.Root}'
                {script}
                """),
        };

    /// <summary>Puts a file beside the scripts, to be copied by them.</summary>
    public void Prepare<T>(string name, params T[] values)
        where T : unmanaged => File.WriteAllBytes(Path.Combine(Programs.Root, name), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    public byte[] Kept(string name) => File.ReadAllBytes(Path.Combine(Programs.Root, name));

    public void Dispose() => Programs.Dispose();
}
