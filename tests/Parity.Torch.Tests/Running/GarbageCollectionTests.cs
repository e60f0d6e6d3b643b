using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Running;

namespace Parity.Torch.Tests.Running;

/// <summary>
/// A garbage collection on another thread must not free what libtorch is reading. TorchSharp's own temporaries are freed so (see Scalars): with
/// them these models stopped with "Expected false to be true", or answered with wrong numbers.
/// </summary>
public sealed class GarbageCollectionTests
{
    [Theory]
    [InlineData("rtdetr-shapes.yaml")]
    [InlineData("ultralytics-rtdetr-shapes.yaml")]
    [InlineData("rtmdet-shapes.yaml")]
    [InlineData("fasterrcnn-shapes.yaml")]
    public void A_model_answers_the_same_while_another_thread_collects_garbage(string file)
    {
        var spec = SpecFile.Load(RepositoryRoot.File("specs", file));
        using var runner = TorchRunner.Load(spec.Reference!);
        var image = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!.Run(spec.Images.PathOf("scene-1.png"));
        var input = new ModelInput("scene-1.png", image.Tensor, image.Geometry);
        var expected = runner.Run(input);
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();

        try
        {
            for (var pass = 0; pass < 15; pass++)
            {
                var found = runner.Run(input);
                foreach (var name in expected.Names)
                {
                    found[name].Bytes.Span.SequenceEqual(expected[name].Bytes.Span).Should().BeTrue("pass {0} returns the same {1}", pass, name);
                }
            }
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }
}
