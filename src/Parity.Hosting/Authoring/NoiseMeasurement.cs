using Parity.Running;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>Measures how much the answers of one side vary when nothing that matters changes.</summary>
/// <param name="name">The side, as the report names it.</param>
/// <param name="spec">The spec.</param>
/// <param name="detections">The side's decoder.</param>
/// <param name="inputs">The images.</param>
/// <param name="options">How often.</param>
internal sealed class NoiseMeasurement(string name, ParitySpec spec, DetectionSpec detections, IReadOnlyList<ModelInput> inputs, CalibrationOptions options)
{
    private readonly List<NoiseSource> _sources = [];

    /// <summary>What was measured.</summary>
    public IReadOnlyList<NoiseSource> Sources => _sources;

    /// <summary>The answers of the side as the spec runs it.</summary>
    public IReadOnlyList<Answer> Usual { get; private set; } = [];

    /// <summary>True when its raw outputs have a fixed order.</summary>
    public bool IsDense { get; private set; }

    /// <summary>The name of its decoder.</summary>
    public string? Decoder { get; private set; }

    /// <summary>Measures.</summary>
    /// <param name="load">Loads the side with a number of threads; null: as the spec says.</param>
    /// <param name="loadDouble">Loads it in float64; null: it has no such form.</param>
    public void Run(Func<int?, IModelRunner> load, Func<IModelRunner>? loadDouble)
    {
        using (var side = new CalibratedSide(load(null), detections, spec))
        {
            Usual = side.Run(inputs);
            (IsDense, Decoder) = (side.IsDense, side.Decoder);
            Try(FormattableString.Invariant($"run {options.Repeats} times more"), () => Enumerable.Range(0, options.Repeats)
                .Select(_ => CalibratedSide.Between(Usual, side.Run(inputs), spec, IsDense)).Aggregate((a, b) => a.Max(b)));
            Try("second of a batch of two", () => Batched(side));
        }

        foreach (var threads in new[] { 1, 2 })
        {
            Try(FormattableString.Invariant($"{threads} {(threads == 1 ? "thread" : "threads")}"), () => With(() => load(threads)));
        }

        if (loadDouble is not null)
        {
            Try("against itself in float64", () => With(loadDouble));
        }
    }

    private Parity.Authoring.NoiseFigures With(Func<IModelRunner> load)
    {
        using var side = new CalibratedSide(load(), detections, spec);
        return CalibratedSide.Between(Usual, side.Run(inputs), spec, IsDense);
    }

    private Parity.Authoring.NoiseFigures Batched(CalibratedSide side) => BatchSlots.Second(inputs) is { } pairs
        ? CalibratedSide.Between(Usual, side.Run(pairs, BatchSlots.SecondOf), spec, IsDense)
        : throw new RunnerException("the images make tensors of different shapes, or without a batch axis", cause: null);

    // What a model cannot do (a fixed batch, no float64) is said, and the others are still measured.
    private void Try(string what, Func<Parity.Authoring.NoiseFigures> measure)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        try
        {
            _sources.Add(new(name, what, measure(), null));
        }
        catch (ParityException e)
        {
            _sources.Add(new(name, what, null, e.Message.Split('\n', 2)[0]));
        }
    }
}
