using System.Collections.Concurrent;
using TorchSharp;

namespace Parity.Torch.Operators;

/// <summary>
/// Numbers for libtorch that are never freed, and arithmetic that takes them. TorchSharp 0.107 hands libtorch a pointer to the number and holds its owner no
/// longer than that: a garbage collection on another thread may then free the number while libtorch reads it. Measured: in some thousand forward passes beside
/// threads that allocate, libtorch twice found no number there ("Expected false to be true", <c>Scalar.h</c>); a wrong number would go unseen. Hidden temporaries do
/// the same: <c>a + b</c> of two tensors makes a scalar 1. So this library may use neither (<c>BannedSymbols.txt</c>), and architectures of your own should not.
/// </summary>
public static class Scalars
{
    private static readonly ConcurrentDictionary<double, Scalar> Reals = new();
    private static readonly ConcurrentDictionary<long, Scalar> Integers = new();

    /// <summary>The factor of a sum's second term.</summary>
    public static Scalar One { get; } = Of(1L);

    /// <summary>A float64 number; libtorch takes it to the tensor's element type.</summary>
    public static Scalar Of(double value) => Reals.GetOrAdd(value, static v => v.ToScalar());

    /// <summary>An int64 number.</summary>
    public static Scalar Of(long value) => Integers.GetOrAdd(value, static v => v.ToScalar());

    /// <summary>left + right, element by element with broadcasting.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, torch.Tensor right) => left.add(right, One);

    /// <summary>left + value.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, double value) => left.add(Of(value), One);

    /// <summary>Adds right to left in place and returns left.</summary>
    public static torch.Tensor PlusInPlace(this torch.Tensor left, torch.Tensor right) => left.add_(right, One);

    /// <summary>1 − tensor.</summary>
    public static torch.Tensor Complement(this torch.Tensor tensor) => tensor.neg().add(One, One);

    /// <summary>left · value.</summary>
    public static torch.Tensor Times(this torch.Tensor left, double value) => left.mul(Of(value));

    /// <summary>0, 1, … count − 1, <c>[count]</c>.</summary>
    public static torch.Tensor Range(long count, torch.ScalarType type) => torch.arange(Of(0L), Of(count), Of(1L), type);
}
