using Parity.Comparison;
using Parity.Faults;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Running;

/// <summary>Injects one fault into the shared pipeline and runs it, image by image, until the golden catches it in both ways or the images end.</summary>
internal sealed class FaultPass(ParitySpec spec, PreprocessPipeline pipeline, Func<string, ImageResults> cleanRuns)
{
    /// <summary>Runs the fault on a model and judges what the golden makes of it.</summary>
    /// <exception cref="ParityException">The model cannot be used.</exception>
    public FaultVerdict Run(IFault fault, LoadedSide side, CancellationToken cancellation)
    {
        var faulty = fault.Apply(pipeline);
        var images = new List<FaultImageVerdict>();
        foreach (var name in spec.Images.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            var clean = cleanRuns(name);
            var evidence = clean.Clean(name) ?? throw clean.Error(null, name) ?? side.Error ?? new ParityException($"{spec.Model}: the model did not run on {name}, so the fault {fault.Name} cannot be tried.");
            images.Add(FaultJudge.JudgeImage(evidence, Inject(fault, faulty, side, name)));
            if (images.Any(i => i.CaughtByTensor) && images.Any(i => i.CaughtByDetections))
            {
                break;
            }
        }

        return FaultJudge.Judge(spec, fault, images);
    }

    private SideOutputs Inject(IFault fault, PreprocessPipeline faulty, LoadedSide side, string name)
    {
        var image = faulty.Run(spec.Images.PathOf(name));
        var ran = SideResult.Of(side, new(name, image.Tensor, image.Geometry), TensorFingerprint.Of(image.Tensor));
        var outputs = ran.Outputs ?? throw ran.Error!;
        return outputs with { Detections = outputs.Detections is null ? null : fault.Apply(outputs.Detections) };
    }
}
