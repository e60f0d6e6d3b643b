using System.IO.Compression;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Running;
using Parity.Torch.Tests.Native;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>Distilled nets: as a student that was converted, and with a prefix that the spec names.</summary>
public sealed class RtmDetStudentTests
{
    private const string Classes = "num_classes";
    private const string Widen = "widen_factor";

    [Fact]
    public void A_converted_student_without_prefix_and_meta_loads_as_it_is()
    {
        var expected = TestData.Npz("rtmdet/student.npz");
        using var folder = new TemporaryFolder();
        using var runner = TorchRunner.Load(Reference(Unpacked(folder), (Classes, "1"), (Widen, "0.03125")));
        var ramp = Enumerable.Range(0, 3 * 64 * 64).Select(i => (i % 251 / 64f) - 2).ToArray();

        var outputs = runner.Run(new ModelInput("ramp", TensorData.From(ramp, 1, 3, 64, 64), ImageGeometry.Unchanged(64, 64)));

        foreach (var name in outputs.Names)
        {
            outputs[name].ToFloat32().Should().Equal(expected[name].ToFloat32(), (a, b) => MathF.Abs(a - b) < 1e-4f, name);
        }

        string.Join(' ', runner.Description.Notes).Should().NotContain("architecture.").And.NotContain("teacher");
    }

    [Fact]
    public void The_prefix_of_the_student_may_be_written_out()
    {
        using var plain = TorchRunner.Load(Reference(Distilled, (Classes, "3"), (Widen, "0.125")));
        using var named = TorchRunner.Load(Reference(Distilled, (Classes, "3"), (Widen, "0.125")) with { StripPrefix = "architecture." });

        Maps(named).Should().Equal(Maps(plain));
    }

    [Fact]
    public void Another_prefix_takes_the_teacher_instead_of_the_student()
    {
        using var student = TorchRunner.Load(Reference(Distilled, (Classes, "3"), (Widen, "0.125")));
        using var teacher = TorchRunner.Load(Reference(Distilled, (Classes, "3"), (Widen, "0.03125"), ("deepen_factor", "0.33")) with { StripPrefix = "teacher." });

        Maps(teacher).Should().HaveCount(Maps(student).Length).And.NotEqual(Maps(student));
        FluentActions.Invoking(() => TorchRunner.Load(Reference(Distilled, (Classes, "3"), (Widen, "0.125")) with { StripPrefix = "teacher." }))
            .Should().Throw<ParityException>("the student's widths are not the teacher's");
    }

    private static string Distilled => RepositoryRoot.File("models", "rtmdet-shapes", "distilled.pth");

    private static string Unpacked(TemporaryFolder folder)
    {
        using var packed = new GZipStream(File.OpenRead(TestData.PathOf("rtmdet/student.pth.gz")), CompressionMode.Decompress);
        var path = folder.File("student.pth");
        using var file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }

    private static float[] Maps(TorchRunner runner)
    {
        var outputs = runner.Run(new ModelInput("zeros", TensorData.From(new float[3 * 64 * 64], 1, 3, 64, 64), ImageGeometry.Unchanged(64, 64)));
        return [.. outputs.Names.SelectMany(n => outputs[n].ToFloat32())];
    }

    private static ReferenceSpec Reference(string path, params (string Key, string Value)[] options) => new()
    {
        At = default,
        Kind = "checkpoint",
        Source = path,
        Architecture = "rtmdet/tiny",
        Options = new(default, [.. options.Select(o => KeyValuePair.Create(new SpecScalar(default, o.Key), (SpecNode)new SpecScalar(default, o.Value)))]),
    };
}
