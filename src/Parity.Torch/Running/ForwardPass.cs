using Parity.Running;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>The frame around every forward pass: no gradients, the threads asked for, every tensor disposed, and what is thrown made a verdict.</summary>
internal static class ForwardPass
{
    /// <summary>Runs a pass.</summary>
    /// <param name="threads">Threads for it; null: libtorch decides.</param>
    /// <param name="pass">Computes the outputs and copies them out.</param>
    /// <param name="words">What a verdict keeps of a message; null: its first line, for libtorch appends its C++ stack.</param>
    /// <exception cref="RunnerException">Whatever the model throws while it runs: a verdict with those words, not the end of the run.</exception>
    public static RawOutputs Run(int? threads, Func<IEnumerable<KeyValuePair<string, TensorData>>> pass, Func<string, string>? words = null)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        try
        {
            if (threads is { } count && torch.get_num_threads() != count)
            {
                torch.set_num_threads(count);
            }

            return new(pass());
        }
        catch (Exception failure) when (failure is not RunnerException)
        {
            throw new RunnerException((words ?? FirstLine)(failure.Message), cause: null, failure);
        }
    }

    /// <summary>The first line of a message.</summary>
    public static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
