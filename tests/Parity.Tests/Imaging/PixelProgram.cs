using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Tests.Imaging;

/// <summary>
/// The test assembly's own entry point: the tests that hold pixels to the bytes of Pillow, OpenCV and torch, run in this process. A process can
/// be started without vector instructions, and a test cannot (see <see cref="PlainProcessorTests"/>).
/// </summary>
internal static class PixelProgram
{
    public static int Main()
    {
        var runs = 0;
        PixelResizingTests.Step = 7;
        try
        {
            runs += Each(PixelResizingTests.Filters(), r => new PixelResizingTests().Resizes_to_the_bytes_of_the_original_library_at_every_size((string)r[0]));
            runs += Each(SkiaImageDecoderTests.Decoded(), r => new SkiaImageDecoderTests().Decodes_to_the_bytes_that_Pillow_gives((string)r[0], (int)r[1], (int)r[2], (string)r[3]));
            runs += Each(SkiaImageDecoderTests.Variants(), r => new SkiaImageDecoderTests().Decodes_every_kind_of_file_to_the_bytes_of_Pillow_and_OpenCV((string)r[0], (string)r[1]));
            runs += Each(JpegSamplingTests.Samplings, r => new JpegSamplingTests().Decodes_every_subsampling_to_the_bytes_of_Pillow((string)r[0]));
            runs += Each(PreprocessPresetTests.Recipes(), r => new PreprocessPresetTests().Makes_the_tensor_of_the_original_code_to_the_bit((string)r[0]));
            new PreprocessPresetTests().A_letterbox_is_OpenCVs_to_the_byte();
        }
        catch (Xunit.Sdk.XunitException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine($"{runs} tests, vectors {Vector128.IsHardwareAccelerated}, AVX2 {Avx2.IsSupported}");
        return 0;
    }

    private static int Each(IEnumerable<object[]> rows, Action<object[]> test) => rows.Select(row => Count(row, test)).Sum();

    private static int Count(object[] row, Action<object[]> test)
    {
        test(row);
        return 1;
    }
}
