using System.Globalization;
using Parity.Imaging;
using Parity.Imaging.Resizing;
using Parity.Imaging.Steps;

namespace Parity.Benchmarks;

/// <summary>
/// <c>imaging PICTURE.jpg [ROUNDS]</c>: decode, resize and conversion apart, on one thread, as <c>tools/benchmarks/preprocess.py</c> times Pillow and
/// OpenCV. Medians and the fastest round of the thread's processor time, in milliseconds.
/// </summary>
internal static class ImagingComparison
{
    private const int Warmup = 30;

    public static int Run(string[] arguments)
    {
        var path = arguments[0];
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 60;
        foreach (var filter in new[] { ResizeFilter.PillowBilinear, ResizeFilter.OpencvLinear, ResizeFilter.OpencvArea })
        {
            Measure(path, filter, rounds);
        }

        return 0;
    }

    private static void Measure(string path, ResizeFilter filter, int rounds)
    {
        var tensorOnly = new PreprocessPipeline([ScaleStep.DivideBy(255), new LayoutStep(TensorLayout.Chw), new BatchStep()]);
        IPixelDecoder decoder = SkiaImageDecoder.Instance;
        var parts = new List<double>[] { [], [], [], [] };
        for (var round = 0; round < rounds + Warmup; round++)
        {
            var start = ImagingClock.Now;
            using var pixels = decoder.DecodePixels(path, ImageDecodeOptions.Default);
            var decoded = ImagingClock.Now;
            var resized = PixelResizing.Resize(pixels, 640, 640, filter);
            var sized = ImagingClock.Now;
            var tensor = tensorOnly.Run(resized);
            var end = ImagingClock.Now;
            if (round >= Warmup)
            {
                parts[0].Add(decoded - start);
                parts[1].Add(sized - decoded);
                parts[2].Add(end - sized);
                parts[3].Add(end - start);
            }

            GC.KeepAlive(tensor);
        }

        var medians = Array.ConvertAll(parts, Median);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{filter,-26} {medians[3],7:0.00} ms  (decode {medians[0]:0.00}, resize {medians[1]:0.00}, tensor {medians[2]:0.00}; fastest {parts[3].Min():0.00} = {parts[0].Min():0.00} + {parts[1].Min():0.00} + {parts[2].Min():0.00})"));
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
