using Parity.Checkpoints;
using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>
/// What a head makes of its last convolution. Shapes cannot reveal it: where the options are silent, the key names decide, and the choice is said.
/// </summary>
/// <param name="Project">The codebase; MMDetection's head multiplies by the stride itself.</param>
/// <param name="Exponent">True: the convolution predicts logarithms of distances.</param>
/// <param name="Note">The choice in words, for the verdict; empty where the options made it.</param>
internal sealed record DistanceRule(RtmDetProject Project, bool Exponent, string Note)
{
    /// <summary>Takes what the options say, and the rest from the key names of the weights.</summary>
    public static DistanceRule Choose(RtmDetOptions options, RtmDetSize size, StateDict? weights)
    {
        var named = weights is not null && MmdetectionKeys.AreUsedBy(weights) ? RtmDetProject.Mmdetection : RtmDetProject.Mmyolo;
        var project = options.Project ?? named;
        var exponent = options.ExponentOnDistances ?? (project == RtmDetProject.Mmdetection && size.MmdetectionExponent);
        if (options.Project is not null && options.ExponentOnDistances is not null)
        {
            return new(project, exponent, string.Empty);
        }

        var unit = project == RtmDetProject.Mmdetection ? "pixels of the input" : "strides";
        var reason = options.Project is not null ? "by the option project" : "by the checkpoint's key names";
        return new(
            project,
            exponent,
            $"RTMDet's head is {(project == RtmDetProject.Mmdetection ? "MMDetection's" : "MMYOLO's")} ({reason}): distances in {unit}, exp_on_reg: {(exponent ? "true" : "false")}. "
            + "The weights do not tell; options project (mmyolo, mmdet) and exp_on_reg override it.");
    }

    /// <summary>The head's distances from its last convolution; the caller owns both.</summary>
    public torch.Tensor Apply(torch.Tensor raw, int stride)
    {
        using var scope = torch.NewDisposeScope();
        var distance = Exponent ? raw.exp() : raw.alias();
        return (Project == RtmDetProject.Mmdetection ? distance.Times(stride) : distance).MoveToOuterDisposeScope();
    }
}
