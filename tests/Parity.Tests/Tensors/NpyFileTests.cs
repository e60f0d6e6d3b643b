using System.Text;
using Parity.Tensors;

namespace Parity.Tests.Tensors;

public sealed class NpyFileTests
{
    // numpy.save of numpy.arange(6, dtype='<f4').reshape(2,3), written by NumPy 1.24.
    private const string ArangeHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    [Fact]
    public void What_is_written_reads_back_and_has_numpys_header()
    {
        var tensor = TensorData.From<float>([0, 1, 2, 3, 4, 5], 2, 3);

        var bytes = NpyFile.Write(tensor);

        (bytes.Length - (6 * 4)).Should().Be(128, "NumPy pads the header to a multiple of 64");
        Encoding.ASCII.GetString(bytes, 10, ArangeHeader.Length).Should().Be(ArangeHeader);
        var read = NpyFile.Read(bytes, "x.npy");
        read.Shape.Should().Equal(2, 3);
        read.Span<float>().ToArray().Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public void Fortran_order_is_turned_into_row_major()
    {
        var bytes = NpyFile.Write(TensorData.From<int>([0, 3, 1, 4, 2, 5], 2, 3));
        var text = Encoding.Latin1.GetString(bytes).Replace("'fortran_order': False", "'fortran_order': True ", StringComparison.Ordinal);
        text = text.Replace("True ,", "True,", StringComparison.Ordinal).Replace(" \n", "  \n", StringComparison.Ordinal);

        NpyFile.Read(Encoding.Latin1.GetBytes(text), "f.npy").Span<int>().ToArray().Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public void Every_truncation_is_a_clear_error()
    {
        var bytes = NpyFile.Write(TensorData.From<long>([1, 2], 2));
        for (var length = 0; length < bytes.Length; length++)
        {
            var act = () => NpyFile.Read(bytes.AsSpan(0, length), "cut.npy");
            act.Should().Throw<ParityException>().WithMessage("cut.npy*");
        }
    }

    [Fact]
    public void A_pickled_array_is_refused()
    {
        var bytes = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(NpyFile.Write(TensorData.From<long>([1], 1))).Replace("<i8", "|O ", StringComparison.Ordinal).Replace("'|O '", "'|O'", StringComparison.Ordinal).Replace(" \n", "  \n", StringComparison.Ordinal));

        var act = () => NpyFile.Read(bytes, "object.npy");

        act.Should().Throw<ParityException>().WithMessage("*|O*not supported*");
    }

    [Fact]
    public void An_archive_keeps_names_types_and_order()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parity-npz").FullName, "a.npz");
        NpzFile.Write(path, [new("b/x", TensorData.From<float>([1.5f])), new("a", TensorData.From<bool>([true, false], 2))]);

        var arrays = NpzFile.Read(path);

        arrays.Keys.Should().Equal("b/x", "a");
        arrays["b/x"].Shape.Should().BeEmpty();
        arrays["a"].Span<bool>().ToArray().Should().Equal(true, false);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_a_clear_error()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parity-npz").FullName, "a.npz");
        File.WriteAllText(path, "not a zip");

        var act = () => NpzFile.Read(path);

        act.Should().Throw<ParityException>().WithMessage("*numpy.savez*");
    }
}
