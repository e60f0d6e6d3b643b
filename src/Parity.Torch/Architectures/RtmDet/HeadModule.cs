using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Two branches of convolutions per level, each ended by a 1x1 predictor with a bias.</summary>
internal sealed class HeadModule : torch.nn.Module
{
    /// <summary>Convolutions in each branch.</summary>
    public const int Depth = 2;

    private readonly ModuleList<Sequential> _scoreBranches;
    private readonly ModuleList<Sequential> _distanceBranches;
    private readonly ModuleList<Conv2d> _scores;
    private readonly ModuleList<Conv2d> _distances;

    public HeadModule(int channels, int classes, int levels, double epsilon)
        : base(nameof(HeadModule))
    {
        Sequential Branch() => torch.nn.Sequential(Enumerable.Range(0, Depth).Select(_ => new ConvUnit(channels, channels, 3, epsilon)));
        ModuleList<T> PerLevel<T>(Func<T> create)
            where T : torch.nn.Module => torch.nn.ModuleList(Enumerable.Range(0, levels).Select(_ => create()).ToArray());

        _scoreBranches = PerLevel(Branch);
        _distanceBranches = PerLevel(Branch);
        _scores = PerLevel(() => torch.nn.Conv2d(channels, classes, 1));
        _distances = PerLevel(() => torch.nn.Conv2d(channels, 4, 1));
        register_module("cls_convs", _scoreBranches);
        register_module("reg_convs", _distanceBranches);
        register_module("rtm_cls", _scores);
        register_module("rtm_reg", _distances);
    }

    /// <summary>Class logits <c>[N,classes,h,w]</c> of one level.</summary>
    public torch.Tensor Scores(torch.Tensor map, int level) => Predict(_scoreBranches[level], _scores[level], map);

    /// <summary>The last convolution's four numbers <c>[N,4,h,w]</c> of one level, before any scaling.</summary>
    public torch.Tensor Distances(torch.Tensor map, int level) => Predict(_distanceBranches[level], _distances[level], map);

    // As in MapModule: fields are not registered a second time.
    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }

    private static torch.Tensor Predict(Sequential branch, Conv2d predictor, torch.Tensor map)
    {
        using var features = branch.call(map);
        return predictor.call(features);
    }
}
