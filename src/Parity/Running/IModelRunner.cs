namespace Parity.Running;

/// <summary>A loaded model. Loaded once per run, used for every image, disposed with the run. Not safe for concurrent use.</summary>
public interface IModelRunner : IDisposable
{
    /// <summary>What really runs.</summary>
    RunnerDescription Description { get; }

    /// <summary>Runs one image.</summary>
    /// <exception cref="RunnerException">The model failed on this image: a verdict of no parity, not a crash of the tool.</exception>
    RawOutputs Run(ModelInput input);
}
