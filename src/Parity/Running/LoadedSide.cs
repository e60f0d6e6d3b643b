namespace Parity.Running;

/// <summary>A side that was to be loaded: the model, or why there is none.</summary>
/// <param name="Side">The loaded model, or null.</param>
/// <param name="Failure">The runtime refused the model: a verdict of no parity.</param>
/// <param name="Error">The file or the machine cannot be used: nothing can be judged.</param>
internal sealed record LoadedSide(ModelSide? Side, RunnerFailure? Failure, ParityException? Error)
{
    /// <summary>Loads a side, keeping what goes wrong.</summary>
    public static LoadedSide Load(Func<ModelSide> load)
    {
        try
        {
            return new(load(), null, null);
        }
        catch (RunnerException e)
        {
            return new(null, new(e.Message, e.Cause), null);
        }
        catch (ParityException e)
        {
            return new(null, null, e);
        }
    }
}
